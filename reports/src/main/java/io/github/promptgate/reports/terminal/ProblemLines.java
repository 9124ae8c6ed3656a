package io.github.promptgate.reports.terminal;

import io.github.promptgate.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Problems as people read them: where and what, the known names, the fix.
 *
 * <pre>
 * refunds.suite.yaml:14:7  SUITE-004  unknown scorer "contians"
 *   known scorers: contains, equals, json-schema, judge, regex
 *   fix: did you mean "contains"?  more: docs/problems/SUITE-004.md
 * </pre>
 */
final class ProblemLines {

    /** So many are all told; of more the first. */
    private static final int ALL = 40;

    private static final int FIRST = 20;
    private static final Pattern UNKNOWN = Pattern.compile("^(?:unknown|the filter \".*\" matches no) ([a-z-]+)");

    private ProblemLines() {}

    static List<Line> of(List<Problem> problems, Line.Level level) {
        return problems.stream().flatMap(problem -> of(problem, level).stream()).toList();
    }

    private static List<Line> of(Problem problem, Line.Level level) {
        List<Line> lines = new ArrayList<>();
        String where = problem.where().toString();
        lines.add(new Line(
                level,
                (where.isEmpty() ? "" : where + "  ") + problem.code().id() + "  " + problem.what(),
                level == Line.Level.ERROR ? Line.Emphasis.BAD : Line.Emphasis.UNSURE));
        if (!problem.known().isEmpty()) {
            lines.add(new Line(level, "  known" + kind(problem) + ": " + known(problem.known())));
        }
        lines.add(new Line(level, "  fix: " + problem.fix() + "  more: " + page(problem)));
        return lines;
    }

    private static String page(Problem problem) {
        return "docs/problems/" + problem.code().id() + ".md";
    }

    private static String known(List<String> names) {
        return names.size() <= ALL
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, FIRST)) + ", and " + (names.size() - FIRST) + " more";
    }

    private static String kind(Problem problem) {
        Matcher matcher = UNKNOWN.matcher(problem.what());
        return matcher.find() ? " " + plural(matcher.group(1)) : "";
    }

    private static String plural(String noun) {
        boolean changes = noun.endsWith("y") && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0;
        return changes ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
