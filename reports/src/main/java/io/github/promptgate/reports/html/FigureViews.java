package io.github.promptgate.reports.html;

import io.github.promptgate.record.Confusion;
import io.github.promptgate.reports.summary.CellSummary;
import io.github.promptgate.reports.summary.MetricSummary;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** Every figure of every cell. */
final class FigureViews {

    private static final int MOST_LABELS = 30;

    private FigureViews() {}

    static Overview.Figures of(RunSummary summary) {
        return new Overview.Figures(
                summary.cells().stream()
                        .map(cell -> VisibleText.line(cell.name()))
                        .toList(),
                figures(summary));
    }

    private static List<PageView.Figure> figures(RunSummary summary) {
        List<CellSummary> cells = summary.cells();
        List<PageView.Figure> figures = new ArrayList<>();
        figures.add(figure("pass-rate", cells, cell -> plain(shown(cell.passRate(), Figures::share))));
        List<MetricSummary> metrics = summary.run().metrics();
        for (int i = 0; i < metrics.size(); i++) {
            int metric = i;
            figures.add(figure(
                    VisibleText.line(metrics.get(i).metric().name()),
                    cells,
                    cell -> metric(cell.metrics().get(metric))));
            figures.addAll(labels(metrics.get(i), cells, metric));
        }
        figures.add(figure("passed", cells, cell -> count(cell.counts().passed())));
        figures.add(figure("failed", cells, cell -> count(cell.counts().failed())));
        figures.add(figure("unscored", cells, FigureViews::unscored));
        figures.add(figure("not applicable", cells, cell -> count(cell.counts().notApplicable())));
        figures.add(figure("cost per 1,000 trials", cells, cell -> cost(cell.amounts())));
        figures.add(figure(
                "judge cost", cells, cell -> plain(Figures.usd(cell.amounts().judgeCost()))));
        figures.add(
                figure("latency p95", cells, cell -> plain(shown(cell.amounts().latencyP95(), Figures::millis))));
        figures.add(figure(
                "input tokens",
                cells,
                cell -> tokens(cell.amounts(), cell.amounts().inputTokens())));
        figures.add(figure(
                "output tokens",
                cells,
                cell -> tokens(cell.amounts(), cell.amounts().outputTokens())));
        return figures;
    }

    /** Of a classification also macro-F1, and F1 of each label. */
    private static List<PageView.Figure> labels(MetricSummary overall, List<CellSummary> cells, int metric) {
        if (overall.labels().labels().isEmpty()) {
            return List.of();
        }
        List<PageView.Figure> figures = new ArrayList<>();
        String name = VisibleText.line(overall.metric().name());
        figures.add(figure(
                name + ", macro-F1",
                cells,
                cell -> plain(shown(cell.metrics().get(metric).labels().macroF1(), Figures::unit))));
        overall.labels().labels().stream()
                .limit(MOST_LABELS)
                .forEach(label -> figures.add(figure(
                        name + ", F1 of " + Texts.line(label),
                        cells,
                        cell -> label(cell.metrics().get(metric).labels().counts(label)))));
        return figures;
    }

    private static PageView.Value label(Confusion.Counts counts) {
        return new PageView.Value(
                shown(counts.f1(), Figures::unit),
                "precision " + shown(counts.precision(), Figures::unit) + ", recall "
                        + shown(counts.recall(), Figures::unit));
    }

    private static PageView.Figure figure(
            String name, List<CellSummary> cells, Function<CellSummary, PageView.Value> value) {
        return new PageView.Figure(name, cells.stream().map(value).toList());
    }

    private static PageView.Value plain(String value) {
        return new PageView.Value(value, "");
    }

    private static PageView.Value count(long value) {
        return plain(Figures.count(value));
    }

    /** Where no call brought a reply there are none to know. */
    private static PageView.Value tokens(CellSummary.Amounts amounts, OptionalLong sum) {
        boolean called = amounts.unpriced() > 0 || amounts.costPerThousand().isPresent();
        return sum.isPresent() ? count(sum.getAsLong()) : plain(called ? "unknown" : Figures.NONE);
    }

    private static PageView.Value unscored(CellSummary cell) {
        long errors = cell.counts().errors();
        return new PageView.Value(
                Figures.count(cell.counts().unscored()),
                errors > 0 ? Figures.count(errors) + " without an answer" : "");
    }

    private static PageView.Value cost(CellSummary.Amounts amounts) {
        if (amounts.costPerThousand().isEmpty()) {
            return plain(amounts.unpriced() > 0 ? "unknown" : Figures.NONE);
        }
        return new PageView.Value(
                Figures.usd(amounts.costPerThousand()),
                amounts.unpriced() > 0 ? Figures.count(amounts.unpriced()) + " unpriced" : "");
    }

    private static PageView.Value metric(MetricSummary metric) {
        List<String> left = new ArrayList<>();
        if (metric.unscored() > 0) {
            left.add(Figures.count(metric.unscored()) + " unscored");
        }
        if (metric.notApplicable() > 0) {
            left.add(Figures.count(metric.notApplicable()) + " n/a");
        }
        return new PageView.Value(
                shown(metric.mean(), value -> Figures.of(metric.metric(), value)), String.join(", ", left));
    }

    private static String shown(OptionalDouble value, DoubleFunction<String> figure) {
        return value.isPresent() ? figure.apply(value.getAsDouble()) : Figures.NONE;
    }
}
