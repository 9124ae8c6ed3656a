package io.github.promptgate.score.text;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import java.util.List;

/** Passes when the answer contains the text: a plain substring. Where a case gives a list, all of it. */
final class ContainsScorer implements Scorer {

    private final Metric metric;
    private final Needle needle;

    private ContainsScorer(Metric metric, Needle needle) {
        this.metric = metric;
        this.needle = needle;
    }

    static Scorer of(ScorerOrder order) {
        return new ContainsScorer(order.metric(), Needle.of(order));
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        List<Item> items = needle.texts(subject).stream()
                .map(text -> item(subject.answer(), text))
                .toList();
        boolean passed = items.stream().noneMatch(item -> item.kind().equals("missing"));
        return Score.Scored.binary(metric.name(), passed, new Evidence(passed ? "contained" : "not contained", items));
    }

    private Item item(String answer, String text) {
        int offset = needle.indexIn(answer, text);
        return offset < 0 ? Needle.missing(text) : Needle.found(answer, offset, text);
    }
}
