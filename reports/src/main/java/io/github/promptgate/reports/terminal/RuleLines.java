package io.github.promptgate.reports.terminal;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.RuleResult.State;
import io.github.promptgate.reports.summary.Rules;
import io.github.promptgate.reports.text.Figures;
import java.util.ArrayList;
import java.util.List;

/** Rule results under a heading: where the rule stands, what was observed, the worst cases. */
final class RuleLines {

    private final Line.Level level;
    private final Line.Emphasis emphasis;
    private final int listed;

    RuleLines(Line.Level level, Line.Emphasis emphasis, int listed) {
        this.level = level;
        this.emphasis = emphasis;
        this.listed = listed;
    }

    /** Nothing where no result is in this state. */
    List<Line> under(String heading, List<RuleResult> rules, State state) {
        List<RuleResult> results = Rules.in(rules, state);
        if (results.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                level, heading + " (" + Rules.count(rules, state) + " of " + Rules.count(rules) + "):", emphasis));
        results.forEach(result -> add(result, lines));
        return lines;
    }

    private void add(RuleResult result, List<Line> lines) {
        String where = Figures.place(result.rule().where());
        lines.add(new Line(level, "  " + (where.isEmpty() ? "" : where + "  ") + result.message()));
        if (!result.worst().isEmpty()) {
            lines.add(new Line(level, "    worst: " + result.worstText(listed)));
        }
    }
}
