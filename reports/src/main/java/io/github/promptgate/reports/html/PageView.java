package io.github.promptgate.reports.html;

import java.util.Iterator;
import java.util.List;

/**
 * The page as the template sees it. Texts are visible already; the template escapes them.
 *
 * @param present whether anything was run
 * @param chunks what the script reads, the index first; read once
 */
public record PageView(
        Frame frame,
        Head head,
        List<Problem> problems,
        Overview overview,
        RunFacts run,
        TrendView trend,
        List<Cause> causes,
        boolean present,
        Iterator<Chunk> chunks) {

    /** A state or verdict: a sign, the word for it, and how it is coloured. */
    public record Chip(String sign, String word, String tone) {}

    /** What makes the page a page: the policy that forbids every request, and the only style and script it may run. */
    public record Frame(String title, String policy, String style, String script) {}

    /**
     * The verdict.
     *
     * @param facts what was run, when, by what
     */
    public record Head(String suite, Chip verdict, String sentence, List<String> facts) {}

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
            Chip chip,
            String text,
            String unit,
            String observed,
            String counts,
            String place,
            String against,
            String message,
            List<Worst> worst,
            int moreWorst) {}

    /** A case that pulls the statistic. */
    public record Worst(String id, String anchor, String value) {}

    /** One figure of every cell. */
    public record Figure(String name, List<Value> values) {}

    /** A value, and what it leaves out. */
    public record Value(String value, String note) {}

    /** Why trials could not be judged. */
    public record Cause(String code, String title, String trials, String first, String href, String detail) {}
}
