package io.github.promptgate.gate;

import io.github.promptgate.gate.Statistics.Fill;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.suite.GateRule;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Yes and no the other way round, case by case, in all its cells and samples. On the way down those come first that did
 * not improve, on the way up those that turned for the worse; among them whole ones before those whose samples disagree;
 * then plan order.
 */
record Flips(GateRule rule, Column column, List<Integer> goingWorse, List<Integer> goingBetter) implements Moves {

    static Flips of(RuleResult result, RuleUnit unit, Column column, ScoreTable table) {
        Order order = new Order(result, unit, column, table);
        return new Flips(result.rule(), column, order.of(Way.WORSE), order.of(Way.BETTER));
    }

    private List<Integer> cases(Way way) {
        return way == Way.WORSE ? goingWorse : goingBetter;
    }

    @Override
    public int most(Way way) {
        return cases(way).size();
    }

    @Override
    public Column moved(Way way, int steps) {
        Set<Integer> flipped = new HashSet<>(cases(way).subList(0, steps));
        double value = way.isUp(rule) ? 1 : 0;
        return new MovedColumn(column, flipped::contains, old -> value);
    }

    @Override
    public String text(Way way, int steps) {
        boolean up = way.isUp(rule);
        String all = column.samples() > 1 ? " in all samples" : "";
        if (column.metric().equals(BuiltInMetrics.PASS_RATE)) {
            return steps
                    + (up ? " failing" : " passing")
                    + (steps == 1 ? " case " : " cases ")
                    + (up ? "passed" : "failed")
                    + all;
        }
        return Chances.cases(steps) + " went from " + (up ? "0 to 1" : "1 to 0") + all;
    }

    /** In which order cases are flipped. */
    private record Order(RuleResult result, RuleUnit unit, Column column, ScoreTable table) {

        List<Integer> of(Way way) {
            boolean up = way.isUp(result.rule());
            Set<String> turned = turned(way);
            int first = way == Way.BETTER ? 0 : 1;
            Comparator<Integer> byChange = Comparator.comparing(
                    caseIndex -> turned.contains(table.cases().get(caseIndex).id()) ? first : 1 - first);
            return unit.cases().stream()
                    .filter(caseIndex -> left(caseIndex, up) > 0)
                    .sorted(byChange.thenComparing(caseIndex -> -left(caseIndex, up)))
                    .toList();
        }

        /** Cases that turned since the reference: for the worse on the way up, for the better on the way down. */
        private Set<String> turned(Way way) {
            return result.grounds().compared().stream()
                    .flatMap(compared -> (way == Way.BETTER ? compared.worse() : compared.better()).stream())
                    .map(turned -> turned.caseRef().id())
                    .collect(Collectors.toSet());
        }

        /** How much of a case's value can still go this way, in [0, cells]. */
        private double left(int caseIndex, boolean up) {
            double left = 0;
            for (int cell : unit.cells()) {
                OptionalDouble value = Statistics.ofCase(column, cell, caseIndex, GateRule.Fold.MEAN, Fill.NOTHING);
                if (value.isPresent()) {
                    left += up ? 1 - value.getAsDouble() : value.getAsDouble();
                }
            }
            return left;
        }
    }
}
