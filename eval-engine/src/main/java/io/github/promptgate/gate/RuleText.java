package io.github.promptgate.gate;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.RunSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says in one line what a rule asks, what was observed, and over how many. */
final class RuleText {

    private final GateRule rule;
    private final Metric metric;
    private final RunSpec limits;
    private final Figures figures;

    RuleText(GateRule rule, Metric metric, RunSpec limits) {
        this.rule = rule;
        this.metric = metric;
        this.limits = limits;
        this.figures = Figures.of(rule, metric);
    }

    /** The rule before any run: {@code latency p95 max 3s where tag=public in each cell}. */
    static String of(GateRule rule) {
        String scope = switch (rule.scope()) {
            case CELL -> "each cell";
            case BEST_CELL -> "the best cell";
            case PROMPT -> "each prompt";
            case MODEL -> "each model";
            case RUN -> "the run";
        };
        String severity = rule.severity() == GateRule.Severity.WARN ? " (warn)" : "";
        return head(rule) + " in " + scope + severity;
    }

    /** The rule on a unit, the same in every run; which cell was best may change. */
    static String title(GateRule rule, String unit) {
        String label = rule.scope() == GateRule.Scope.BEST_CELL ? "the best cell" : RuleUnit.label(rule.scope(), unit);
        return head(rule) + " in " + label;
    }

    /** The rule whose filter leaves nothing. */
    String nothing() {
        return head(rule) + ": not judged, no trial has this metric" + matching(rule.filter());
    }

    /** The rule on a unit, before what was found. */
    String head(RuleUnit unit) {
        return head(rule) + " in " + unit.label() + ": ";
    }

    private static String head(GateRule rule) {
        String statistic = rule.statistic() == GateRule.Statistic.MEAN
                ? ""
                : " " + rule.statistic().word();
        String side = rule.side().word();
        String where = filter(rule.filter());
        String label = rule.label().map(name -> " of " + name).orElse("");
        String fold = rule.fold() == GateRule.Fold.MEAN ? "" : " " + rule.fold().word();
        String decide = rule.decide() == GateRule.Decide.INTERVAL ? " by interval" : "";
        String against =
                rule.against().map(reference -> " against " + reference.text()).orElse("");
        return rule.metric() + statistic + label + fold + " " + side + " " + rule.boundText() + against + decide
                + (where.isEmpty() ? "" : " where " + where);
    }

    private static String matching(GateRule.Filter filter) {
        String where = filter(filter);
        return where.isEmpty() ? "" : " and matches " + where;
    }

    private static String filter(GateRule.Filter filter) {
        List<String> parts = new ArrayList<>();
        filter.prompt().ifPresent(glob -> parts.add("prompt=" + glob));
        filter.model().ifPresent(glob -> parts.add("model=" + glob));
        filter.tag().ifPresent(tag -> parts.add("tag=" + tag));
        filter.caseId().ifPresent(glob -> parts.add("case=" + glob));
        return String.join(", ", parts);
    }

    /** @param interval after the observed value; may be empty */
    String was(Finding finding, String interval) {
        return "was " + figures.fit(finding.observed()).text(finding.observed().orElseThrow(), rule.bound()) + interval
                + overCases(finding);
    }

    /** Why nothing is known; empty where something is. */
    String doubt(Finding finding) {
        Tally tally = finding.tally();
        return switch (finding.kind()) {
            case HOLDS, BROKEN, NOTHING_MATCHES, TOO_FEW_CASES, WITHIN_NOISE, NO_REFERENCE -> "";
            case NOT_DEFINED -> "not judged, 0/0: " + undefined();
            case NOTHING_SCORED -> "not judged, nothing was scored" + singleSample();
            case TOO_FEW_SCORED ->
                "not judged, " + tally.scoredPairs() + " of " + tally.pairs() + " cases scored, min-scored is "
                        + percent(limits.minScored());
            case TOO_MANY_UNSCORED -> "not judged, max-unscored is " + limits.maxUnscored();
            case NEVER_RAN -> "not judged, the plan was not completed";
            case UNDECIDED ->
                "not judged, what is missing can put it anywhere from " + number(finding.least()) + " to "
                        + number(finding.most());
        };
    }

    /** What is said first, parted from what follows where there is both. */
    static String joined(String first, String rest) {
        return first.isEmpty() || rest.isEmpty() ? first + rest : first + "; " + rest;
    }

    private String undefined() {
        return rule.label()
                .map(label -> switch (rule.statistic()) {
                    case PRECISION -> "no answer has the label " + label;
                    case RECALL -> "no case expects the label " + label;
                    default -> "no answer has and no case expects the label " + label;
                })
                .orElse("no label was given or expected");
    }

    private String singleSample() {
        return metric.equals(BuiltInMetrics.FLAKY_RATE) ? ", it takes run.samples of at least 2" : "";
    }

    private String number(OptionalDouble value) {
        return figures.fit(value).text(value.orElseThrow(), rule.bound());
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** Where samples or cells are folded, the number is not simply that of the counted trials. */
    private String overCases(Finding finding) {
        Tally tally = finding.tally();
        boolean folded = Statistics.folds(rule.statistic(), metric)
                && tally.scored() != tally.scoredCases()
                && !isShare(finding);
        return folded ? " over " + tally.scoredCases() + (tally.scoredCases() == 1 ? " case" : " cases") : "";
    }

    private boolean isShare(Finding finding) {
        return passes(finding)
                .map(count -> Figures.compare(
                                finding.observed().orElse(0),
                                (double) count / finding.tally().scored())
                        == 0)
                .orElse(false);
    }

    /** Trials that passed, for a rule on the plain pass rate where each trial weighs the same. */
    private Optional<Long> passes(Finding finding) {
        boolean rate = metric.equals(BuiltInMetrics.PASS_RATE) && rule.statistic() == GateRule.Statistic.MEAN;
        return rate ? Optional.of(finding.tally().passed()) : Optional.empty();
    }

    /** How many were scored, and how many were not. */
    String counts(Finding finding) {
        Tally tally = finding.tally();
        String scored = passes(finding)
                .filter(count -> tally.scored() > 0)
                .map(count -> count + "/" + tally.scored() + (tally.unscored() > 0 ? unscored(tally) : ""))
                .orElseGet(() -> tally.scored() + " scored" + unscored(tally));
        String notApplicable = tally.notApplicable() > 0 ? ", " + tally.notApplicable() + " not applicable" : "";
        String neverRan = tally.neverRan() > 0 ? ", " + tally.neverRan() + " never ran" : "";
        return scored + notApplicable + neverRan;
    }

    private static String unscored(Tally tally) {
        return ", " + tally.unscored() + " unscored";
    }
}
