package io.github.promptgate.gate;

import io.github.promptgate.gate.Finding.Kind;
import io.github.promptgate.gate.Statistics.Fill;
import io.github.promptgate.record.Metric;
import io.github.promptgate.stats.Bounds;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Decide;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A rule on a value. By point, what was observed decides. By interval it holds where the one-sided bound on the near side
 * meets the limit, and fails where the other one misses it; missing values stand where they help least.
 */
final class AbsoluteAssessment implements Assessment {

    private final Inputs inputs;
    private final GateRule rule;
    private final RuleUnit unit;
    private final Column column;
    private final Finding finding;
    private final Optional<Bounds> shown;
    private final Optional<Bounds> kindest;
    private final Optional<Bounds> hardest;

    AbsoluteAssessment(Inputs inputs, GateRule rule, RuleUnit unit, Column column) {
        this.inputs = inputs;
        this.rule = rule;
        this.unit = unit;
        this.column = column;
        this.finding = Finding.of(rule, column, unit, inputs.limits());
        boolean empty = finding.kind().isEmpty();
        this.shown = empty ? Optional.empty() : bounds(Fill.NOTHING);
        this.kindest = empty ? Optional.empty() : filled(upward() ? Fill.MOST : Fill.LEAST);
        this.hardest = empty || isAmount() ? shown : filled(upward() ? Fill.LEAST : Fill.MOST);
    }

    private Optional<Bounds> filled(Fill fill) {
        return byInterval() && finding.tally().missing() > 0 ? bounds(fill) : shown;
    }

    private Optional<Bounds> bounds(Fill fill) {
        return new CaseValues(rule, column, unit, inputs.measured().scores(), inputs.seed(rule, unit)).bounds(fill);
    }

    private boolean isAmount() {
        return column.metric().kind() == Metric.Kind.AMOUNT;
    }

    private boolean upward() {
        return rule.side().isUpward();
    }

    private boolean byInterval() {
        return rule.decide() == Decide.INTERVAL;
    }

    @Override
    public GateRule rule() {
        return rule;
    }

    @Override
    public RuleUnit unit() {
        return unit;
    }

    @Override
    public OptionalDouble p() {
        return byInterval() && kindest.isPresent() ? OptionalDouble.of(beyond(kindest.get())) : OptionalDouble.empty();
    }

    /** The least level at which the bounds lie on the wrong side of the limit. */
    private double beyond(Bounds bounds) {
        return upward() ? bounds.pBelow(rule.bound()) : bounds.pAbove(rule.bound());
    }

    @Override
    public double doubt() {
        if (!byInterval()) {
            return finding.kind() == Kind.HOLDS ? 0 : 1;
        }
        return hardest.filter(any -> !finding.kind().cannotJudge())
                .map(bounds -> upward() ? bounds.pAbove(rule.bound()) : bounds.pBelow(rule.bound()))
                .orElse(1.0);
    }

    @Override
    public RuleResult judged(Level level) {
        Finding decided = finding.as(byInterval() ? kind(level) : finding.kind());
        List<Grounds.Flaky> flaky = new FlakyCases(column, inputs.measured().scores()).of(unit);
        Grounds grounds = shown.map(bounds -> grounds(decided.kind(), bounds, level))
                .orElse(Grounds.none())
                .with(flaky);
        AbsoluteText text = new AbsoluteText(rule, column.metric(), inputs.limits());
        List<RuleResult.WorstCase> worst =
                new WorstCases(inputs.measured().scores(), column, rule).of(unit, finding.tally());
        return Results.of(
                rule, column.metric(), unit, decided, grounds, text.message(unit, decided, grounds, worst), worst);
    }

    private Kind kind(Level level) {
        if (finding.kind().isEmpty() || shown.isEmpty()) {
            return finding.kind();
        }
        if (p().orElse(1) <= level.fail()) {
            return Kind.BROKEN;
        }
        Optional<Kind> gap = finding.gap(inputs.limits());
        if (gap.isPresent()) {
            return gap.get();
        }
        if (meets(hardest.orElseThrow(), level)) {
            return Kind.HOLDS;
        }
        return meets(shown.get(), level) ? Kind.UNDECIDED : Kind.TOO_FEW_CASES;
    }

    private boolean meets(Bounds bounds, Level level) {
        return Finding.meets(rule, near(bounds, level.pass()));
    }

    private double near(Bounds bounds, double alpha) {
        return upward() ? bounds.lower(alpha) : bounds.upper(alpha);
    }

    private Grounds grounds(Kind kind, Bounds bounds, Level level) {
        double confidence = inputs.limits().confidence();
        boolean weighed = byInterval() && (kind == Kind.HOLDS || kind == Kind.BROKEN || kind == Kind.TOO_FEW_CASES);
        return new Grounds(
                Shown.of(bounds, confidence),
                Optional.empty(),
                weighed ? Optional.of(decisive(kind, bounds, level)) : Optional.empty(),
                bounds.cases(),
                kind == Kind.TOO_FEW_CASES ? toDecide(bounds, level) : OptionalLong.empty(),
                byInterval() || finding.kind().cannotJudge() || kind == Kind.UNDECIDED
                        ? OptionalDouble.empty()
                        : chance(bounds),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private Grounds.Decisive decisive(Kind kind, Bounds bounds, Level level) {
        if (kind == Kind.BROKEN || (kind == Kind.TOO_FEW_CASES && !Finding.meets(rule, bounds.estimate()))) {
            Bounds far = kindest.orElseThrow();
            double value = upward() ? far.upper(level.fail()) : far.lower(level.fail());
            return level.failing(value, far.method());
        }
        Bounds close = hardest.orElseThrow();
        return level.passing(near(close, level.pass()), close.method());
    }

    private OptionalLong toDecide(Bounds bounds, Level level) {
        boolean good = Finding.meets(rule, bounds.estimate());
        return upward() == good
                ? bounds.casesUntilAbove(rule.bound(), good ? level.pass() : level.fail())
                : bounds.casesUntilBelow(rule.bound(), good ? level.pass() : level.fail());
    }

    /**
     * Where the interval holds the limit: the chance that as many new cases would fall on the other side. Nothing where it
     * comes out as none or all: values that agree do not tell how far others may lie.
     */
    private OptionalDouble chance(Bounds bounds) {
        if (!bounds.display(inputs.limits().confidence()).holds(rule.bound())) {
            return OptionalDouble.empty();
        }
        double missing = upward() ? bounds.chanceBelow(rule.bound()) : bounds.chanceAbove(rule.bound());
        if (missing == 0 || missing == 1) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Finding.meets(rule, bounds.estimate()) ? missing : 1 - missing);
    }
}
