package io.github.promptgate.gate;

import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Against;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Finds how far that moved which rules on a value ask for, since a reference that they do not name themselves. */
record AskedChanges(Inputs inputs, Against from) {

    List<Standing.Asked> of(List<GateRule> rules) {
        return rules.stream()
                .filter(rule -> !rule.side().isOfChange())
                .flatMap(this::of)
                .toList();
    }

    private Stream<Standing.Asked> of(GateRule rule) {
        GateRule change = Measuring.change(rule, from);
        return Columns.of(rule.metric(), inputs.measured().scores()).stream()
                .flatMap(column -> RuleUnit.of(rule, inputs.measured().scores()).stream()
                        .flatMap(unit -> changed(change, unit, column).stream()));
    }

    private Optional<Standing.Asked> changed(GateRule rule, RuleUnit unit, Column now) {
        return Counterpart.other(inputs.measured(), rule, unit).flatMap(there -> {
            Pairs pairs = new Pairs(rule, unit, inputs.measured().scores(), now, there.then(), there.pairing());
            return ChangeAssessment.isEnough(pairs)
                    ? Change.of(rule, now, there.then(), pairs, Statistics.Fill.NOTHING, inputs.seed(rule, unit))
                            .map(change ->
                                    new Standing.Asked(rule.id(), unit.id(), tested(rule, change), change.cases()))
                    : Optional.empty();
        });
    }

    private static Standing.Delta tested(GateRule rule, Change change) {
        return new Standing.Delta(
                change.before(),
                change.after(),
                Optional.empty(),
                rule.statistic().isTestable() ? OptionalDouble.of(change.test().twoSided()) : OptionalDouble.empty());
    }
}
