package io.github.promptgate.gate;

import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.suite.GateRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The one cell that shall hold every best-cell rule: the cell with the fewest broken rules, then the fewest that could
 * not be judged, then the fewest warnings, then the first in plan order. So a cell that holds all is found if there is
 * one, and one that still might hold all is preferred to one that does not.
 */
final class BestCell {

    private final Map<String, RuleResult> byRule;

    private BestCell(List<RuleResult> results) {
        this.byRule = new LinkedHashMap<>();
        results.forEach(result -> byRule.put(result.rule().id(), result));
    }

    /** Empty when no cell passes the filter of every rule. */
    static Optional<BestCell> choose(
            List<GateRule> rules, ScoreTable scores, BiFunction<GateRule, RuleUnit, RuleResult> judge) {
        List<BestCell> candidates = new ArrayList<>();
        scores.cells()
                .forEach(cell -> candidate(rules, cell.id(), scores, judge).ifPresent(candidates::add));
        return candidates.stream()
                .min(Comparator.comparingLong((BestCell cell) -> cell.count(RuleResult.State.FAIL))
                        .thenComparingLong(cell -> cell.count(RuleResult.State.INCONCLUSIVE))
                        .thenComparingLong(cell -> cell.count(RuleResult.State.WARN)));
    }

    private static Optional<BestCell> candidate(
            List<GateRule> rules, String cell, ScoreTable scores, BiFunction<GateRule, RuleUnit, RuleResult> judge) {
        List<RuleResult> results = new ArrayList<>();
        for (GateRule rule : rules) {
            RuleUnit.of(rule, scores).stream()
                    .filter(unit -> unit.id().equals(cell))
                    .forEach(unit -> results.add(judge.apply(rule, unit)));
        }
        return results.size() == rules.size() ? Optional.of(new BestCell(results)) : Optional.empty();
    }

    RuleResult result(GateRule rule) {
        return Objects.requireNonNull(byRule.get(rule.id()));
    }

    private long count(RuleResult.State state) {
        return byRule.values().stream()
                .filter(result -> result.state() == state)
                .count();
    }
}
