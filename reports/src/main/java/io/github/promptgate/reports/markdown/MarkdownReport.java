package io.github.promptgate.reports.markdown;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.Headline;
import io.github.promptgate.reports.summary.Rules;
import io.github.promptgate.reports.text.Code;
import io.github.promptgate.reports.text.Figures;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code summary.md}, for a job's summary, and {@code comment.md}, for a pull request: the headline, the rules,
 * the worst cases; the rest folded. What people wrote or models said is quoted as code, and nothing of it is Markdown.
 */
public final class MarkdownReport {

    /** Characters of a comment; GitHub refuses more than 65,536. */
    static final int COMMENT = 60_000;

    /** Bytes of all summaries of a job's step; GitHub shows nothing of more. */
    public static final int SUMMARY = 1_048_576;

    private static final int OPEN_RULES = 25;
    private static final int MOST_RULES = 200;
    private static final int MESSAGES = 10;
    private static final String JUDGE_AND_PEOPLE = "Judge and people: ";

    /** How much each page names. */
    private enum Page {
        COMMENT(50),
        SUMMARY(500);

        private final int cases;

        Page(int cases) {
            this.cases = cases;
        }
    }

    private final ReportInput input;
    private final Page page;
    private final Told told;

    private MarkdownReport(ReportInput input, Page page) {
        this.input = input;
        this.page = page;
        this.told = Told.of(input, page.cases);
    }

    /** At most 1,048,576 bytes in UTF-8. */
    public static void summary(ReportInput input, Writer out) throws IOException {
        out.write(summary(input, SUMMARY));
    }

    /** What fits into so many bytes in UTF-8; one line where hardly anything does. */
    public static String summary(ReportInput input, int bytes) {
        return Section.fit(
                new MarkdownReport(input, Page.SUMMARY).sections(),
                bytes,
                text -> text.getBytes(StandardCharsets.UTF_8).length);
    }

    /** At most 60,000 characters, the first line a mark by which the next comment finds this one. */
    public static void comment(ReportInput input, Writer out) throws IOException {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(Section.Rank.LINE, marker(input)));
        sections.addAll(new MarkdownReport(input, Page.COMMENT).sections());
        out.write(Section.fit(sections, COMMENT, String::length));
    }

    private static String marker(ReportInput input) {
        String key = input.outcome().suite().replaceAll("[^a-z0-9-]", "-");
        return "<!-- promptgate:comment v1 key=" + key.substring(0, Math.min(100, key.length())) + " state="
                + StateJson.of(input) + " -->\n";
    }

    private List<Section> sections() {
        EvalOutcome outcome = input.outcome();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(Section.Rank.LINE, headline()));
        add(sections, Section.Rank.HEAD, lead());
        add(sections, Section.Rank.HEAD, people());
        add(sections, Section.Rank.HEAD, problems());
        List<RuleResult> rules =
                Rules.worstFirst(outcome.verdict().map(Verdict::rules).orElse(List.of()));
        boolean passed = outcome.exitCode() == ExitCode.PASSED;
        rules(sections, rules, passed);
        Cases cases = new Cases(new Places(input.links()), told);
        List<Standing.Turned> worse = outcome.standing().map(Standing::worse).orElse(List.of());
        if (!passed && !worse.isEmpty()) {
            add(sections, Section.Rank.TOP, cases.worst(worse));
        } else if (!passed && told.all() > 0) {
            add(sections, Section.Rank.TOP, cases.missed());
        }
        if (outcome.standing().isPresent() && input.summary().isPresent()) {
            List<Standing.Unit> cells = outcome.standing().get().cells();
            add(
                    sections,
                    Section.Rank.FOLDED,
                    cells.size() < 2 ? "" : Matrix.of(input.summary().get().header(), cells));
        }
        outcome.standing()
                .ifPresent(standing -> add(sections, Section.Rank.OPEN, cases.changed(standing, rules, page.cases)));
        add(sections, Section.Rank.OPEN, told.all() == 0 ? "" : cases.allMissed(page.cases));
        add(sections, Section.Rank.HEAD, Footer.of(input, told));
        return sections;
    }

    private static void add(List<Section> sections, Section.Rank rank, String text) {
        if (!text.isEmpty()) {
            sections.add(new Section(rank, text));
        }
    }

    private String headline() {
        EvalOutcome outcome = input.outcome();
        Headline headline = Headline.of(outcome);
        String word = switch (outcome.exitCode()) {
            case PASSED -> "✅ Prompt gate passed";
            case SHARD -> "⚪ Prompt gate: one shard";
            case FAILED -> "❌ Prompt gate failed";
            case INCONCLUSIVE, INTERRUPTED -> "⚪ Prompt gate inconclusive";
            case BAD_INPUT, INTERNAL -> "❌ Prompt gate not run";
        };
        String unrecorded = told.unrecorded() == 0
                ? ""
                : " · " + Figures.count(told.unrecorded()) + " of " + Figures.count(cases(), "case")
                        + (told.unrecorded() == 1 ? " has" : " have") + " no recorded answer";
        return "### " + word + " · " + Code.line(outcome.suite(), 100) + unrecorded + " · " + plain(headline.sentence())
                + "\n";
    }

    private long cases() {
        return input.summary().map(run -> run.header().cases()).orElse(0L);
    }

    /** Our own words, in which a name may stand. */
    private static String plain(String sentence) {
        return sentence.chars().allMatch(c -> Character.isLetterOrDigit(c) || " ,;:()%.'-".indexOf(c) >= 0)
                ? sentence
                : Code.line(sentence);
    }

    /** How many cases turned, and where more can be read. */
    private String lead() {
        List<String> parts = new ArrayList<>();
        input.outcome()
                .standing()
                .filter(standing -> !standing.references().isEmpty())
                .ifPresent(standing -> {
                    TurnedCount worse = TurnedCount.of(standing.worse());
                    TurnedCount better = TurnedCount.of(standing.better());
                    parts.add((worse.all() > 0 ? "**" + worse.worse() + "**" : worse.worse()) + ", "
                            + better.better() + " than "
                            + standing.references().stream()
                                    .map(name -> Code.line(name, 60))
                                    .collect(Collectors.joining(" or "))
                            + TurnedCount.both(worse, better) + ".");
                });
        List<String> links = new ArrayList<>();
        input.links().report().ifPresent(url -> links.add("[Report](" + url + ")"));
        input.links().run().ifPresent(url -> links.add("[Log](" + url + ")"));
        if (!links.isEmpty()) {
            parts.add(String.join(" · ", links));
        }
        return parts.isEmpty() ? "" : String.join(" ", parts) + "\n";
    }

    /** How far the judge and people agree, a line each. */
    private String people() {
        return input.outcome().agreements().stream()
                .limit(MESSAGES)
                .map(one -> JUDGE_AND_PEOPLE + Code.line(one.text()) + "\n")
                .collect(Collectors.joining("\n"));
    }

    /** What has to be mended, or kept the run from being judged. */
    private String problems() {
        Stream<Problem> causes = input.outcome().verdict().stream()
                .flatMap(verdict -> verdict.fold(
                        pass -> Stream.<Problem>of(),
                        fail -> fail.causes().stream(),
                        unknown -> unknown.causes().stream()));
        List<Problem> all =
                Stream.concat(input.outcome().problems().stream(), causes).toList();
        StringBuilder list = new StringBuilder();
        all.stream().limit(MESSAGES).forEach(problem -> list.append("- ").append(told(problem)));
        if (all.size() > MESSAGES) {
            list.append("- and ").append(all.size() - MESSAGES).append(" more, in the report\n");
        }
        return list.toString();
    }

    private static String told(Problem problem) {
        String where = problem.where().toString();
        return problem.code().id() + (where.isEmpty() ? "" : " at " + Code.line(where, 120)) + ": "
                + Code.line(problem.what())
                + (problem.known().isEmpty() ? "" : "; known: " + Code.line(String.join(", ", problem.known())))
                + "; fix: " + Code.line(problem.fix()) + "\n";
    }

    private void rules(List<Section> sections, List<RuleResult> rules, boolean passed) {
        if (rules.isEmpty()) {
            return;
        }
        RuleRows rows = new RuleRows(input.outcome().standing());
        List<RuleResult> open =
                passed ? List.of() : rules.stream().limit(OPEN_RULES).toList();
        if (!open.isEmpty()) {
            add(sections, Section.Rank.HEAD, rows.table(open));
            add(sections, Section.Rank.HEAD, RuleNotes.of(open));
        }
        List<RuleResult> rest = rules.stream().skip(open.size()).toList();
        if (!rest.isEmpty()) {
            List<RuleResult> shown = rest.stream().limit(MOST_RULES).toList();
            String title = (open.isEmpty() ? "" : "Other ")
                    + (open.isEmpty() ? "Rules: " : "rules: ")
                    + Figures.count(rest.size(), "result");
            add(
                    sections,
                    Section.Rank.FOLDED,
                    "<details><summary>" + title + "</summary>\n\n" + rows.table(shown)
                            + (rest.size() > shown.size()
                                    ? "\nand " + (rest.size() - shown.size()) + " more, in the report\n"
                                    : "")
                            + "\n</details>\n");
        }
    }
}
