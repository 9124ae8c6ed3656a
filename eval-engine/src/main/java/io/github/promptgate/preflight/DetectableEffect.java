package io.github.promptgate.preflight;

/**
 * How small a change in a mean a number of cases can show: one-sided test at 5 %, power 80 %, per-case variance 1/9.
 *
 * <p>Source: Miller, "Adding Error Bars to Evals", arXiv 2411.00640, section 5: n = (z_alpha + z_beta)^2 w^2 / d^2, with w^2 = 1/9
 * as it assumes there (a value in [0, 1]); one-sided here, since a gate asks about one side.
 */
final class DetectableEffect {

    /** Standard normal quantiles at .95 and .80. */
    private static final double Z_ALPHA = 1.6448536269514722;

    private static final double Z_BETA = 0.8416212335729143;
    private static final double VARIANCE = 1.0 / 9;
    private static final double SQUARE = (Z_ALPHA + Z_BETA) * (Z_ALPHA + Z_BETA) * VARIANCE;

    private DetectableEffect() {}

    /**
     * The smallest change that this many cases show.
     *
     * @param cases from 1
     * @return in [0, 1]; 1 where nothing smaller can be seen
     */
    static double of(long cases) {
        return Math.min(1, Math.sqrt(SQUARE / cases));
    }

    /**
     * Cases that show a change.
     *
     * @param effect above 0
     */
    static long cases(double effect) {
        return Math.round(SQUARE / (effect * effect));
    }
}
