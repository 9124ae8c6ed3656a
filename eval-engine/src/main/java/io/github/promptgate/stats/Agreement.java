package io.github.promptgate.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Two raters' marks on the same things, counted in a square table: rows are the first rater's categories, columns the
 * second's, in the same order.
 */
public final class Agreement {

    private final long[][] counts;
    private final long total;

    private Agreement(long[][] counts) {
        this.counts = counts;
        this.total = Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /**
     * @param counts square, each at least 0, their sum at least 1
     */
    public static Agreement of(long[][] counts) {
        long[][] copy = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
        for (long[] row : copy) {
            if (row.length != copy.length || Arrays.stream(row).anyMatch(n -> n < 0)) {
                throw new IllegalArgumentException("not a square of counts: " + Arrays.deepToString(copy));
            }
        }
        Agreement agreement = new Agreement(copy);
        if (agreement.total == 0) {
            throw new IllegalArgumentException("nothing is counted");
        }
        return agreement;
    }

    /** Share of things on which both say the same, in [0, 1]. */
    public double observed() {
        long same = 0;
        for (int i = 0; i < counts.length; i++) {
            same += counts[i][i];
        }
        return (double) same / total;
    }

    /**
     * Cohen's kappa (Cohen 1960), at most 1: agreement beyond what their rates alone give.
     *
     * @return empty where both gave one and the same category throughout: 0/0
     */
    public OptionalDouble kappa() {
        return kappa((i, j) -> i == j ? 0 : 1);
    }

    /**
     * Kappa for ordered categories, at most 1: a disagreement weighs the square of its distance (Cohen 1968).
     *
     * @return empty where both gave one and the same category throughout: 0/0
     */
    public OptionalDouble quadraticKappa() {
        return kappa((i, j) -> (double) (i - j) * (i - j));
    }

    private interface Weight {
        double of(int i, int j);
    }

    private OptionalDouble kappa(Weight weight) {
        double[] rows = new double[counts.length];
        double[] columns = new double[counts.length];
        double seen = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                rows[i] += counts[i][j];
                columns[j] += counts[i][j];
                seen += weight.of(i, j) * counts[i][j];
            }
        }
        double expected = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                expected += weight.of(i, j) * rows[i] * columns[j] / total;
            }
        }
        return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - seen / expected);
    }
}
