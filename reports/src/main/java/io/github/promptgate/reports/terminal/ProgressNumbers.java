package io.github.promptgate.reports.terminal;

/**
 * How far a run is.
 *
 * @param usd spent so far, as far as prices are known
 * @param elapsedMillis since the start
 */
public record ProgressNumbers(
        long done, long total, long failed, long unscored, long errors, double usd, long elapsedMillis) {}
