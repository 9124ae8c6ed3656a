package io.github.promptgate.reports.terminal;

import io.github.promptgate.Accepted;
import io.github.promptgate.Compared;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.Explained;
import io.github.promptgate.PlanSummary;
import io.github.promptgate.Reviewed;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.reports.summary.Headline;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Figures;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What doors print. Each {@link Line} has a level for a log; {@link Line#shown} gives its text for a console's charset
 * and colour.
 */
public final class Terminal {

    private Terminal() {}

    /** Problems, each in up to three lines. */
    public static List<Line> problems(List<Problem> problems) {
        return ProblemLines.of(problems, Line.Level.ERROR);
    }

    /**
     * An outcome: matrix, failed trials, what was not judged, rules, totals, headline, where the report is.
     *
     * @param summary of the outcome's record
     * @param listed at most so many failed trials and worst cases
     */
    public static List<Line> outcome(EvalOutcome outcome, Optional<RunSummary> summary, int listed) {
        return new OutcomeLines(outcome, summary, listed).lines();
    }

    /** Several outcomes: one line each, worst exit code last; nothing for a single one. */
    public static List<Line> rollUp(List<EvalOutcome> outcomes) {
        if (outcomes.size() < 2) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.blank());
        lines.add(Line.info(Figures.count(outcomes.size(), "suite") + ":"));
        ExitCode worst = ExitCode.PASSED;
        for (EvalOutcome outcome : outcomes) {
            Headline headline = Headline.of(outcome);
            lines.add(new Line(
                    level(outcome.exitCode()),
                    "  " + headline.word() + "  " + outcome.suite() + "  " + headline.sentence()));
            worst = worst.worse(outcome.exitCode());
        }
        lines.add(new Line(level(worst), "All together: " + worst.outcome() + ", exit code " + worst.code()));
        return List.copyOf(lines);
    }

    /** What a run would do. */
    public static List<Line> plan(PlanSummary plan) {
        return PlanLines.of(plan);
    }

    /** What the verdict on a rule rests on. */
    public static List<Line> explained(List<Explained> explained) {
        return ExplainLines.of(explained);
    }

    /** A run that became a suite's baseline. */
    public static List<Line> accepted(Accepted accepted) {
        return AcceptedLines.of(accepted);
    }

    /**
     * Two runs side by side.
     *
     * @param listed at most so many cases
     */
    public static List<Line> compared(Compared compared, int listed) {
        return CompareLines.of(compared, listed);
    }

    /** A suite without a problem. */
    public static Line valid(PlanSummary plan) {
        return Line.info(plan.suiteFile() + "  no problem found: suite " + plan.suite() + ", "
                + Figures.count(plan.cells().size(), "cell") + ", " + Figures.count(plan.cases(), "case") + ", "
                + Figures.count(plan.scorers().size(), "scorer") + ", "
                + Figures.count(plan.rules().size(), "rule"));
    }

    private static Line.Level level(ExitCode code) {
        return code.code() == 0 ? Line.Level.INFO : Line.Level.ERROR;
    }

    /** Where a run can be labelled, where the labels go, and what of them is not as it was. */
    public static List<Line> reviewing(Reviewed reviewed, URI address) {
        String hint = reviewed.outcome().labelling().isPresent()
                ? "the suite's next run reads them"
                : "name the file as labels: in the suite, and its next run reads them";
        List<Line> lines = new ArrayList<>();
        Stream.of(
                        "Review: " + address,
                        "  On this machine only; whoever has the address may label.",
                        "Labels: " + reviewed.shown() + "; " + hint + ".",
                        "End with Done on the page, or Ctrl-C.")
                .map(Line::info)
                .forEach(lines::add);
        List<Problem> warnings = reviewed.outcome().warnings().stream()
                .filter(warning -> warning.code() != ProblemCode.LABEL_002)
                .toList();
        lines.addAll(ProblemLines.of(warnings, Line.Level.WARN));
        return List.copyOf(lines);
    }

    /** What {@code report} wrote of a run, and what it rests on no more. */
    public static List<Line> reported(EvalOutcome outcome, List<Path> files) {
        Headline headline = Headline.of(outcome);
        Stream<Line> written = Stream.concat(
                        Stream.of(outcome.suite() + "  " + headline.word() + "  " + headline.sentence()),
                        files.stream().map(file -> "  " + OutcomeLines.shown(file)))
                .map(Line::info);
        return Stream.concat(written, ProblemLines.of(outcome.warnings(), Line.Level.WARN).stream())
                .toList();
    }
}
