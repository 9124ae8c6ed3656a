package io.github.promptgate.gate;

import io.github.promptgate.problem.Where;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Against;
import io.github.promptgate.suite.GateRule.Change;
import io.github.promptgate.suite.GateRule.Comparison;
import io.github.promptgate.suite.GateRule.Decide;
import io.github.promptgate.suite.GateRule.Fold;
import io.github.promptgate.suite.GateRule.Indecision;
import io.github.promptgate.suite.GateRule.Manner;
import io.github.promptgate.suite.GateRule.Scope;
import io.github.promptgate.suite.GateRule.Severity;
import io.github.promptgate.suite.GateRule.Side;
import io.github.promptgate.suite.GateRule.Statistic;
import java.util.Locale;
import java.util.Optional;

/** A rule as a suite would write it: {@code asked("pass-rate max-drop 2pp").by(Decide.TEST)}. */
record Asked(GateRule rule) {

    /** Metric, statistic if it is not the mean, side, bound. */
    static Asked asked(String text) {
        String[] words = text.split(" ");
        Side side =
                Side.valueOf(words[words.length - 2].toUpperCase(Locale.ROOT).replace('-', '_'));
        String bound = words[words.length - 1];
        Statistic statistic = words.length == 3 ? Statistic.MEAN : Statistic.valueOf(words[1].toUpperCase(Locale.ROOT));
        boolean change = side.isOfChange();
        Decide decide = change && statistic.isTestable() ? Decide.TEST : Decide.POINT;
        Optional<Comparison> comparison = change
                ? Optional.of(
                        new Comparison(new Against.Baseline(), bound.endsWith("%") ? Change.RELATIVE : Change.ABSOLUTE))
                : Optional.empty();
        return new Asked(new GateRule(
                text.replace(' ', '-'),
                words[0],
                statistic,
                Optional.empty(),
                side,
                value(bound),
                bound,
                Scope.CELL,
                GateRule.Filter.all(),
                Severity.ERROR,
                new Manner(Fold.MEAN, decide, Indecision.FAIL),
                comparison,
                new Where("s.suite.yaml", 31, 5)));
    }

    private static double value(String bound) {
        double number = Double.parseDouble(bound.replaceAll("[^0-9.]", ""));
        if (bound.endsWith("%") || bound.endsWith("pp")) {
            return number / 100;
        }
        return bound.endsWith("s") && !bound.endsWith("ms") ? number * 1000 : number;
    }

    Asked by(Decide decide) {
        return with(
                rule.scope(),
                rule.severity(),
                new Manner(rule.fold(), decide, rule.manner().onIndecision()),
                rule.comparison());
    }

    Asked folded(Fold fold) {
        return with(
                rule.scope(),
                rule.severity(),
                new Manner(fold, rule.decide(), rule.manner().onIndecision()),
                rule.comparison());
    }

    Asked onIndecisionWarn() {
        return with(
                rule.scope(),
                rule.severity(),
                new Manner(rule.fold(), rule.decide(), Indecision.WARN),
                rule.comparison());
    }

    Asked warning() {
        return with(rule.scope(), Severity.WARN, rule.manner(), rule.comparison());
    }

    Asked in(Scope scope) {
        return with(scope, rule.severity(), rule.manner(), rule.comparison());
    }

    Asked against(Against against) {
        return with(
                rule.scope(),
                rule.severity(),
                rule.manner(),
                Optional.of(
                        new Comparison(against, rule.comparison().orElseThrow().change())));
    }

    Asked where(GateRule.Filter filter) {
        return with(rule.scope(), filter, rule.severity(), rule.manner(), rule.comparison());
    }

    private Asked with(Scope scope, Severity severity, Manner manner, Optional<Comparison> comparison) {
        return with(scope, rule.filter(), severity, manner, comparison);
    }

    private Asked with(
            Scope scope, GateRule.Filter filter, Severity severity, Manner manner, Optional<Comparison> comparison) {
        return new Asked(new GateRule(
                rule.id(),
                rule.metric(),
                rule.statistic(),
                rule.label(),
                rule.side(),
                rule.bound(),
                rule.boundText(),
                scope,
                filter,
                severity,
                manner,
                comparison,
                rule.where()));
    }
}
