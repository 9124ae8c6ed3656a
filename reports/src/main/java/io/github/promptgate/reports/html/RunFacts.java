package io.github.promptgate.reports.html;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.Sampled;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.Drawn;
import io.github.promptgate.reports.summary.Replies;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.Rerun;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.List;

/**
 * What the run was: enough to run it again and to tell it from another.
 *
 * @param warnings what was wrong and decided nothing
 * @param again the command that runs it again
 */
public record RunFacts(List<Group> groups, List<String> warnings, String again) {

    private static final int SHORT = 12;

    /** Facts that belong together. */
    public record Group(String title, List<Fact> facts) {}

    /**
     * A figure with its name.
     *
     * @param exact all of a digest of which the value shows the beginning; else empty
     */
    public record Fact(String name, String value, String exact) {}

    static RunFacts of(ReportInput input) {
        EvalOutcome outcome = input.outcome();
        return new RunFacts(
                input.summary().map(run -> groups(outcome, run)).orElse(List.of()),
                outcome.warnings().stream().map(RunFacts::warning).toList(),
                input.rerun().map(Rerun::whole).map(VisibleText::line).orElse(""));
    }

    private static String warning(Problem problem) {
        String where = problem.where().toString();
        return problem.code().id() + " " + (where.isEmpty() ? "" : VisibleText.line(where) + " ")
                + VisibleText.line(problem.what()) + "; fix: " + VisibleText.line(problem.fix());
    }

    private static List<Group> groups(EvalOutcome outcome, RunSummary run) {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("What was run", what(run)));
        groups.add(new Group("How it went", how(outcome, run)));
        groups.add(new Group("Prompts", prompts(run.header())));
        groups.add(new Group("Models", models(run.header())));
        groups.add(new Group("Metrics", metrics(run.header())));
        groups.add(new Group("Digests", digests(run.header())));
        run.footer().sampled().ifPresent(sampled -> groups.add(new Group("Looks", looks(sampled))));
        return groups.stream().filter(group -> !group.facts().isEmpty()).toList();
    }

    private static List<Fact> what(RunSummary run) {
        RunHeader header = run.header();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("suite file", header.suiteFile()));
        facts.add(fact("plan", PageBuilder.size(header)));
        facts.add(fact("part", header.part().isEmpty() ? "all of it" : header.part()));
        facts.add(fact(
                "filters",
                header.basis().filters().isEmpty()
                        ? "none"
                        : String.join("; ", header.basis().filters())));
        if (!header.basis().given().isEmpty()) {
            facts.add(fact("given by flags", String.join("; ", header.basis().given())));
        }
        facts.add(fact("environment", header.environment().isEmpty() ? "the suite's own" : header.environment()));
        facts.add(fact("seed", Long.toString(header.seed())));
        facts.add(fact("samples", Integer.toString(header.samples())));
        facts.add(fact("PromptGate", header.version()));
        return facts;
    }

    private static List<Fact> how(EvalOutcome outcome, RunSummary run) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("started", run.header().startedAt().replace('T', ' ').replace("Z", " UTC")));
        facts.add(fact("wall time", Figures.millis((double) run.footer().wallMillis())));
        facts.add(fact(
                "stopped",
                run.footer().stopped().isBlank()
                        ? "no, all was run"
                        : run.footer().stopped()));
        facts.add(fact("replies", Replies.of(run).orElse("none from a recording")));
        facts.add(fact("cost of the replies", Figures.usd(run.footer().cost())));
        facts.add(fact(
                "judge",
                run.footer().judgeCalls() == 0
                        ? "none was asked"
                        : Figures.count(run.footer().judgeCalls(), "call") + ", "
                                + Figures.usd(run.footer().judgeCost())));
        run.footer().sampled().map(Drawn::of).ifPresent(drawn -> facts.add(fact("drawn", drawn)));
        outcome.agreements().forEach(agreement -> facts.add(fact("judge and people", agreement.text())));
        return facts;
    }

    private static List<Fact> prompts(RunHeader header) {
        List<Fact> facts = new ArrayList<>();
        header.prompts().forEach(prompt -> facts.add(prompt(prompt.id(), prompt)));
        header.revisions()
                .forEach(at -> at.prompts()
                        .forEach(prompt -> facts.add(
                                prompt(prompt.id() + " at " + at.revision().name(), prompt))));
        return facts;
    }

    private static Fact prompt(String name, RunHeader.PromptRef prompt) {
        return digest(
                name,
                prompt.file() + (prompt.version().isEmpty() ? "" : ", version " + prompt.version()),
                prompt.digest());
    }

    private static List<Fact> models(RunHeader header) {
        return header.cells().stream()
                .map(cell -> cell.model())
                .distinct()
                .map(model -> digest(model, "", header.basis().models().getOrDefault(model, "")))
                .toList();
    }

    private static List<Fact> metrics(RunHeader header) {
        return header.basis().definitions().entrySet().stream()
                .map(metric -> digest(metric.getKey(), "", metric.getValue()))
                .toList();
    }

    private static List<Fact> digests(RunHeader header) {
        return List.of(
                digest("suite", "", header.suiteDigest()),
                digest("dataset", "", header.datasetDigest()),
                digest("plan", "", header.planDigest()));
    }

    private static List<Fact> looks(Sampled sampled) {
        List<Fact> facts = new ArrayList<>();
        int number = 0;
        for (Sampled.Look look : sampled.taken()) {
            number++;
            long decided = look.rules().stream().filter(Sampled.State::decided).count();
            facts.add(fact(
                    "look " + number,
                    Figures.count(look.samples(), "sample") + ", " + Figures.count(look.trials(), "trial") + ", "
                            + decided + " of " + look.rules().size() + " decided"));
        }
        return facts;
    }

    private static Fact fact(String name, String value) {
        return new Fact(VisibleText.line(name), VisibleText.line(value), "");
    }

    private static Fact digest(String name, String value, String digest) {
        String start = digest.substring(0, Math.min(SHORT, digest.length()));
        String both = value.isEmpty() || start.isEmpty() ? value + start : value + ", " + start;
        return new Fact(
                VisibleText.line(name),
                both.isEmpty() ? "not known" : VisibleText.line(both),
                VisibleText.line(digest));
    }
}
