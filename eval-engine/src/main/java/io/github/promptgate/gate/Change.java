package io.github.promptgate.gate;

import io.github.promptgate.gate.Pairs.Differences;
import io.github.promptgate.gate.Statistics.Fill;
import io.github.promptgate.stats.Bounds;
import io.github.promptgate.stats.Clustered;
import io.github.promptgate.stats.Drops;
import io.github.promptgate.stats.McNemar;
import io.github.promptgate.stats.Resampling;
import io.github.promptgate.stats.SignFlip;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Statistic;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/**
 * How far a statistic changed for the worse: in its unit, or as a share of what it was.
 *
 * @param observed positive where it became worse
 * @param before the statistic over the pairs, there
 * @param after the same here
 * @param cases that are compared
 * @param clusters of them
 * @param bounds on the change; empty for all but means
 * @param test of "nothing changed"; p is 1 for what has no test
 */
record Change(
        double observed, double before, double after, int cases, int clusters, Optional<Bounds> bounds, Test test) {

    /**
     * A test's name and values.
     *
     * @param toDecide from how many cases like these it would be significant at a level
     */
    record Test(String name, double p, double twoSided, DoubleFunction<OptionalLong> toDecide) {
        static final Test NONE = new Test("", 1, 1, level -> OptionalLong.empty());
    }

    /** Empty where nothing pairs, or the change is relative to 0. */
    static Optional<Change> of(GateRule rule, Column now, Column then, Pairs pairs, Fill fill, long seed) {
        Differences differences = pairs.differences(fill);
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        return rule.statistic().isTestable()
                ? tested(rule, now, differences, seed)
                : observed(rule, now, then, pairs, fill);
    }

    private static boolean relative(GateRule rule) {
        return rule.comparison().orElseThrow().change() == GateRule.Change.RELATIVE;
    }

    private static Optional<Change> tested(GateRule rule, Column now, Differences differences, long seed) {
        double whole = differences.totalBefore();
        if (relative(rule) && whole <= 0) {
            return Optional.empty();
        }
        int cases = differences.drops().length;
        double scale = rule.statistic() == Statistic.SUM ? 1 : 1.0 / cases;
        double before = scale * whole;
        double drop = scale * differences.total();
        Clustered clustered = Clustered.of(differences.drops(), differences.clusters());
        return Optional.of(new Change(
                relative(rule) ? differences.total() / whole : drop,
                before,
                rule.side().isUpward() ? before - drop : before + drop,
                cases,
                clustered.clusters(),
                rule.statistic() == Statistic.MEAN
                        ? Optional.of(bounds(rule, now, differences, seed))
                        : Optional.empty(),
                test(clustered, differences.drops(), seed)));
    }

    private static Bounds bounds(GateRule rule, Column now, Differences differences, long seed) {
        boolean share = CaseValues.isShare(now.metric());
        double[] drops = share ? clipped(differences.drops()) : differences.drops();
        Clustered clustered = relative(rule)
                ? Clustered.ratio(drops, differences.before(), differences.clusters())
                : Clustered.of(drops, differences.clusters());
        Resampling resampling = Resampling.seeded(seed);
        if (!share) {
            return Drops.amount(clustered, resampling);
        }
        return CaseValues.isYesOrNo(now.metric())
                ? Drops.binary(clustered, resampling)
                : Drops.unit(clustered, resampling);
    }

    private static double[] clipped(double[] drops) {
        return Arrays.stream(drops).map(drop -> Math.max(-1, Math.min(1, drop))).toArray();
    }

    private static Test test(Clustered clustered, double[] drops, long seed) {
        boolean plain =
                clustered.eachAlone() && Arrays.stream(drops).allMatch(drop -> drop == 0 || Math.abs(drop) == 1);
        if (plain) {
            McNemar pairs = new McNemar(
                    (int) Arrays.stream(drops).filter(drop -> drop > 0).count(),
                    (int) Arrays.stream(drops).filter(drop -> drop < 0).count());
            return new Test(
                    "McNemar's exact test",
                    pairs.oneSided(),
                    pairs.twoSided(),
                    level -> pairs.casesUntil(drops.length, level));
        }
        SignFlip flips = SignFlip.of(clustered.sums(), seed);
        String name = flips.way() == SignFlip.Way.ALL ? "all sign flips" : "sign flips";
        return new Test(
                name,
                flips.oneSided(),
                flips.twoSided(),
                level -> SignFlip.casesUntil(clustered.sums(), drops.length, level));
    }

    /** What was observed, without bounds and test. */
    static Optional<Change> observed(GateRule rule, Column now, Column then, Pairs pairs, Fill fill) {
        RuleUnit here = pairs.unitNow();
        OptionalDouble before = Statistics.of(then, pairs.unitThen(), rule, Fill.NOTHING);
        OptionalDouble after = Statistics.of(now, here, rule, fill);
        if (before.isEmpty() || after.isEmpty() || (relative(rule) && before.getAsDouble() <= 0)) {
            return Optional.empty();
        }
        double drop = rule.side().isUpward()
                ? before.getAsDouble() - after.getAsDouble()
                : after.getAsDouble() - before.getAsDouble();
        return Optional.of(new Change(
                relative(rule) ? drop / before.getAsDouble() : drop,
                before.getAsDouble(),
                after.getAsDouble(),
                here.cases().size(),
                here.cases().size(),
                Optional.empty(),
                Test.NONE));
    }
}
