package io.github.promptgate.reports.terminal;

import io.github.promptgate.Compared;
import io.github.promptgate.Compared.ChangedCase;
import io.github.promptgate.gate.SideBySide;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import io.github.promptgate.suite.GateRule.Statistic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Two runs side by side: what is not comparable, each cell's figures, then the cases that changed, worst first. */
final class CompareLines {

    private static final int IDS = 5;
    private static final int LONGEST = 80;
    private static final MathContext DIGITS = new MathContext(2, RoundingMode.HALF_UP);
    private static final Set<String> AMOUNTS =
            Set.of(BuiltInMetrics.COST.name(), BuiltInMetrics.LATENCY.name(), BuiltInMetrics.JUDGE_COST.name());

    private final Compared compared;
    private final int listed;
    private final List<Line> lines = new ArrayList<>();

    private CompareLines(Compared compared, int listed) {
        this.compared = compared;
        this.listed = listed;
    }

    static List<Line> of(Compared compared, int listed) {
        return new CompareLines(compared, listed).lines();
    }

    private List<Line> lines() {
        say(compared.after().header().suite() + ": " + when(compared.before()) + " (before) and "
                + when(compared.after()) + " (after)");
        compared.notes().forEach(note -> say("  " + note));
        apart("cells only before", compared.onlyBefore());
        apart("cells only after", compared.onlyAfter());
        apart("cases that only the run before judged", compared.leftOut().after());
        apart("cases that only the run after judged", compared.leftOut().before());
        apart("cases added", compared.apart().added());
        apart("cases removed", compared.apart().removed());
        apart("cases with other content", compared.apart().changed());
        lines.add(Line.blank());
        figures();
        compared.figures().stream()
                .filter(figure -> figure.scored().differs())
                .filter(CompareLines::isShown)
                .forEach(figure -> say("  " + name(figure) + " in " + figure.cell() + " was scored in "
                        + Figures.count(figure.scored().before(), "case") + " before and "
                        + figure.scored().after() + " after: compared are the "
                        + figure.scored().both() + " of both"));
        compared.figures().stream()
                .filter(figure -> !figure.obstacle().isEmpty())
                .filter(CompareLines::isShown)
                .forEach(figure ->
                        say("  " + name(figure) + " in " + figure.cell() + " is not compared: " + figure.obstacle()));
        cases();
        return List.copyOf(lines);
    }

    private void say(String text) {
        lines.add(Line.info(VisibleText.line(text)));
    }

    private static String when(Compared.Side side) {
        return side.header().startedAt().replace('T', ' ').replace("Z", " UTC");
    }

    private void apart(String what, List<String> ids) {
        if (!ids.isEmpty()) {
            String first = ids.stream()
                    .limit(IDS)
                    .map(id -> Cut.at(LONGEST, id).line())
                    .collect(Collectors.joining(", "));
            say("  " + what + ": " + ids.size() + " (" + first + (ids.size() > IDS ? ", ..." : "") + ")");
        }
    }

    private void figures() {
        List<SideBySide> shown = compared.figures().stream()
                .filter(figure -> figure.obstacle().isEmpty())
                .filter(CompareLines::isShown)
                .toList();
        if (shown.isEmpty()) {
            say("No cell has a figure on both sides.");
            return;
        }
        Columns table = new Columns();
        column(table, "Cell, figure", shown, figure -> figure.cell() + "  " + name(figure));
        column(table, "before", shown, figure -> value(figure, figure.before().orElseThrow()));
        column(table, "after", shown, figure -> value(figure, figure.after().orElseThrow()));
        column(table, "change", shown, CompareLines::change);
        column(
                table,
                "p",
                shown,
                figure -> figure.p().isPresent() ? p(figure.p().getAsDouble()) : "");
        column(table, "worse", shown, figure -> Integer.toString(figure.worse().size()));
        column(
                table,
                "better",
                shown,
                figure -> Integer.toString(figure.better().size()));
        column(table, "pairs", shown, figure -> figure.scored().both() + "/" + figure.planned());
        table.lines().forEach(this::say);
        say("pairs: cases that were scored on both sides, of those that should; all figures of a line are theirs.");
        say("p: two-sided, of so great a change had nothing changed; not corrected for the other figures.");
    }

    private interface Text {
        String of(SideBySide figure);
    }

    private static void column(Columns table, String head, List<SideBySide> shown, Text text) {
        List<String> column = new ArrayList<>(List.of(head));
        shown.forEach(figure -> column.add(VisibleText.line(text.of(figure))));
        table.add(column);
    }

    /** Of what every run has, cost and time; of what went wrong, where there is any. */
    private static boolean isShown(SideBySide figure) {
        Metric metric = figure.metric();
        if (metric.name().equals(BuiltInMetrics.LATENCY.name())) {
            return figure.statistic() == Statistic.P95;
        }
        boolean ofRuns = BuiltInMetrics.all().contains(metric);
        return !ofRuns
                || metric.equals(BuiltInMetrics.PASS_RATE)
                || AMOUNTS.contains(metric.name())
                || figure.before().orElse(0) != 0
                || figure.after().orElse(0) != 0;
    }

    private static String name(SideBySide figure) {
        return figure.metric().name()
                + (figure.statistic() == Statistic.MEAN
                        ? ""
                        : " " + figure.statistic().word());
    }

    private static String value(SideBySide figure, double value) {
        return Figures.of(figure.metric(), value);
    }

    /** {@code -6.7 pp [-15.1, 1.8]}, or of an amount {@code +110 %}. */
    private static String change(SideBySide figure) {
        double before = figure.before().orElseThrow();
        double by = figure.after().orElseThrow() - before;
        if (by == 0) {
            return "0";
        }
        if (figure.metric().kind() == Metric.Kind.AMOUNT) {
            return before == 0
                    ? sign(by) + Figures.of(figure.metric(), Math.abs(by))
                    : sign(by) + fixed(Math.abs(by / before) * 100, 1) + " %";
        }
        boolean share = Figures.of(figure.metric(), 0.5).endsWith("%");
        return points(by, share)
                + figure.interval()
                        .filter(shown -> Double.isFinite(shown.range().lower())
                                && Double.isFinite(shown.range().upper()))
                        .map(shown -> " [" + points(shown.range().lower(), share) + ", "
                                + points(shown.range().upper(), share) + "]")
                        .orElse("");
    }

    private static String points(double by, boolean share) {
        return sign(by) + (share ? fixed(Math.abs(by) * 100, 1) + " pp" : fixed(Math.abs(by), 3));
    }

    private static String sign(double by) {
        return by > 0 ? "+" : by < 0 ? "-" : "";
    }

    private static String fixed(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private static String p(double p) {
        return p < 0.0001
                ? "< 0.0001"
                : BigDecimal.valueOf(p).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private void cases() {
        long worse = count(Compared.Way.WORSE);
        long better = count(Compared.Way.BETTER);
        long mixed = count(Compared.Way.MIXED);
        lines.add(Line.blank());
        if (compared.cases().isEmpty()) {
            say("No case changed.");
            return;
        }
        say("Cases that changed, worst first (" + worse + " worse, " + better + " better"
                + (mixed == 0 ? "" : ", " + mixed + " mixed") + cells() + "):");
        compared.cases().stream().limit(listed).forEach(one -> say("  " + line(one)));
        if (compared.cases().size() > listed) {
            say("  and " + (compared.cases().size() - listed) + " more, all in compare.json");
        }
    }

    private String cells() {
        long cells =
                compared.figures().stream().map(SideBySide::cell).distinct().count();
        return cells < 2 ? "" : ", counted in each cell";
    }

    private long count(Compared.Way way) {
        return compared.cases().stream().filter(one -> one.turn() == way).count();
    }

    private static String line(ChangedCase one) {
        String moves = one.moves().stream()
                .map(move -> move.metric() + " " + Figures.value(move.before()) + " -> " + Figures.value(move.after()))
                .collect(Collectors.joining(", "));
        return one.turn().name().toLowerCase(Locale.ROOT) + "  "
                + Cut.at(LONGEST, one.caseRef().id()).line() + " [" + one.cell() + "]  " + moves + "   "
                + Figures.place(one.caseRef().where());
    }
}
