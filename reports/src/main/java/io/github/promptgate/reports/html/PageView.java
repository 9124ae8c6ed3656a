package io.github.promptgate.reports.html;

import java.util.Iterator;
import java.util.List;

/**
 * The page as the template sees it. Texts are visible already; the template escapes them.
 *
 * @param attention cases with a failed or unscored trial, read once
 * @param rest all other cases, read once
 */
public record PageView(
        Frame frame,
        Head head,
        List<Tile> tiles,
        List<Problem> problems,
        Rules rules,
        Matrix matrix,
        List<Cause> causes,
        CaseList caseList,
        Iterator<CaseView> attention,
        Iterator<CaseView> rest) {

    /** What makes the page a page: the policy that forbids every request, and the only style and script it may run. */
    public record Frame(String title, String policy, String style, String script) {}

    /**
     * The verdict.
     *
     * @param facts what was run, when, by what
     */
    public record Head(String suite, CaseView.Chip verdict, String sentence, List<String> facts) {}

    /** A figure of the first screen. */
    public record Tile(String name, String value, String note, String tone) {}

    /** Bad input, or why nothing could be decided. */
    public record Problem(String code, String place, String what, String known, String fix, String page) {}

    /** Rule results. */
    public record Rules(List<Rule> open, List<Rule> held) {}

    /**
     * One rule on one unit.
     *
     * @param message the whole story; empty where the rule held
     */
    public record Rule(
            CaseView.Chip chip,
            String text,
            String unit,
            String observed,
            String counts,
            String place,
            String message,
            List<Worst> worst,
            int moreWorst) {}

    /** A case that pulls the statistic. */
    public record Worst(String id, String anchor, String value) {}

    /**
     * Prompt x model.
     *
     * @param columns models
     * @param cells heads of the table of all figures
     */
    public record Matrix(List<String> columns, List<Row> rows, List<String> cells, List<Figure> figures) {}

    /** A prompt's row: one entry per model. */
    public record Row(String prompt, List<Entry> entries) {}

    /**
     * The pass rate of one cell.
     *
     * @param percent for the bar, 0 to 100 with a point
     */
    public record Entry(String rate, String percent, String note, String tone) {}

    /** One figure of every cell. */
    public record Figure(String name, List<Value> values) {}

    /** A value, and what it leaves out. */
    public record Value(String value, String note) {}

    /** Why trials could not be judged. */
    public record Cause(String code, String title, String trials, String first, String anchor, String detail) {}

    /**
     * What is listed.
     *
     * @param present whether there is anything to list
     * @param notes what was left out, and where it is
     */
    public record CaseList(boolean present, String count, List<String> notes, List<String> cells) {}
}
