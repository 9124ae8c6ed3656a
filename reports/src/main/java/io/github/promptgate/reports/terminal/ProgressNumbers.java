package io.github.promptgate.reports.terminal;

import java.util.OptionalLong;

/**
 * How far a run is.
 *
 * @param usd spent so far, as far as prices are known
 * @param elapsedMillis since the start
 * @param etaMillis time that is left, as far as it is known
 */
public record ProgressNumbers(
        long done,
        long total,
        long failed,
        long unscored,
        long errors,
        double usd,
        long elapsedMillis,
        OptionalLong etaMillis) {}
