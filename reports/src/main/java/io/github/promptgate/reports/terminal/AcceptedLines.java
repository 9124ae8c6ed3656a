package io.github.promptgate.reports.terminal;

import io.github.promptgate.Accepted;
import io.github.promptgate.ExitCode;
import io.github.promptgate.record.baseline.BaselineChange;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a run that was accepted: what is in the baseline, and what changes in it. */
final class AcceptedLines {

    private static final int LISTED = 5;
    private static final int LONGEST = 80;

    private AcceptedLines() {}

    static List<Line> of(Accepted accepted) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.info("Accepted " + accepted.suite() + ": " + Figures.count(accepted.cells(), "cell") + ", "
                + Figures.count(accepted.cases(), "case") + ", " + Figures.count(accepted.metrics(), "metric")));
        if (accepted.exitCode() == ExitCode.FAILED) {
            lines.add(new Line(Line.Level.WARN, "  the run failed its gate: from now on this is what is expected"));
        } else if (accepted.exitCode() == ExitCode.INCONCLUSIVE) {
            lines.add(new Line(Line.Level.WARN, "  the run is inconclusive: what is missing in it is missing here"));
        }
        lines.addAll(before(accepted.before()));
        lines.add(Line.info("Baseline: " + accepted.file() + " (review it, and commit it)"));
        return List.copyOf(lines);
    }

    private static List<Line> before(Accepted.Before before) {
        if (before instanceof Accepted.Before.Known known) {
            return change(known.change());
        }
        return List.of(
                before instanceof Accepted.Before.Unusable unusable
                        ? new Line(
                                Line.Level.WARN,
                                "  the file that was there is replaced: "
                                        + Cut.at(LONGEST, unusable.cause().what())
                                                .line())
                        : Line.info("  there was no baseline before"));
    }

    private static List<Line> change(BaselineChange change) {
        if (change.isNothing()) {
            return List.of(Line.info("  nothing changes"));
        }
        String values = change.values().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return Stream.of(
                        named("cases added", change.added()),
                        named("cases removed", change.removed()),
                        named("cases with other content", change.edited()),
                        named("cells added or removed", change.cells()),
                        named("metrics added, removed or defined anew", change.redefined()),
                        values.isEmpty() ? "" : "values changed, cases by metric: " + values)
                .filter(text -> !text.isEmpty())
                .map(text -> Line.info("  " + text))
                .toList();
    }

    private static String named(String what, List<String> ids) {
        if (ids.isEmpty()) {
            return "";
        }
        String first =
                ids.stream().limit(LISTED).map(id -> Cut.at(LONGEST, id).line()).collect(Collectors.joining(", "));
        return what + ": " + ids.size() + " (" + first + (ids.size() > LISTED ? ", ..." : "") + ")";
    }
}
