package io.github.promptgate.reports.html;

import io.github.promptgate.gate.Standing;
import io.github.promptgate.record.Cell;
import io.github.promptgate.reports.summary.CellSummary;
import io.github.promptgate.reports.summary.Pareto;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The matrix: the pass rate of each cell, model by prompt, with what changed and which cells no other beats. */
final class HeatViews {

    private static final Overview.HeatCell NO_CELL =
            new Overview.HeatCell("", -1, "", false, Overview.Delta.none(), "", "not in the plan");

    private HeatViews() {}

    static Overview.Heat of(RunSummary run, Optional<Standing> standing) {
        List<Cell> cells = run.header().cells();
        List<CellSummary> own = own(run);
        Pareto pareto = Pareto.of(own);
        List<String> columns = cells.stream()
                .filter(cell -> !cell.isReference())
                .map(HeatViews::column)
                .distinct()
                .toList();
        Map<String, Map<String, Overview.HeatCell>> rows = new LinkedHashMap<>();
        int index = 0;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (!cell.isReference()) {
                boolean star = pareto.front().contains(index++);
                rows.computeIfAbsent(cell.model(), model -> new LinkedHashMap<>())
                        .put(column(cell), cell(cell, run.cells().get(i), star, standing));
            }
        }
        return new Overview.Heat(
                columns.stream().map(VisibleText::line).toList(),
                rows.entrySet().stream()
                        .map(row -> new Overview.HeatRow(
                                VisibleText.line(row.getKey()),
                                columns.stream()
                                        .map(column -> row.getValue().getOrDefault(column, NO_CELL))
                                        .toList()))
                        .toList(),
                star(pareto),
                standing.flatMap(Standing::reference).map(VisibleText::line).orElse(""));
    }

    /** The suite's own cells, in plan order. */
    static List<CellSummary> own(RunSummary run) {
        List<CellSummary> own = new ArrayList<>();
        for (int i = 0; i < run.header().cells().size(); i++) {
            if (!run.header().cells().get(i).isReference()) {
                own.add(run.cells().get(i));
            }
        }
        return own;
    }

    static String star(Pareto pareto) {
        return pareto.front().isEmpty() ? "" : "on the Pareto front of " + pareto.words() + ": no other cell beats it";
    }

    private static String column(Cell cell) {
        return cell.prompt() + cell.suffix();
    }

    private static Overview.HeatCell cell(Cell cell, CellSummary summary, boolean star, Optional<Standing> standing) {
        if (summary.counts().trials() == 0) {
            return new Overview.HeatCell("", -1, "", false, Overview.Delta.none(), "", "never ran");
        }
        Optional<Standing.Delta> change = standing.stream()
                .flatMap(figures -> figures.cells().stream())
                .filter(unit -> unit.id().equals(cell.id()))
                .findFirst()
                .flatMap(unit -> unit.passRate().change());
        boolean scored = summary.passRate().isPresent();
        return new Overview.HeatCell(
                scored ? Figures.share(summary.passRate().getAsDouble()) : Figures.NONE,
                scored ? level(summary.passRate().getAsDouble()) : -1,
                Hashes.cell(cell),
                star,
                change.map(Deltas::points).orElse(Overview.Delta.none()),
                note(summary.amounts()),
                summary.counts().unscored() > 0 ? Figures.count(summary.counts().unscored()) + " unscored" : "");
    }

    private static int level(double rate) {
        return (int) Math.floor(Math.max(0, Math.min(1, rate)) * 10);
    }

    private static String note(CellSummary.Amounts amounts) {
        List<String> parts = new ArrayList<>();
        amounts.costPerThousand().ifPresent(usd -> parts.add(Figures.usd(usd)));
        if (amounts.unpriced() > 0) {
            parts.add(amounts.costPerThousand().isPresent() ? "partly unpriced" : "cost unknown");
        }
        amounts.latencyP95().ifPresent(millis -> parts.add(Figures.millis(millis)));
        return String.join(" \u00B7 ", parts);
    }
}
