package io.github.promptgate.reports.html;

import io.github.promptgate.record.Cell;
import io.github.promptgate.reports.summary.CellSummary;
import io.github.promptgate.reports.summary.Pareto;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Pass rate against cost, the circle's area for latency; where a price is missing, against latency. In the chart's units
 * x goes from {@value #LEFT} to {@value #RIGHT}, y from {@value #TOP} to {@value #BOTTOM}.
 */
final class ScatterViews {

    /** Times are told in whole milliseconds, so that no axis is finer. */
    static final double LEAST_MILLIS = 4;

    private static final double LEFT = 44;
    private static final double RIGHT = 548;
    private static final double TOP = 14;
    private static final double BOTTOM = 176;
    private static final double SMALLEST = 4;
    private static final double LARGEST = 11;

    private final List<Point> points;
    private final Pareto.Axis across;
    private final Scale x;
    private final Scale y;

    /** A cell that can be drawn. */
    private record Point(Cell cell, CellSummary summary, boolean star, double across) {
        double rate() {
            return summary.passRate().orElseThrow();
        }
    }

    private ScatterViews(List<Point> points, Pareto.Axis across) {
        this.points = points;
        this.across = across;
        double most = points.stream().mapToDouble(Point::across).max().orElse(0);
        this.x = Scale.upTo(across == Pareto.Axis.LATENCY ? Math.max(most, LEAST_MILLIS) : most, LEFT, RIGHT);
        this.y = Scale.around(points.stream().mapToDouble(Point::rate).toArray(), BOTTOM, TOP);
    }

    static Overview.Scatter of(RunSummary run) {
        List<CellSummary> own = HeatViews.own(run);
        if (own.stream().noneMatch(cell -> cell.passRate().isPresent())) {
            return nothing("Nothing was scored, so there is nothing to draw.");
        }
        if (own.stream().allMatch(ScatterViews::isPriced)) {
            return drawn(run, own, Pareto.Axis.COST);
        }
        return own.stream()
                        .noneMatch(cell -> cell.passRate().isPresent()
                                && cell.amounts().latencyP95().isPresent())
                ? nothing("Neither prices nor times are known, so there is nothing to draw.")
                : drawn(run, own, Pareto.Axis.LATENCY);
    }

    /** Or nothing is known of its quality, so that it is not drawn. */
    private static boolean isPriced(CellSummary cell) {
        return cell.passRate().isEmpty()
                || (cell.amounts().costPerThousand().isPresent()
                        && cell.amounts().unpriced() == 0);
    }

    private static Overview.Scatter nothing(String why) {
        return new Overview.Scatter(why, "", List.of(), List.of(), List.of(), "", "");
    }

    private static Overview.Scatter drawn(RunSummary run, List<CellSummary> own, Pareto.Axis across) {
        Pareto pareto = Pareto.of(own);
        List<Cell> cells = run.header().ownCells();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            CellSummary cell = own.get(i);
            OptionalDouble value = across == Pareto.Axis.COST
                    ? cell.amounts().costPerThousand()
                    : cell.amounts().latencyP95();
            if (cell.passRate().isPresent() && value.isPresent()) {
                points.add(new Point(cells.get(i), cell, pareto.front().contains(i), value.getAsDouble()));
            }
        }
        return new ScatterViews(points, across).scatter(own);
    }

    private Overview.Scatter scatter(List<CellSummary> own) {
        boolean money = across == Pareto.Axis.COST;
        return new Overview.Scatter(
                "",
                money ? "cost per 1,000 cases" : "p95 latency",
                x.ticks().stream()
                        .map(at -> new Overview.Tick(
                                RuleBars.number(x.at(at)), money ? Figures.usd(at) : Figures.millis(at)))
                        .toList(),
                y.ticks().stream()
                        .map(at -> new Overview.Tick(
                                RuleBars.number(y.at(at)), Figures.share(at).replace(".0 %", " %")))
                        .toList(),
                dots(),
                steps(own),
                money && hasLatency() ? "area: p95 latency" : "");
    }

    private boolean hasLatency() {
        return points.stream()
                .allMatch(point -> point.summary().amounts().latencyP95().isPresent());
    }

    private List<Overview.Dot> dots() {
        boolean sized = across == Pareto.Axis.COST && hasLatency();
        double slowest = points.stream()
                .mapToDouble(point -> point.summary().amounts().latencyP95().orElse(0))
                .max()
                .orElse(0);
        ScatterLabels labels = new ScatterLabels(RIGHT);
        List<Overview.Dot> dots = new ArrayList<>();
        for (Point point : points) {
            labels.keepClear(x.at(point.across()), y.at(point.rate()));
        }
        for (Point point : points) {
            CellSummary.Amounts amounts = point.summary().amounts();
            double share = slowest == 0 ? 0 : amounts.latencyP95().orElse(0) / slowest;
            double radius = sized ? Math.max(SMALLEST, LARGEST * Math.sqrt(share)) : 6;
            String name = VisibleText.line(point.cell().id());
            dots.add(new Overview.Dot(
                    name,
                    Hashes.cell(point.cell()),
                    RuleBars.number(x.at(point.across())),
                    RuleBars.number(y.at(point.rate())),
                    RuleBars.number(radius),
                    point.star(),
                    labels.place(
                            (point.star() ? "\u2605 " : "") + name, x.at(point.across()), y.at(point.rate()), radius),
                    Figures.share(point.rate()),
                    amounts.costPerThousand().isPresent()
                            ? Figures.usd(amounts.costPerThousand().getAsDouble())
                            : "unknown",
                    amounts.latencyP95().isPresent()
                            ? Figures.millis(amounts.latencyP95().getAsDouble())
                            : Figures.NONE));
        }
        return dots;
    }

    /** The front on the two axes that are drawn: what the least quality costs, and each that is dearer and better. */
    private String steps(List<CellSummary> own) {
        Pareto front = Pareto.of(own, List.of(Pareto.Axis.PASS_RATE, across));
        if (front.axes().size() < 2) {
            return "";
        }
        List<Point> ordered = points.stream()
                .filter(point -> front.front().contains(own.indexOf(point.summary())))
                .sorted(Comparator.comparingDouble(Point::across))
                .toList();
        List<String> corners = new ArrayList<>();
        Optional<Point> last = Optional.empty();
        for (Point point : ordered) {
            last.ifPresent(before -> corners.add(corner(point.across(), before.rate())));
            corners.add(corner(point.across(), point.rate()));
            last = Optional.of(point);
        }
        return ordered.size() < 2 ? "" : corners.stream().collect(Collectors.joining(" "));
    }

    private String corner(double across, double rate) {
        return RuleBars.number(x.at(across)) + "," + RuleBars.number(y.at(rate));
    }
}
