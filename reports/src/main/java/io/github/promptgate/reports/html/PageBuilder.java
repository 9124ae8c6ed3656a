package io.github.promptgate.reports.html;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.summary.CellSummary;
import io.github.promptgate.reports.summary.Drawn;
import io.github.promptgate.reports.summary.Headline;
import io.github.promptgate.reports.summary.Replies;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.summary.UnjudgedCause;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds the page's view of an outcome. */
final class PageBuilder {

    private static final PageView.Matrix NO_MATRIX = new PageView.Matrix(List.of(), List.of(), List.of(), List.of());

    private final EvalOutcome outcome;
    private final Optional<RunSummary> summary;

    PageBuilder(EvalOutcome outcome, Optional<RunSummary> summary) {
        this.outcome = outcome;
        this.summary = summary;
    }

    /** The view, with what the script reads. */
    PageView page(PageView.Frame frame, Iterator<Chunk> chunks) {
        return new PageView(
                frame,
                head(),
                summary.map(this::tiles).orElse(List.of()),
                problems(),
                RuleViews.of(outcome.verdict().map(Verdict::rules).orElse(List.of())),
                summary.map(MatrixViews::of).orElse(NO_MATRIX),
                summary.map(run ->
                                run.unjudged().stream().map(PageBuilder::cause).toList())
                        .orElse(List.of()),
                summary.filter(run -> run.run().counts().trials() > 0).isPresent(),
                chunks);
    }

    private PageView.Head head() {
        return verdict(outcome, summary.map(this::facts).orElse(List.of()));
    }

    /** The verdict with these facts. */
    static PageView.Head verdict(EvalOutcome outcome, List<String> facts) {
        Headline headline = Headline.of(outcome);
        return new PageView.Head(
                VisibleText.line(outcome.suite()),
                Chips.verdict(outcome.exitCode(), headline.word()),
                headline.sentence(),
                facts);
    }

    private List<String> facts(RunSummary run) {
        RunHeader header = run.header();
        List<String> facts = new ArrayList<>();
        facts.add(size(header));
        facts.add(VisibleText.line(header.suiteFile()));
        facts.add(VisibleText.line(header.startedAt().replace('T', ' ').replace("Z", " UTC")));
        facts.add("took " + Figures.millis((double) run.footer().wallMillis()));
        outcome.agreements().forEach(agreement -> facts.add("judge and people: " + VisibleText.line(agreement.text())));
        if (!header.part().isEmpty()) {
            facts.add("only " + VisibleText.line(header.part()));
        }
        header.revisions().forEach(at -> facts.add(against(at, header)));
        if (!header.environment().isEmpty()) {
            facts.add("environment " + VisibleText.line(header.environment()));
        }
        facts.add("seed " + header.seed());
        facts.add("PromptGate " + VisibleText.line(header.version()));
        run.footer().sampled().map(Drawn::of).ifPresent(facts::add);
        if (!run.footer().stopped().isBlank()) {
            facts.add("stopped: " + VisibleText.line(run.footer().stopped()));
        }
        return facts;
    }

    private static String against(RunHeader.PromptsAt at, RunHeader header) {
        List<String> same = at.unchanged(header.prompts());
        return "against prompts of " + VisibleText.line(at.revision().name())
                + (same.isEmpty() ? "" : " (the same there: " + VisibleText.line(String.join(", ", same)) + ")");
    }

    private static String size(RunHeader header) {
        int cells = header.ownCells().size();
        long trials = cells * header.cases() * header.samples();
        return Figures.count(header.cases(), "case") + " \u00D7 "
                + Figures.count(cells, "cell")
                + (header.samples() > 1 ? " \u00D7 " + header.samples() + " samples" : "") + " = "
                + Figures.count(trials, "trial");
    }

    private List<PageView.Tile> tiles(RunSummary run) {
        Counts counts = run.run().counts();
        CellSummary.Amounts amounts = run.run().amounts();
        String rate = run.passedOfScored().isPresent()
                ? Figures.share(run.passedOfScored().getAsDouble())
                : Figures.NONE;
        return List.of(
                new PageView.Tile(
                        "Pass rate",
                        rate,
                        Figures.count(counts.passed()) + " of " + Figures.count(counts.scored()) + " scored trials",
                        Chips.CALM),
                new PageView.Tile(
                        "Unscored",
                        Figures.count(counts.unscored()),
                        "of " + Figures.count(counts.trials()) + " trials"
                                + (counts.notApplicable() > 0
                                        ? ", " + Figures.count(counts.notApplicable()) + " not applicable"
                                        : ""),
                        counts.unscored() > 0 ? Chips.UNSURE : Chips.CALM),
                new PageView.Tile(
                        "Errors",
                        Figures.count(counts.errors()),
                        "calls without an answer",
                        counts.errors() > 0 ? Chips.UNSURE : Chips.CALM),
                new PageView.Tile(
                        "Cost",
                        Figures.usd(run.footer().cost()),
                        (run.footer().judgeCalls() > 0
                                        ? "and " + Figures.usd(run.footer().judgeCost()) + " for the judge"
                                        : "no judge was asked")
                                + Replies.of(run)
                                        .map(text -> "; replies: " + text)
                                        .orElse(""),
                        Chips.CALM),
                new PageView.Tile(
                        "Latency p95",
                        amounts.latencyP95().isPresent()
                                ? Figures.millis(amounts.latencyP95().getAsDouble())
                                : Figures.NONE,
                        "of the last attempt, without waiting",
                        Chips.CALM));
    }

    private List<PageView.Problem> problems() {
        List<Problem> causes = outcome.verdict()
                .map(verdict -> verdict.<List<Problem>>fold(
                        pass -> List.of(), Verdict.Fail::causes, Verdict.Inconclusive::causes))
                .orElse(List.of());
        return Stream.concat(outcome.problems().stream(), causes.stream())
                .map(PageBuilder::problem)
                .toList();
    }

    private static PageView.Problem problem(Problem problem) {
        return new PageView.Problem(
                problem.code().id(),
                VisibleText.line(problem.where().toString()),
                VisibleText.line(problem.what()),
                VisibleText.line(String.join(", ", problem.known())),
                VisibleText.line(problem.fix()),
                "docs/problems/" + problem.code().id() + ".md");
    }

    private static PageView.Cause cause(UnjudgedCause cause) {
        return new PageView.Cause(
                cause.code().id(),
                cause.code().title(),
                Figures.count(cause.trials(), "trial"),
                VisibleText.line(cause.first().title()),
                Anchors.of(cause.first().caseId()),
                Texts.line(cause.detail()));
    }
}
