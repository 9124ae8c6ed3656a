package io.github.promptgate.score.text;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import java.util.List;

/** Passes when the answer contains at least one of the texts. */
final class ContainsAnyScorer implements Scorer {

    private final Metric metric;
    private final Needle needle;

    private ContainsAnyScorer(Metric metric, Needle needle) {
        this.metric = metric;
        this.needle = needle;
    }

    static Scorer of(ScorerOrder order) {
        return new ContainsAnyScorer(order.metric(), Needle.of(order));
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
            int offset = needle.indexIn(answer, text);
            if (offset >= 0) {
                Evidence evidence = new Evidence("contains one of them", List.of(Needle.found(answer, offset, text)));
                return Score.Scored.binary(metric.name(), true, evidence);
            }
        }
        Evidence evidence = new Evidence(
                "contains none of " + texts.size(),
                texts.stream().map(Needle::missing).toList());
        return Score.Scored.binary(metric.name(), false, evidence);
    }
}
