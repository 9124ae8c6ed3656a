package io.github.promptgate.reports.terminal;

import io.github.promptgate.record.Confusion;
import io.github.promptgate.reports.summary.CellSummary;
import io.github.promptgate.reports.summary.MetricSummary;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What classifications come to, cell by cell: a row per label, and which labels are taken for which. */
final class LabelLines {

    private static final int MOST_LABELS = 20;
    private static final int MOST_CONFUSED = 3;
    private static final int WIDTH = 40;

    private LabelLines() {}

    /** Empty where no metric has labels. */
    static List<Line> of(RunSummary summary) {
        List<Line> lines = new ArrayList<>();
        for (CellSummary cell : summary.cells()) {
            for (MetricSummary metric : cell.metrics()) {
                if (!metric.labels().labels().isEmpty()) {
                    lines.addAll(lines.isEmpty() ? List.of() : List.of(Line.blank()));
                    lines.addAll(block(cell, metric));
                }
            }
        }
        return lines;
    }

    private static List<Line> block(CellSummary cell, MetricSummary metric) {
        Confusion labels = metric.labels();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.info(VisibleText.line(metric.metric().name() + " in " + cell.name()) + ": macro-F1 "
                + shown(labels.macroF1())));
        List<String> shown = labels.labels().stream().limit(MOST_LABELS).toList();
        table(labels, shown).lines().forEach(text -> lines.add(Line.info("  " + text)));
        int left = labels.labels().size() - shown.size();
        if (left > 0) {
            lines.add(Line.info("  and " + Figures.count(left, "more label")));
        }
        String confused = confused(labels);
        if (!confused.isEmpty()) {
            lines.add(Line.info("  most confused: " + confused));
        }
        return lines;
    }

    private static Columns table(Confusion labels, List<String> shown) {
        List<Confusion.Counts> counts = shown.stream().map(labels::counts).toList();
        Columns columns = new Columns();
        columns.add(column("label", shown.stream().map(LabelLines::name).toList()));
        columns.add(column(
                "expected",
                counts.stream()
                        .map(c -> Figures.count(c.right() + c.notGiven()))
                        .toList()));
        columns.add(column(
                "given",
                counts.stream()
                        .map(c -> Figures.count(c.right() + c.wronglyGiven()))
                        .toList()));
        columns.add(column(
                "precision", counts.stream().map(c -> shown(c.precision())).toList()));
        columns.add(column("recall", counts.stream().map(c -> shown(c.recall())).toList()));
        columns.add(column("F1", counts.stream().map(c -> shown(c.f1())).toList()));
        return columns;
    }

    private static List<String> column(String head, List<String> texts) {
        List<String> column = new ArrayList<>();
        column.add(head);
        column.addAll(texts);
        return column;
    }

    /** {@code refund as billing 4, other as none 1}. */
    private static String confused(Confusion labels) {
        return labels.entries().stream()
                .filter(entry -> entry.pair()
                        .given()
                        .filter(entry.pair().expected()::equals)
                        .isEmpty())
                .sorted(Comparator.comparingLong(Confusion.Entry::count).reversed())
                .limit(MOST_CONFUSED)
                .map(entry -> name(entry.pair().expected()) + " as "
                        + entry.pair().given().map(LabelLines::name).orElse("no label") + " " + entry.count())
                .collect(Collectors.joining(", "));
    }

    private static String name(String label) {
        Cut cut = Cut.at(WIDTH, VisibleText.line(label));
        return cut.text() + (cut.shortened() ? "..." : "");
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? Figures.unit(value.getAsDouble()) : Figures.NONE;
    }
}
