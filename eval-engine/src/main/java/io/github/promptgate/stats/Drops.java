package io.github.promptgate.stats;

import java.util.Arrays;

/**
 * Chooses how a drop on the same cases is bounded. Each value is one case's difference, positive where it became worse;
 * of a {@link Clustered#ratio} the wholes are the values before, and the drop is relative to their sum.
 */
public final class Drops {

    private Drops() {}

    /**
     * Bounds on the drop of a pass rate: Tango's where each case stands for itself and some pair differs; else those of
     * {@link #unit}.
     *
     * @param drops -1, 0 or 1 each; between where samples were folded
     */
    public static Bounds binary(Clustered drops, Resampling resampling) {
        boolean plain = drops.eachAlone() && drops.meanWhole() == 1 && drops.allIn(-1, 0, 1);
        if (!plain || drops.agree()) {
            return unit(drops, resampling);
        }
        double worse = Arrays.stream(drops.sums()).filter(sum -> sum > 0).count();
        double better = Arrays.stream(drops.sums()).filter(sum -> sum < 0).count();
        return new DropBounds(new Tango(worse, better, drops.cases()));
    }

    /**
     * Bounds on the drop of a mean of values in [0, 1]: BCa over clusters; above 5,000 clusters a cluster-robust t; where
     * no pair differs, that of {@link Method#NO_PAIR_DIFFERS}; else below 30 clusters Hoeffding's on the differences. A relative drop takes its whole as known
     * there.
     *
     * @param drops in [-1, 1]
     */
    public static Bounds unit(Clustered drops, Resampling resampling) {
        if (!drops.allWithin(-1, 1)) {
            throw new IllegalArgumentException("differences outside [-1, 1]");
        }
        double reach = 1 / drops.meanWhole();
        if (drops.agree() && drops.mean() == 0) {
            return new SameBounds(Sampled.of(drops), drops.independent(), reach);
        }
        return Means.of(drops, resampling, new Range(-reach, reach));
    }

    /**
     * Bounds on the rise of a mean of amounts: BCa over clusters; above 5,000 clusters a cluster-robust t; none below 30
     * clusters or where all differences agree.
     */
    public static Bounds amount(Clustered rises, Resampling resampling) {
        return Means.amount(rises, resampling);
    }
}
