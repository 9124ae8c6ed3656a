package io.github.promptgate.gate;

import io.github.promptgate.stats.CorrectedRate;
import io.github.promptgate.stats.Interval;
import java.util.Locale;

/**
 * A rate of this run's answers as people see them: the judge's, corrected by labels on a random draw of the same answers.
 *
 * @param metric {@code pass-rate}, or a metric in [0, 1] that people labelled
 * @param unit a cell id, or {@code run}
 * @param judged the rate as the run judged it, over the same answers
 * @param labels answers that were drawn and labelled
 * @param answers all of the unit
 * @param seed of the draw
 */
public record Correction(
        String metric, String unit, double judged, long labels, long answers, long seed, CorrectedRate rate) {

    /** The unit of all cells. */
    public static final String RUN = "run";

    /** How sure {@link #rate} is, two-sided. */
    public static final double CONFIDENCE = .95;

    /** In one line: {@code pass-rate corrected by 50 labels of 240 answers: 80.1 % [71.0 %, 88.9 %], judged 88.3 %}. */
    public String text() {
        Interval interval = rate.interval();
        return String.format(
                Locale.ROOT,
                "%s%s corrected by %d labels of %d answers: %.1f %% [%.1f %%, %.1f %%], judged %.1f %%",
                metric,
                unit.equals(RUN) ? "" : " of " + unit,
                labels,
                answers,
                100 * rate.mean(),
                100 * interval.lower(),
                100 * interval.upper(),
                100 * judged);
    }
}
