package io.github.promptgate.gate;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Against;
import io.github.promptgate.suite.GateRule.Change;
import io.github.promptgate.suite.GateRule.Comparison;
import io.github.promptgate.suite.GateRule.Decide;
import io.github.promptgate.suite.GateRule.Fold;
import io.github.promptgate.suite.GateRule.Indecision;
import io.github.promptgate.suite.GateRule.Manner;
import io.github.promptgate.suite.GateRule.Scope;
import io.github.promptgate.suite.GateRule.Severity;
import io.github.promptgate.suite.GateRule.Side;
import io.github.promptgate.suite.GateRule.Statistic;
import java.util.Optional;

/** Makes rules that bound nothing: they measure a change as a rule of a suite would, and no verdict comes of them. */
final class Measuring {

    /** What such a rule is held against. */
    static final Against AGAINST = new Against.Baseline();

    private Measuring() {}

    /** The change of a metric's statistic in each cell, its samples folded to their mean. */
    static GateRule change(Metric metric, Statistic statistic) {
        return new GateRule(
                metric.name() + "-" + statistic.word(),
                metric.name(),
                statistic,
                Optional.empty(),
                metric.direction() == Metric.Direction.HIGHER ? Side.MAX_DROP : Side.MAX_RISE,
                0,
                "0",
                Scope.CELL,
                GateRule.Filter.all(),
                Severity.WARN,
                new Manner(Fold.MEAN, statistic.isTestable() ? Decide.TEST : Decide.POINT, Indecision.WARN),
                Optional.of(new Comparison(AGAINST, Change.ABSOLUTE)),
                Where.nowhere());
    }

    /** The change of what a rule on a value asks for, on the same units. */
    static GateRule change(GateRule rule, Against against) {
        Statistic statistic = rule.statistic();
        return new GateRule(
                rule.id(),
                rule.metric(),
                statistic,
                rule.label(),
                rule.side().isUpward() ? Side.MAX_DROP : Side.MAX_RISE,
                0,
                "0",
                rule.scope(),
                rule.filter(),
                Severity.WARN,
                new Manner(rule.fold(), statistic.isTestable() ? Decide.TEST : Decide.POINT, Indecision.WARN),
                Optional.of(new Comparison(against, Change.ABSOLUTE)),
                Where.nowhere());
    }
}
