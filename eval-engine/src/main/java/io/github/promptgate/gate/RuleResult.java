package io.github.promptgate.gate;

import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.GateRule;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One rule on one unit of its scope.
 *
 * @param unit the cell id, prompt id, model id, or {@code run}
 * @param state what came of it; a broken rule of severity warn is WARN
 * @param observed the statistic, empty when nothing was scored
 * @param scored cases (for means and rates) or trials (for amounts) that count
 * @param message one line in full: rule, unit, observed, bound, counts
 * @param worst worst cases first, with their value; at most those beyond the bound or missed
 */
public record RuleResult(
        GateRule rule,
        Metric metric,
        String unit,
        State state,
        OptionalDouble observed,
        long scored,
        long unscored,
        long notApplicable,
        String message,
        List<WorstCase> worst) {

    /** What came of a rule. */
    public enum State {
        PASS,
        FAIL,
        WARN,
        INCONCLUSIVE
    }

    /** A case that pulls the statistic. */
    public record WorstCase(CaseRef caseRef, String cell, double value) {}

    public RuleResult {
        worst = List.copyOf(worst);
    }
}
