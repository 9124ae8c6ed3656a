package io.github.promptgate.reports.html;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.Headline;
import io.github.promptgate.reports.summary.History;
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

    private final ReportInput input;
    private final EvalOutcome outcome;
    private final Optional<RunSummary> summary;
    private final History history;
    private final Optional<String> commit;

    PageBuilder(ReportInput input) {
        this.input = input;
        this.outcome = input.outcome();
        this.summary = input.summary();
        this.history = input.history();
        this.commit = input.links().commit();
    }

    /** The view, with what the script reads. */
    PageView page(PageView.Frame frame, Iterator<Chunk> chunks) {
        return new PageView(
                frame,
                head(),
                problems(),
                Overviews.of(outcome, summary),
                RunFacts.of(input),
                TrendViews.of(history),
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

    /** What the verdict rests on, in a line; all else stands in the Run tab. */
    private List<String> facts(RunSummary run) {
        RunHeader header = run.header();
        List<String> facts = new ArrayList<>();
        commit.ifPresent(hex -> facts.add("commit " + hex.substring(0, 7)));
        facts.add(against());
        facts.add(size(header));
        if (!header.part().isEmpty()) {
            facts.add("only " + VisibleText.line(header.part()));
        }
        if (!header.environment().isEmpty()) {
            facts.add("environment " + VisibleText.line(header.environment()));
        }
        if (!run.footer().stopped().isBlank()) {
            facts.add("stopped: " + VisibleText.line(run.footer().stopped()));
        }
        facts.add(VisibleText.line(header.startedAt().replace('T', ' ').replace("Z", " UTC")));
        return facts;
    }

    private String against() {
        return outcome.standing()
                .map(Standing::references)
                .filter(references -> !references.isEmpty())
                .map(references -> "against " + VisibleText.line(String.join(", ", references)))
                .orElse("no earlier scores to compare with");
    }

    static String size(RunHeader header) {
        int cells = header.ownCells().size();
        long trials = cells * header.cases() * header.samples();
        return Figures.count(header.cases(), "case") + " \u00D7 "
                + Figures.count(cells, "cell")
                + (header.samples() > 1 ? " \u00D7 " + header.samples() + " samples" : "") + " = "
                + Figures.count(trials, "trial");
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
                Hashes.trial(cause.first().caseId(), cause.first().cell()),
                Texts.line(cause.detail()));
    }
}
