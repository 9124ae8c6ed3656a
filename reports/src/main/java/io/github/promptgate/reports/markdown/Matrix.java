package io.github.promptgate.reports.markdown;

import io.github.promptgate.gate.Standing;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.text.Code;
import io.github.promptgate.reports.text.Figures;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** The folded table of the cells: pass rate, change, price, latency; a star where none is better in all three. */
final class Matrix {

    private static final int MOST = 60;

    private Matrix() {}

    static String of(RunHeader header, List<Standing.Unit> cells) {
        List<Cell> own = header.ownCells();
        long prompts = own.stream().map(Cell::promptVersion).distinct().count();
        long models = own.stream().map(Cell::model).distinct().count();
        StringBuilder table = new StringBuilder("<details><summary>Matrix: " + Figures.count(models, "model") + " × "
                + Figures.count(prompts, "prompt") + "</summary>\n\n"
                + "| Cell | Pass rate | Change | Per 1,000 trials | Latency p95 | |\n"
                + "| :-- | --: | --: | --: | --: | :-- |\n");
        cells.stream().limit(MOST).forEach(cell -> table.append(row(cell, isOnFront(cell, cells))));
        if (cells.size() > MOST) {
            table.append("\nand ").append(cells.size() - MOST).append(" more cells\n");
        }
        return table.append("\n★ no other cell is better in one of pass rate, price and latency without being worse in"
                        + " another\n\n</details>\n")
                .toString();
    }

    private static String row(Standing.Unit cell, boolean front) {
        return "| " + Code.cell(cell.id(), 120)
                + " | " + shown(cell.passRate().value(), Figures::share)
                + " | "
                + cell.passRate().change().map(delta -> points(delta.by())).orElse("–")
                + " | " + shown(cell.cost().value(), usd -> Figures.usd(usd * 1_000))
                + " | " + shown(cell.latency().value(), Figures::millis)
                + " | " + (front ? "★" : "") + " |\n";
    }

    private static String points(double by) {
        if (by == 0) {
            return "±0";
        }
        String size = Figures.share(Math.abs(by)).replace(" %", " pp");
        return by > 0 ? "▲ +" + size : "▼ \u2212" + size;
    }

    private static String shown(OptionalDouble value, DoubleFunction<String> figure) {
        return value.isPresent() ? figure.apply(value.getAsDouble()) : "–";
    }

    /** Of the figures that every cell has. */
    private static boolean isOnFront(Standing.Unit cell, List<Standing.Unit> cells) {
        List<Function<Standing.Unit, OptionalDouble>> all = List.of(
                one -> negative(one.passRate().value()),
                one -> one.cost().value(),
                one -> one.latency().value());
        List<Function<Standing.Unit, OptionalDouble>> known = all.stream()
                .filter(figure ->
                        cells.stream().allMatch(one -> figure.apply(one).isPresent()))
                .toList();
        return cells.size() > 1 && !known.isEmpty() && cells.stream().noneMatch(other -> beats(other, cell, known));
    }

    private static OptionalDouble negative(OptionalDouble value) {
        return value.isPresent() ? OptionalDouble.of(-value.getAsDouble()) : value;
    }

    private static boolean beats(
            Standing.Unit other, Standing.Unit cell, List<Function<Standing.Unit, OptionalDouble>> figures) {
        boolean better = false;
        for (Function<Standing.Unit, OptionalDouble> figure : figures) {
            int side = Double.compare(
                    figure.apply(other).getAsDouble(), figure.apply(cell).getAsDouble());
            if (side > 0) {
                return false;
            }
            better |= side < 0;
        }
        return better;
    }
}
