package io.github.promptgate.gate;

import io.github.promptgate.gate.Statistics.Fill;
import io.github.promptgate.record.Confusion;
import io.github.promptgate.record.LabelPair;
import io.github.promptgate.suite.GateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Computes a rule's statistic from the labels of one unit's trials; each sample counts.
 *
 * <p>With trials whose labels are not known it gives the end of what they could have brought: to one label each brings
 * one more right answer at best and one more wrong one at worst. The ends of macro-F1 are the means of the labels' ends,
 * over the labels that the unit's scored trials show.
 */
final class LabelStatistics {

    private final GateRule rule;
    private final Confusion labels;
    private final long missing;
    private final Fill fill;

    private LabelStatistics(GateRule rule, Confusion labels, long missing, Fill fill) {
        this.rule = rule;
        this.labels = labels;
        this.missing = missing;
        this.fill = fill;
    }

    /** Empty at 0/0. */
    static OptionalDouble of(Column column, RuleUnit unit, GateRule rule, Fill fill) {
        List<LabelPair> found = new ArrayList<>();
        for (int caseIndex : unit.cases()) {
            for (int cell : unit.cells()) {
                for (int sample = 1; sample <= column.samples(); sample++) {
                    column.labels(cell, caseIndex, sample).ifPresent(found::add);
                }
            }
        }
        long missing = fill == Fill.NOTHING ? 0 : Tally.of(column, unit).missing();
        return new LabelStatistics(rule, Confusion.of(found), missing, fill).compute();
    }

    private OptionalDouble compute() {
        if (rule.statistic() == GateRule.Statistic.MACRO_F1) {
            return labels.labels().stream()
                    .mapToDouble(label -> filled(label).f1().orElseThrow())
                    .average();
        }
        Confusion.Counts counts = filled(rule.label().orElseThrow());
        return switch (rule.statistic()) {
            case PRECISION -> counts.precision();
            case RECALL -> counts.recall();
            default -> counts.f1();
        };
    }

    private Confusion.Counts filled(String label) {
        Confusion.Counts counts = labels.counts(label);
        if (fill == Fill.MOST) {
            return new Confusion.Counts(counts.right() + missing, counts.wronglyGiven(), counts.notGiven());
        }
        return rule.statistic() == GateRule.Statistic.RECALL
                ? new Confusion.Counts(counts.right(), counts.wronglyGiven(), counts.notGiven() + missing)
                : new Confusion.Counts(counts.right(), counts.wronglyGiven() + missing, counts.notGiven());
    }
}
