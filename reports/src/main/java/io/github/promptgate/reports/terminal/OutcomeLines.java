package io.github.promptgate.reports.terminal;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.RuleResult.State;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.Counts;
import io.github.promptgate.reports.summary.Headline;
import io.github.promptgate.reports.summary.ListedTrial;
import io.github.promptgate.reports.summary.MissedCase;
import io.github.promptgate.reports.summary.MissedTally;
import io.github.promptgate.reports.summary.Replies;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.summary.UnjudgedCause;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is said of an outcome, from the matrix to where the report is. */
final class OutcomeLines {

    private static final int DETAIL = 200;

    private final EvalOutcome outcome;
    private final Optional<RunSummary> summary;
    private final int listed;
    private final List<Line> lines = new ArrayList<>();

    OutcomeLines(EvalOutcome outcome, Optional<RunSummary> summary, int listed) {
        this.outcome = outcome;
        this.summary = summary;
        this.listed = listed;
    }

    List<Line> lines() {
        lines.addAll(ProblemLines.of(outcome.problems(), Line.Level.ERROR));
        summary.ifPresent(run -> {
            if (outcome.shard().isEmpty()) {
                add(MatrixLines.of(run));
                add(LabelLines.of(run));
                add(LengthLines.of(run));
                add(failed(run));
            }
            add(unjudged(run));
        });
        add(people());
        List<RuleResult> rules = outcome.verdict().map(Verdict::rules).orElse(List.of());
        add(new RuleLines(Line.Level.WARN, Line.Emphasis.UNSURE, listed).under("Rules warned", rules, State.WARN));
        add(new RuleLines(Line.Level.ERROR, Line.Emphasis.UNSURE, listed)
                .under("Rules not judged", rules, State.INCONCLUSIVE));
        add(new RuleLines(Line.Level.ERROR, Line.Emphasis.BAD, listed).under("Rules broken", rules, State.FAIL));
        add(ProblemLines.of(causes(), Line.Level.ERROR));
        add(ProblemLines.of(outcome.warnings(), Line.Level.WARN));
        lines.add(Line.blank());
        summary.ifPresent(run -> {
            stopped(run).ifPresent(lines::add);
            lines.add(totals(run));
            Replies.of(run).map(text -> Line.info("Replies: " + text)).ifPresent(lines::add);
        });
        lines.add(headline());
        lines.add(
                outcome.shard().isEmpty()
                        ? Line.info("Report: " + report())
                        : Line.info("Shard: " + link("results.jsonl")));
        return List.copyOf(lines);
    }

    private List<Line> people() {
        Stream<String> agreements = outcome.agreements().stream().map(one -> "Judge and people: " + one.text());
        Stream<String> corrections = outcome.labelling().stream()
                .flatMap(labelling -> labelling.corrections().stream())
                .map(one -> "As people see it: " + one.text());
        return Stream.concat(agreements, corrections)
                .map(text -> Line.info(VisibleText.line(text)))
                .toList();
    }

    private void add(List<Line> block) {
        if (!block.isEmpty()) {
            lines.add(Line.blank());
            lines.addAll(block);
        }
    }

    private List<Problem> causes() {
        return outcome.verdict()
                .map(verdict -> verdict.<List<Problem>>fold(
                        pass -> List.of(), Verdict.Fail::causes, Verdict.Inconclusive::causes))
                .orElse(List.of());
    }

    /** A case may miss while the gate holds; then it is a warning only. */
    private Line.Level missLevel() {
        return outcome.exitCode().code() == 0 ? Line.Level.WARN : Line.Level.ERROR;
    }

    private List<Line> failed(RunSummary run) {
        long all = run.run().counts().failed();
        if (all == 0) {
            return List.of();
        }
        List<MissedCase> first =
                run.failed().subList(0, Math.min(listed, run.failed().size()));
        List<Line> block = new ArrayList<>();
        block.add(new Line(missLevel(), "Failed trials (" + all + firstOf(MissedTally.trials(first), all) + "):"));
        first.forEach(missed -> block.add(new Line(missLevel(), "  " + told(missed))));
        return block;
    }

    private static String firstOf(long shown, long all) {
        return shown < all ? ", first " + shown : "";
    }

    private static String told(MissedCase missed) {
        ListedTrial trial = missed.first();
        return missed.title() + "  " + trial.why()
                + (trial.answer().isEmpty() ? "" : "; answer \"" + trial.answer() + "\"")
                + "   " + Figures.place(trial.where());
    }

    private List<Line> unjudged(RunSummary run) {
        if (run.unjudged().isEmpty()) {
            return List.of();
        }
        List<Line> block = new ArrayList<>();
        block.add(new Line(
                missLevel(),
                "Not judged (" + Figures.count(run.run().counts().unscored(), "trial") + "):",
                Line.Emphasis.UNSURE));
        run.unjudged().forEach(cause -> block.add(new Line(missLevel(), "  " + told(cause))));
        return block;
    }

    private static String told(UnjudgedCause cause) {
        String detail = Cut.at(DETAIL, cause.detail()).line();
        return cause.code().id() + " " + cause.code().title() + ": " + Figures.count(cause.trials(), "trial")
                + ", first: " + cause.first().title() + " "
                + Figures.place(cause.first().where())
                + (detail.isBlank() ? "" : "  " + detail)
                + (cause.tries().isEmpty() ? "" : " (" + cause.tries() + ")") + "  more: docs/problems/"
                + cause.code().id() + ".md";
    }

    private static Optional<Line> stopped(RunSummary run) {
        String why = run.footer().stopped();
        return why.isBlank() ? Optional.empty() : Optional.of(new Line(Line.Level.ERROR, "Stopped: " + why));
    }

    private Line totals(RunSummary run) {
        Counts counts = run.run().counts();
        long planned = run.footer().counts().planned();
        String text = "Trials: " + counts.trials()
                + (planned > counts.trials() ? " of " + planned + " planned" : "")
                + (outcome.shard().isEmpty()
                        ? ", Passed: " + counts.passed() + ", Failed: " + counts.failed()
                        : ", Scored: " + counts.scored())
                + ", Unscored: " + counts.unscored()
                + (counts.notApplicable() > 0 ? ", Not applicable: " + counts.notApplicable() : "")
                + ", Errors: " + counts.errors()
                + references(run.footer().references())
                + ", Cost: " + Figures.usd(run.footer().cost())
                + (run.footer().judgeCalls() > 0
                        ? ", Judge: " + Figures.usd(run.footer().judgeCost())
                        : "");
        return new Line(outcome.exitCode().code() == 0 ? Line.Level.INFO : Line.Level.ERROR, text);
    }

    private static String references(Counts counts) {
        return counts.planned() == 0
                ? ""
                : ", Of another revision: " + counts.trials()
                        + (counts.unscored() > 0 ? " (" + counts.unscored() + " unscored)" : "");
    }

    private Line headline() {
        Headline headline = Headline.of(outcome);
        boolean gated = outcome.exitCode() != ExitCode.SHARD
                && !outcome.exitCode().outcome().equals("error");
        String text = (gated ? "GATE " : "") + headline.word() + "  " + outcome.suite() + "  " + headline.sentence();
        return switch (outcome.exitCode()) {
            case PASSED -> new Line(Line.Level.INFO, text, Line.Emphasis.GOOD);
            case SHARD -> new Line(Line.Level.INFO, text, Line.Emphasis.UNSURE);
            case FAILED, BAD_INPUT, INTERNAL -> new Line(Line.Level.ERROR, text, Line.Emphasis.BAD);
            case INCONCLUSIVE, INTERRUPTED -> new Line(Line.Level.ERROR, text, Line.Emphasis.UNSURE);
        };
    }

    private String report() {
        return shown(outcome.page());
    }

    private String link(String file) {
        return shown(outcome.folder().resolve(file));
    }

    static String shown(Path page) {
        return page.isAbsolute() ? page.toUri().toString() : page.toString().replace('\\', '/');
    }
}
