package io.github.promptgate.reports.summary;

import io.github.promptgate.gate.RuleResult;
import java.util.Comparator;
import java.util.List;

/** Counts and orders rule results: a rule counts once, however many units it was held against. */
public final class Rules {

    private Rules() {}

    /** Rules in all. */
    public static long count(List<RuleResult> results) {
        return results.stream().map(r -> r.rule().id()).distinct().count();
    }

    /** Rules with a result of this state. */
    public static long count(List<RuleResult> results, RuleResult.State state) {
        return in(results, state).stream().map(r -> r.rule().id()).distinct().count();
    }

    /** Results of this state, in the suite's order. */
    public static List<RuleResult> in(List<RuleResult> results, RuleResult.State state) {
        return results.stream().filter(r -> r.state() == state).toList();
    }

    /** Broken first, then inconclusive, warned, held; the suite's order within. */
    public static List<RuleResult> worstFirst(List<RuleResult> results) {
        return results.stream()
                .sorted(Comparator.comparingInt(r -> rank(r.state())))
                .toList();
    }

    private static int rank(RuleResult.State state) {
        return switch (state) {
            case FAIL -> 0;
            case INCONCLUSIVE -> 1;
            case WARN -> 2;
            case PASS -> 3;
        };
    }
}
