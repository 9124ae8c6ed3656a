package io.github.promptgate.reports.terminal;

import io.github.promptgate.reports.summary.CellSummary;
import io.github.promptgate.reports.summary.MetricSummary;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The matrix: a row per cell; pass rate with its counts, each metric's mean, price per 1,000 trials, p95 latency. */
final class MatrixLines {

    private final List<CellSummary> cells;
    private final Columns columns = new Columns();

    private MatrixLines(List<CellSummary> cells) {
        this.cells = cells;
    }

    static List<Line> of(RunSummary summary) {
        MatrixLines matrix = new MatrixLines(summary.cells());
        return matrix.columns().lines().stream().map(Line::info).toList();
    }

    private Columns columns() {
        column("Cell", cell -> VisibleText.line(cell.name()));
        column("pass-rate", MatrixLines::passRate);
        if (cells.isEmpty()) {
            return columns;
        }
        for (int i = 0; i < cells.get(0).metrics().size(); i++) {
            int metric = i;
            column(
                    VisibleText.line(cells.get(0).metrics().get(i).metric().name()),
                    cell -> metric(cell.metrics().get(metric)));
        }
        column("$/1k", cell -> perThousand(cell.amounts()));
        column("p95", cell -> shown(cell.amounts().latencyP95(), Figures::millis));
        return columns;
    }

    private void column(String head, Function<CellSummary, String> text) {
        List<String> column = new ArrayList<>();
        column.add(head);
        cells.forEach(cell -> column.add(text.apply(cell)));
        columns.add(column);
    }

    private static String passRate(CellSummary cell) {
        if (cell.counts().trials() == 0) {
            return "never ran";
        }
        String counts = " (" + cell.counts().passed() + "/" + cell.counts().scored() + ")";
        return shown(cell.passRate(), Figures::share)
                + counts
                + unscored(cell.counts().unscored());
    }

    private static String metric(MetricSummary metric) {
        return shown(metric.mean(), value -> Figures.of(metric.metric(), value)) + unscored(metric.unscored());
    }

    private static String unscored(long unscored) {
        return unscored == 0 ? "" : " +" + unscored + " unscored";
    }

    private static String perThousand(CellSummary.Amounts amounts) {
        if (amounts.costPerThousand().isEmpty()) {
            return amounts.unpriced() > 0 ? "unknown" : Figures.NONE;
        }
        return Figures.usd(amounts.costPerThousand())
                + (amounts.unpriced() == 0 ? "" : " +" + amounts.unpriced() + " unpriced");
    }

    private static String shown(OptionalDouble value, java.util.function.DoubleFunction<String> figure) {
        return value.isPresent() ? figure.apply(value.getAsDouble()) : Figures.NONE;
    }
}
