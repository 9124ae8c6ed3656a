package io.github.promptgate.reports.summary;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.reports.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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

    /** {@code 2 of 9 rules broken}. */
    static String told(List<RuleResult> results, RuleResult.State state) {
        return count(results, state) + " of " + Figures.count(count(results), "rule") + " " + word(state);
    }

    /**
     * {@code 2 of 9 rules broken, 1 not judged, 6 held}: a rule counts in each state in which one of its units is, and as
     * held where all of them are.
     */
    public static String told(List<RuleResult> results) {
        List<RuleResult.State> open = Stream.of(
                        RuleResult.State.FAIL, RuleResult.State.INCONCLUSIVE, RuleResult.State.WARN)
                .filter(state -> count(results, state) > 0)
                .toList();
        long all = count(results);
        if (open.isEmpty()) {
            return all == 0 ? "no rule was set" : all == 1 ? "the one rule held" : "all " + all + " rules held";
        }
        List<String> parts = new ArrayList<>();
        parts.add(told(results, open.get(0)));
        open.stream().skip(1).forEach(state -> parts.add(count(results, state) + " " + word(state)));
        long held = all
                - results.stream()
                        .filter(result -> result.state() != RuleResult.State.PASS)
                        .map(result -> result.rule().id())
                        .distinct()
                        .count();
        if (held > 0) {
            parts.add(held + " held");
        }
        return String.join(", ", parts);
    }

    private static String word(RuleResult.State state) {
        return switch (state) {
            case PASS -> "held";
            case WARN -> "warned";
            case FAIL -> "broken";
            case INCONCLUSIVE -> "not judged";
        };
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
