package io.github.promptgate.gate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.RunSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides. Pure: the same scores give the same verdict and the same words.
 *
 * <p>A rule is broken only if it is broken whatever the missing values would have been, and holds only if it holds
 * whatever they would have been (amounts have no upper end, so there the allowance {@code max-unscored} alone decides).
 */
public final class Gate {

    private final Inputs inputs;

    private Gate(Inputs inputs) {
        this.inputs = inputs;
    }

    /**
     * Holds the rules against the scores.
     *
     * @param counts of the run, with the planned number
     * @param stopped why the plan was not completed; empty when it was
     */
    public static Verdict decide(
            List<GateRule> rules, RunSpec limits, ScoreTable scores, Counts counts, String stopped) {
        return decide(Measured.of(scores, List.of()), rules, limits, counts, stopped);
    }

    /**
     * What rules are held against.
     *
     * @param judges how far the judges agree with people, where that was measured
     * @param references scores that changes are measured from: the baseline, revisions; cells of the run are at hand
     * @param definitions of metrics: digests of what their scorers were told; empty where they are not known
     */
    public record Measured(
            ScoreTable scores,
            List<JudgeAgreement> judges,
            Map<GateRule.Against, Reference> references,
            Map<String, String> definitions) {
        public Measured {
            judges = List.copyOf(judges);
            references = Map.copyOf(references);
            definitions = Map.copyOf(definitions);
        }

        /** Scores without any to measure a change from. */
        public static Measured of(ScoreTable scores, List<JudgeAgreement> judges) {
            return new Measured(scores, judges, Map.of(), Map.of());
        }
    }

    /** As {@link #decide(List, RunSpec, ScoreTable, Counts, String)}, with rules on the judges too. */
    public static Verdict decide(
            Measured measured, List<GateRule> rules, RunSpec limits, Counts counts, String stopped) {
        Gate gate = of(measured, limits);
        List<RuleResult> results = gate.results(rules, gate.assessments(rules));
        return verdict(results, RunCauses.of(rules, limits, measured.scores(), counts, stopped));
    }

    static Gate of(Measured measured, RunSpec limits) {
        return new Gate(new Inputs(measured, limits, alpha(limits)));
    }

    /** Where the run stands, whatever the rules ask; changes are measured from what rules on changes name. */
    public static Standing standing(Measured measured, List<GateRule> rules, RunSpec limits) {
        return Standings.of(new Inputs(measured, limits, alpha(limits)), rules);
    }

    private static double alpha(RunSpec limits) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(limits.confidence())).doubleValue();
    }

    /** @param causes what keeps the whole run from being judged */
    static Verdict verdict(List<RuleResult> results, List<Problem> causes) {
        if (has(results, RuleResult.State.FAIL)) {
            return new Verdict.Fail(results, causes);
        }
        if (has(results, RuleResult.State.INCONCLUSIVE) || !causes.isEmpty()) {
            return new Verdict.Inconclusive(results, causes);
        }
        return new Verdict.Pass(results);
    }

    /**
     * What keeps a part of a run from being fit for a verdict on the whole, whatever the other parts bring.
     *
     * @param part how it ended
     * @param whole trials of the whole plan, of which a share of unscored ones is allowed
     */
    public static List<Problem> unfit(RunSpec limits, RunFooter part, long whole) {
        return RunCauses.ofPart(limits, part, whole);
    }

    /** How many of these cases a rule is held against. */
    public static long cases(GateRule rule, List<CaseRef> cases) {
        return RuleUnit.cases(rule.filter(), cases).size();
    }

    /** What a rule asks, in one line, before any run: {@code latency p95 max 3s in each cell}. */
    public static String text(GateRule rule) {
        return RuleText.of(rule);
    }

    /** Those of the cells that a rule is about. */
    public static List<Cell> cells(GateRule rule, List<Cell> cells) {
        return RuleUnit.cells(rule.filter(), cells).stream().map(cells::get).toList();
    }

    /**
     * The units that a rule is held against, before any run: cell, prompt or model ids, or {@code run}. Of a rule on the
     * best cell, each cell that may be the best.
     */
    public static List<String> units(GateRule rule, List<Cell> cells) {
        return RuleUnit.names(rule, cells);
    }

    /** As {@link RuleResult#title()}, before any run. */
    public static String title(GateRule rule, String unit) {
        return RuleText.title(rule, unit);
    }

    private static boolean has(List<RuleResult> results, RuleResult.State state) {
        return results.stream().anyMatch(result -> result.state() == state);
    }

    /** Each rule on each of its units, in the order of the rules. */
    List<List<Assessment>> assessments(List<GateRule> rules) {
        return rules.stream().map(this::assessments).toList();
    }

    /** What comes of the rules where all that was measured is judged together. */
    List<RuleResult> results(List<GateRule> rules, List<List<Assessment>> byRule) {
        RuleFamily family = RuleFamily.of(byRule.stream().flatMap(List::stream).toList(), inputs.alpha());
        Optional<BestCell> best = BestCell.choose(rules, byRule, family);
        List<RuleResult> results = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            GateRule rule = rules.get(i);
            if (rule.scope() == GateRule.Scope.BEST_CELL) {
                results.add(best.map(cell -> cell.result(rule)).orElseGet(() -> nothing(rule)));
            } else {
                byRule.get(i).forEach(one -> results.add(one.judged(family.level(one))));
            }
        }
        return results;
    }

    private List<Assessment> assessments(GateRule rule) {
        List<RuleUnit> units = RuleUnit.of(rule, scores());
        boolean best = rule.scope() == GateRule.Scope.BEST_CELL;
        return units.isEmpty() && !best
                ? List.of(assessment(rule, RuleUnit.nothing()))
                : units.stream().map(unit -> assessment(rule, unit)).toList();
    }

    private RuleResult nothing(GateRule rule) {
        return assessment(rule, RuleUnit.nothing()).judged(Level.alone(inputs.alpha()));
    }

    private ScoreTable scores() {
        return inputs.measured().scores();
    }

    private Assessment assessment(GateRule rule, RuleUnit unit) {
        if (AgreementRule.is(rule)) {
            return new Settled(
                    rule,
                    unit,
                    AgreementRule.result(rule, unit.id(), inputs.measured().judges()));
        }
        Optional<Column> column = Columns.of(rule.metric(), scores());
        if (column.isEmpty()) {
            return new Settled(rule, unit, unknown(rule, unit));
        }
        return assessment(rule, unit, column.get());
    }

    /** A rule on a unit, by these values. */
    Assessment assessment(GateRule rule, RuleUnit unit, Column column) {
        return rule.side().isOfChange()
                ? new ChangeAssessment(inputs, rule, unit, column)
                : new AbsoluteAssessment(inputs, rule, unit, column);
    }

    /** A metric that nothing in this run produced. */
    private RuleResult unknown(GateRule rule, RuleUnit unit) {
        Metric metric = Columns.metric(rule.metric(), scores());
        String message = new RuleText(rule, metric, inputs.limits()).nothing();
        return Results.of(rule, metric, unit, Finding.nothing(), Grounds.none(), message, List.of());
    }
}
