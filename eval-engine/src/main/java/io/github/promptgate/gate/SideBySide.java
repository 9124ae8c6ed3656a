package io.github.promptgate.gate;

import io.github.promptgate.record.Metric;
import io.github.promptgate.stats.Interval;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure of a cell beside what it was, found as the gate finds it for a rule on a change, over the cases that stand
 * on both sides. It decides nothing.
 *
 * @param cell id
 * @param before empty where it is not comparable; likewise after
 * @param interval of {@code after - before}; empty for all but means
 * @param p two-sided, of so great a change had nothing changed; not corrected for other figures; empty where it is not
 *     tested
 * @param scored over how many cases before and after are taken
 * @param planned cases of the run that have the metric, or should
 * @param worse cases that turned for the worse, worst first
 * @param better cases that turned for the better, best first
 * @param obstacle why it is not comparable; empty where it is
 */
public record SideBySide(
        String cell,
        Metric metric,
        Statistic statistic,
        OptionalDouble before,
        OptionalDouble after,
        Optional<Grounds.Shown> interval,
        OptionalDouble p,
        Scored scored,
        long planned,
        List<Grounds.Moved> worse,
        List<Grounds.Moved> better,
        String obstacle) {

    /**
     * Of the cases that stand on both sides.
     *
     * @param both scored there and here
     * @param before scored there; likewise after
     */
    public record Scored(long both, long before, long after) {

        static final Scored NONE = new Scored(0, 0, 0);

        /** Whether some case was scored on one side alone, and so is not compared. */
        public boolean differs() {
            return before != both || after != both;
        }
    }

    public SideBySide {
        worse = List.copyOf(worse);
        better = List.copyOf(better);
    }

    /**
     * The mean of each metric in each cell that both sides have, and of time, whose mean says little, p95 too.
     *
     * @param now the run's own scores and definitions
     * @param confidence of intervals, two-sided
     * @param seed of what is drawn
     */
    public static List<SideBySide> of(Gate.Measured now, Reference.Known then, double confidence, long seed) {
        Gate.Measured measured =
                new Gate.Measured(now.scores(), List.of(), Map.of(Measuring.AGAINST, then), now.definitions());
        Pairing pairing = new Pairing(now.scores(), then);
        List<SideBySide> all = new ArrayList<>();
        for (RuleUnit unit : RuleUnit.of(Measuring.change(Metric.binary("any"), Statistic.MEAN), measured.scores())) {
            if (pairing.unknownCells(unit).isEmpty()) {
                for (Metric metric : measured.scores().metrics()) {
                    all.add(one(measured, Measuring.change(metric, Statistic.MEAN), unit, confidence, seed));
                    if (metric.unit() == Metric.Unit.MILLISECONDS) {
                        all.add(one(measured, Measuring.change(metric, Statistic.P95), unit, confidence, seed));
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    private static SideBySide one(Gate.Measured measured, GateRule rule, RuleUnit unit, double confidence, long seed) {
        Column column = Columns.of(rule.metric(), measured.scores()).orElseThrow();
        if (!(Counterpart.of(measured, rule, unit) instanceof Counterpart.Found found)) {
            Counterpart.Missing missing = (Counterpart.Missing) Counterpart.of(measured, rule, unit);
            return incomparable(rule, column, unit, missing.cause().what());
        }
        Pairs pairs = new Pairs(rule, unit, measured.scores(), column, found.then(), found.pairing());
        Optional<Change> change = Change.of(
                rule, column, found.then(), pairs, Statistics.Fill.NOTHING, RuleSeed.of(seed, rule.id(), unit.id()));
        if (change.isEmpty()) {
            return incomparable(rule, column, unit, "no case was scored on both sides");
        }
        boolean tested = rule.statistic().isTestable();
        return new SideBySide(
                unit.id(),
                column.metric(),
                rule.statistic(),
                OptionalDouble.of(change.get().before()),
                OptionalDouble.of(change.get().after()),
                change.get()
                        .bounds()
                        .flatMap(bounds -> Shown.of(bounds, confidence))
                        .map(shown -> risen(rule, shown)),
                tested ? OptionalDouble.of(change.get().test().twoSided()) : OptionalDouble.empty(),
                pairs.scored(),
                pairs.planned(),
                pairs.worse(),
                pairs.better(),
                "");
    }

    /** A fall as the gate bounds it, told as a rise. */
    private static Grounds.Shown risen(GateRule rule, Grounds.Shown shown) {
        Interval range = shown.range();
        return rule.side().isUpward()
                ? new Grounds.Shown(
                        new Interval(0 - range.upper(), 0 - range.lower()), shown.confidence(), shown.method())
                : shown;
    }

    private static SideBySide incomparable(GateRule rule, Column column, RuleUnit unit, String why) {
        return new SideBySide(
                unit.id(),
                column.metric(),
                rule.statistic(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Scored.NONE,
                0,
                List.of(),
                List.of(),
                why);
    }
}
