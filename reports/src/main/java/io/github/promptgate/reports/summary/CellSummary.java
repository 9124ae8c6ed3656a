package io.github.promptgate.reports.summary;

import io.github.promptgate.record.Counts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a cell, or the whole run, comes to.
 *
 * @param name the cell's id, or {@code run}
 * @param passRate mean over cases of the share of scored samples that passed; empty where nothing was scored
 * @param metrics one per metric of the run's scorers, in the header's order
 */
public record CellSummary(
        String name, Counts counts, OptionalDouble passRate, List<MetricSummary> metrics, Amounts amounts) {

    public CellSummary {
        metrics = List.copyOf(metrics);
    }

    /**
     * Money, time, tokens.
     *
     * @param cost USD of all priced replies
     * @param costPerThousand USD per 1,000 priced replies; empty where none is priced
     * @param unpriced replies that came without a price or usage
     * @param judgeCost USD of all judge calls; empty where any is unknown
     * @param latencyP95 milliseconds, nearest rank; empty where no answer was timed
     * @param inputTokens of all replies that counted them; empty where none did; likewise outputTokens
     */
    public record Amounts(
            double cost,
            OptionalDouble costPerThousand,
            long unpriced,
            OptionalDouble judgeCost,
            OptionalDouble latencyP95,
            OptionalLong inputTokens,
            OptionalLong outputTokens) {}
}
