package io.github.promptgate.score.text;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import java.util.ArrayList;
import java.util.List;

/** The share of the texts that the answer contains; passes at its threshold, which is all of them unless said. */
final class ContainsAllScorer implements Scorer {

    private final Metric metric;
    private final Needle needle;
    private final Threshold threshold;

    private ContainsAllScorer(Metric metric, Needle needle, Threshold threshold) {
        this.metric = metric;
        this.needle = needle;
        this.threshold = threshold;
    }

    static Scorer of(ScorerOrder order) {
        return new ContainsAllScorer(order.metric(), Needle.of(order), order.threshold(1));
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        List<String> texts = needle.texts(subject);
        List<Item> items = new ArrayList<>();
        int found = 0;
        for (String text : texts) {
            int offset = needle.indexIn(subject.answer(), text);
            found += offset < 0 ? 0 : 1;
            items.add(offset < 0 ? Needle.missing(text) : Needle.found(subject.answer(), offset, text));
        }
        Evidence evidence = new Evidence("contains " + found + " of " + texts.size(), items);
        return threshold.scored(metric.name(), (double) found / texts.size(), evidence);
    }
}
