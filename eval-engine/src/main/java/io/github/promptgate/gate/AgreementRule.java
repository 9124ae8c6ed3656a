package io.github.promptgate.gate;

import io.github.promptgate.gate.RuleResult.State;
import io.github.promptgate.suite.GateRule;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A rule on {@code judge-agreement}. Missed is not failed: the instrument is off, so nothing is known. */
final class AgreementRule {

    private AgreementRule() {}

    static boolean is(GateRule rule) {
        return rule.metric().equals(JudgeAgreement.KAPPA.name());
    }

    /** The least of the kappas counts; one that is not defined, or a row without a judgement, meets nothing. */
    static RuleResult result(GateRule rule, String unit, List<JudgeAgreement> measured) {
        boolean whole = !measured.isEmpty()
                && measured.stream().allMatch(one -> one.kappa().isPresent() && one.unscored() == 0);
        OptionalDouble least =
                measured.stream().flatMapToDouble(one -> one.kappa().stream()).min();
        boolean met = whole && meets(rule, least.getAsDouble());
        State state = met ? State.PASS : rule.severity() == GateRule.Severity.WARN ? State.WARN : State.INCONCLUSIVE;
        String found = measured.isEmpty()
                ? "the judge was not measured"
                : measured.stream().map(JudgeAgreement::text).collect(Collectors.joining("; "));
        return new RuleResult(
                rule,
                JudgeAgreement.KAPPA,
                unit,
                state,
                least,
                measured.stream().mapToLong(one -> one.pairs().size()).sum(),
                measured.stream().mapToLong(JudgeAgreement::unscored).sum(),
                0,
                RuleText.title(rule, unit) + ": " + found,
                List.of());
    }

    private static boolean meets(GateRule rule, double kappa) {
        return rule.side().isUpward() ? kappa >= rule.bound() : kappa <= rule.bound();
    }
}
