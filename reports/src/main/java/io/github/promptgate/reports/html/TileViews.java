package io.github.promptgate.reports.html;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Counts;
import io.github.promptgate.reports.summary.Attention;
import io.github.promptgate.reports.summary.CellSummary;
import io.github.promptgate.reports.summary.Rules;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** The headline figures, each with what the rules on it say. */
final class TileViews {

    private static final PageView.Chip NO_RULE = new PageView.Chip("", "", Chips.CALM);

    private final RunSummary run;
    private final Optional<Standing> standing;
    private final List<RuleResult> rules;
    private final List<String> people;

    private TileViews(RunSummary run, EvalOutcome outcome) {
        this.run = run;
        this.standing = outcome.standing();
        this.rules = outcome.verdict().map(Verdict::rules).orElse(List.of());
        this.people = outcome.labelling().stream()
                .flatMap(labelling -> labelling.corrections().stream())
                .map(correction -> "as people see it " + VisibleText.line(correction.text()))
                .toList();
    }

    static List<Overview.Tile> of(EvalOutcome outcome, RunSummary run) {
        TileViews views = new TileViews(run, outcome);
        return List.of(views.passRate(), views.moved(), views.cost(), views.latency(), views.gaps());
    }

    private Overview.Tile passRate() {
        Counts counts = run.run().counts();
        OptionalDouble rate = run.run().passRate();
        Optional<Standing.Figure> figure = standing.map(figures -> figures.run().passRate());
        List<String> note = new ArrayList<>();
        figure.flatMap(Standing.Figure::interval).map(TileViews::interval).ifPresent(note::add);
        figure.flatMap(Standing.Figure::change)
                .ifPresent(change -> note.add("was " + Figures.share(change.before())
                        + (Deltas.isNoise(change) ? ", within noise" : "")
                        + (change.p().isPresent() ? ", " + p(change.p().getAsDouble()) : "")));
        boolean folded = run.passedOfScored().isPresent()
                && !Figures.share(run.passedOfScored().getAsDouble()).equals(Figures.share(rate.orElse(0)));
        note.add((folded ? "mean over cases; " : "") + Figures.count(counts.passed()) + " of "
                + Figures.count(counts.scored()) + " passed");
        note.addAll(people);
        return new Overview.Tile(
                "Pass rate",
                chip(Set.of(BuiltInMetrics.PASS_RATE.name())),
                rate.isPresent() ? Figures.share(rate.getAsDouble()) : Figures.NONE,
                figure.flatMap(Standing.Figure::change).map(Deltas::points).orElse(Overview.Delta.none()),
                String.join("; ", note));
    }

    private static String interval(Grounds.Shown shown) {
        return "[" + Figures.share(shown.range().lower()).replace(" %", "") + ", "
                + Figures.share(shown.range().upper()).replace(" %", "") + "] at "
                + Figures.share(shown.confidence()).replace(".0 %", " %");
    }

    private static String p(double p) {
        return p < .0001 ? "p < 0.0001" : "p = " + String.format(Locale.ROOT, p < .01 ? "%.4f" : "%.2f", p);
    }

    private Overview.Tile moved() {
        List<String> references = standing.map(Standing::references).orElse(List.of());
        if (references.isEmpty()) {
            return new Overview.Tile(
                    "Regressed \u00B7 fixed",
                    NO_RULE,
                    Figures.NONE,
                    Overview.Delta.none(),
                    "no earlier scores to compare with");
        }
        int worse = standing.map(Standing::worse).orElse(List.of()).size();
        int better = standing.map(Standing::better).orElse(List.of()).size();
        return new Overview.Tile(
                "Regressed \u00B7 fixed",
                NO_RULE,
                Figures.count(worse) + " \u00B7 " + Figures.count(better),
                Overview.Delta.none(),
                "cases \u00D7 cells since " + VisibleText.line(String.join(" or ", references)));
    }

    private Overview.Tile cost() {
        CellSummary.Amounts amounts = run.run().amounts();
        List<String> note = new ArrayList<>();
        if (amounts.unpriced() > 0) {
            note.add(Figures.count(amounts.unpriced()) + " of "
                    + Figures.count(run.run().counts().trials()) + " replies of unknown cost");
        }
        note.add("this run " + Figures.usd(run.footer().cost())
                + (run.footer().judgeCalls() > 0
                        ? " and " + Figures.usd(run.footer().judgeCost()) + " for the judge"
                        : ""));
        return new Overview.Tile(
                "Cost per 1,000 cases",
                chip(Set.of(BuiltInMetrics.COST.name())),
                amounts.costPerThousand().isPresent()
                        ? Figures.usd(amounts.costPerThousand().getAsDouble())
                        : amounts.unpriced() > 0 ? "unknown" : Figures.NONE,
                change(Standing.Unit::cost)
                        .map(change -> Deltas.share(change, Figures.usd(Math.abs(change.by()) * 1_000)))
                        .orElse(Overview.Delta.none()),
                String.join("; ", note));
    }

    private Overview.Tile latency() {
        OptionalDouble p95 = run.run().amounts().latencyP95();
        Optional<Standing.Delta> change = change(Standing.Unit::latency);
        return new Overview.Tile(
                "Latency p95",
                chip(Set.of(BuiltInMetrics.LATENCY.name())),
                p95.isPresent() ? Figures.millis(p95.getAsDouble()) : Figures.NONE,
                change.map(delta -> Deltas.amount(delta, Figures.millis(Math.abs(delta.by()))))
                        .orElse(Overview.Delta.none()),
                change.map(delta -> "was " + Figures.millis(delta.before()) + "; ")
                                .orElse("")
                        + "last attempt, without waiting");
    }

    private Overview.Tile gaps() {
        Counts counts = run.run().counts();
        Attention attention = run.attention();
        return new Overview.Tile(
                "Errors \u00B7 unscored \u00B7 flaky",
                chip(Set.of(
                        BuiltInMetrics.ERRORS.name(),
                        BuiltInMetrics.UNSCORED.name(),
                        BuiltInMetrics.FLAKY_RATE.name())),
                Figures.count(counts.errors()) + " \u00B7 " + Figures.count(counts.unscored()) + " \u00B7 "
                        + Figures.count(attention.flaky()),
                Overview.Delta.none(),
                "of " + Figures.count(counts.trials()) + " trials"
                        + (counts.notApplicable() > 0
                                ? ", " + Figures.count(counts.notApplicable()) + " not applicable"
                                : "")
                        + (run.header().samples() > 1 ? "; flaky: samples disagree" : ""));
    }

    private Optional<Standing.Delta> change(Function<Standing.Unit, Standing.Figure> which) {
        return standing.flatMap(figures -> which.apply(figures.run()).change());
    }

    /** The worst of the rules on these metrics. */
    private PageView.Chip chip(Set<String> metrics) {
        return Rules.worstFirst(rules).stream()
                .filter(result -> metrics.contains(result.metric().name()))
                .findFirst()
                .map(result -> Chips.of(result.state()))
                .orElse(NO_RULE);
    }
}
