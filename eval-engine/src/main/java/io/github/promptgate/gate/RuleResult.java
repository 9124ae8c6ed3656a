package io.github.promptgate.gate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Metric;
import io.github.promptgate.suite.GateRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One rule on one unit of its scope.
 *
 * @param unit the cell id, prompt id, model id, or {@code run}
 * @param state what came of it; a broken rule of severity warn is WARN
 * @param observed the statistic, of a rule on a change how far it changed for the worse; empty when nothing was scored
 * @param scored cases (for means and rates) or trials (for amounts) that count
 * @param unscored trials whose value is missing; likewise not applicable
 * @param message one line in full: rule, unit, observed, bound, counts
 * @param worst worst cases first, with their value; at most those beyond the bound or missed, of a change those that
 *     turned for the worse
 * @param grounds what it rests on, in numbers
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
        List<WorstCase> worst,
        Grounds grounds) {

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

    /** The same with another message. */
    RuleResult saying(String other) {
        return new RuleResult(
                rule, metric, unit, state, observed, scored, unscored, notApplicable, other, worst, grounds);
    }

    /** A result of which only what was observed is known. */
    public RuleResult(
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
        this(rule, metric, unit, state, observed, scored, unscored, notApplicable, message, worst, Grounds.none());
    }

    /** The rule and its unit, the same in every run: {@code pass-rate min 90% in grounded@small}. */
    public String title() {
        return RuleText.title(rule, unit);
    }

    /**
     * The observed value with its interval, as the message has it: {@code 88.3 % [85.1 %, 91.0 %]}; of a change how far it
     * went for the worse: {@code 5.4 pp [2.1 pp, 8.9 pp]}; empty when nothing was scored.
     */
    public String observedText() {
        if (observed.isEmpty()) {
            return "";
        }
        Figures figures = fit(rule.side().isOfChange() ? Figures.ofChange(rule, metric) : Figures.of(rule, metric));
        return figures.text(observed.getAsDouble(), rule.bound())
                + grounds.interval()
                        .map(shown -> " " + figures.text(shown.range()))
                        .orElse("");
    }

    /** A value of the metric in the unit in which all of this result is written: {@code 88.3 %}, {@code 4 ms}. */
    public String valueText(double value) {
        return fit(rule.side().isOfChange() ? Figures.ofValues(rule, metric) : Figures.of(rule, metric))
                .text(value);
    }

    /**
     * A value before and after and how far it moved, without a sign, written with as many digits as it takes for the three
     * to agree.
     */
    public record Move(String before, String after, String by) {}

    /** How a value of the metric moved, in the unit in which all of this result is written. */
    public Move move(double before, double after) {
        Figures figures = fit(rule.side().isOfChange() ? Figures.ofValues(rule, metric) : Figures.of(rule, metric));
        int digits = figures.digitsBetween(before, after);
        return new Move(
                figures.textOf(before, digits),
                figures.textOf(after, digits),
                figures.textOf(Math.abs(after - before), digits));
    }

    private Figures fit(Figures figures) {
        return figures.fit(
                rule.side().isOfChange()
                        ? grounds.compared().map(Grounds.Compared::after).orElse(OptionalDouble.empty())
                        : observed);
    }

    /** The worst cases in one line, at most so many and how many more: {@code data.csv:41 (0.10), :7 (0.25)}; empty when there are none. */
    public String worstText(int most) {
        return new WorstText(this).first(most);
    }

    /** The rule's own problem at its line: GATE-001 when broken, GATE-003 or GATE-002 when it could not be judged; empty when it holds. */
    public Optional<Problem> problem() {
        if (state == State.PASS) {
            return Optional.empty();
        }
        if (AgreementRule.is(rule)) {
            return Optional.of(new Problem(
                    ProblemCode.GATE_006,
                    rule.where(),
                    message,
                    "mend the rubric or take another judge; what this one measured is not known to be true"));
        }
        if (grounds.doubt().isPresent() && state == State.INCONCLUSIVE) {
            return grounds.doubt();
        }
        if (state == State.INCONCLUSIVE) {
            ProblemCode code = unscored > 0 ? ProblemCode.GATE_003 : ProblemCode.GATE_002;
            return Optional.of(new Problem(
                    code,
                    rule.where(),
                    message,
                    "read why in the report, mend it and run again; nothing is known yet"));
        }
        String fix = worst.isEmpty() ? "read the cases in the report" : "begin with the worst: " + worstText(3);
        return Optional.of(new Problem(ProblemCode.GATE_001, rule.where(), message, fix));
    }
}
