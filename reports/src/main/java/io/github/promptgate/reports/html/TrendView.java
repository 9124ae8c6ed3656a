package io.github.promptgate.reports.html;

import java.util.List;

/**
 * The suite's runs one after another, as the template sees them.
 *
 * @param notes what is missing, and how to have it
 * @param charts none where there are fewer than two runs to draw
 * @param runs the latest first
 */
public record TrendView(List<String> notes, List<Chart> charts, List<Run> runs) {

    /**
     * One figure over the runs.
     *
     * @param band corners of the interval's band; empty where there is none
     * @param lines corners of lines, one for each stretch of runs that have the figure and measured the same
     */
    public record Chart(
            String title,
            List<Overview.Tick> yTicks,
            List<Overview.Tick> xTicks,
            List<String> band,
            List<String> lines,
            List<Dot> dots,
            List<String> breaks) {}

    /** A run's figure. */
    public record Dot(String x, String y, String sign, String tone, String words) {}

    /** A run in words. */
    public record Run(
            PageView.Chip chip,
            String when,
            String rules,
            String passRate,
            String cost,
            String latency,
            String trials,
            String note) {}
}
