package io.github.promptgate.gate;

import io.github.promptgate.gate.Statistics.Fill;
import io.github.promptgate.suite.GateRule;
import java.util.Arrays;

/**
 * Every value higher or lower by the same, as far as it can be: a score stays in [0, 1], an amount at 0 or above.
 *
 * @param step in the metric's unit: 0.001 of a score, a thousandth of the greatest amount
 */
record Shifts(GateRule rule, Column column, double step) implements Moves {

    private static final int PARTS = 1000;
    private static final int MOST_TIMES = 10;

    static Shifts of(GateRule rule, RuleUnit unit, Column column) {
        if (CaseValues.isShare(column.metric())) {
            return new Shifts(rule, column, 1.0 / PARTS);
        }
        double[] values = Statistics.ofTrials(column, unit, Fill.NOTHING);
        double greatest = Arrays.stream(values).max().orElse(0);
        double bound = rule.side().isOfChange() ? 0 : rule.bound();
        double each = rule.statistic() == GateRule.Statistic.SUM ? bound / Math.max(1, values.length) : bound;
        return new Shifts(rule, column, Math.max(greatest, each) / PARTS);
    }

    private boolean isShare() {
        return CaseValues.isShare(column.metric());
    }

    @Override
    public int most(Way way) {
        if (step <= 0) {
            return 0;
        }
        return way.isUp(rule) && !isShare() ? MOST_TIMES * PARTS : PARTS;
    }

    @Override
    public Column moved(Way way, int steps) {
        double by = (way.isUp(rule) ? steps : -steps) * step;
        double most = isShare() ? 1 : Double.MAX_VALUE;
        return new MovedColumn(column, any -> true, value -> Math.max(0, Math.min(most, value + by)));
    }

    @Override
    public String text(Way way, int steps) {
        return "every value were " + Figures.ofValues(rule, column.metric()).text(steps * step)
                + (way.isUp(rule) ? " higher" : " lower");
    }
}
