package io.github.promptgate.score.text;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import java.util.List;

/** Passes when the answer starts with the text, or with one of several; white space at the edge counts. */
final class StartsWithScorer implements Scorer {

    private final Metric metric;
    private final Needle needle;

    private StartsWithScorer(Metric metric, Needle needle) {
        this.metric = metric;
        this.needle = needle;
    }

    static Scorer of(ScorerOrder order) {
        return new StartsWithScorer(order.metric(), Needle.of(order));
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        List<String> texts = needle.texts(subject);
        String answer = subject.answer();
        for (String text : texts) {
            int offset = 0;
            if (needle.isAt(answer, offset, text)) {
                Evidence evidence = new Evidence("starts so", List.of(Needle.found(answer, offset, text)));
                return Score.Scored.binary(metric.name(), true, evidence);
            }
        }
        Evidence evidence = new Evidence(
                "starts otherwise", texts.stream().map(Needle::missing).toList());
        return Score.Scored.binary(metric.name(), false, evidence);
    }
}
