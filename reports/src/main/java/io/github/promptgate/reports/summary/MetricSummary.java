package io.github.promptgate.reports.summary;

import io.github.promptgate.record.Confusion;
import io.github.promptgate.record.Metric;
import java.util.OptionalDouble;

/**
 * One metric in one cell.
 *
 * @param mean over cases (samples of a case count once) for binary and unit metrics, over trials for amounts; empty
 *     where nothing was scored
 * @param scored trials with a value
 * @param labels of a classification's trials; without entries for any other metric
 * @param values how they are spread; none for amounts
 */
public record MetricSummary(
        Metric metric,
        OptionalDouble mean,
        long scored,
        long unscored,
        long notApplicable,
        Confusion labels,
        Histogram values) {}
