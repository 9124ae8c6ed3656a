package io.github.promptgate.gate;

import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Statistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A rule's unit beside its reference: for each case that stands on both sides its value before and after, samples and
 * cells folded alike. Of an amount a trial's mean stands for its case; of a sum, what its trials come to.
 */
final class Pairs {

    private final GateRule rule;
    private final RuleUnit unit;
    private final ScoreTable table;
    private final Column now;
    private final Column then;
    private final Pairing pairing;

    Pairs(GateRule rule, RuleUnit unit, ScoreTable table, Column now, Column then, Pairing pairing) {
        this.rule = rule;
        this.unit = unit;
        this.table = table;
        this.now = now;
        this.then = then;
        this.pairing = pairing;
    }

    /** Differences of cases, positive where a case became worse, with the values that they are measured from. */
    static final class Differences {
        private final List<Double> drops = new ArrayList<>();
        private final List<Double> before = new ArrayList<>();
        private final List<String> clusters = new ArrayList<>();

        private void add(double drop, double from, String cluster) {
            drops.add(drop);
            before.add(from);
            clusters.add(cluster);
        }

        boolean isEmpty() {
            return drops.isEmpty();
        }

        double[] drops() {
            return CaseValues.array(drops);
        }

        double[] before() {
            return CaseValues.array(before);
        }

        List<String> clusters() {
            return List.copyOf(clusters);
        }

        double total() {
            return sum(drops);
        }

        double totalBefore() {
            return sum(before);
        }

        private static double sum(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** How many cells x cases of the unit have the metric, or should have it. */
    long planned() {
        return count(Pairs::has);
    }

    /** How many of them have a counterpart that was judged, or rightly was not. */
    long paired() {
        return count((column, cell, caseIndex) -> has(column, cell, caseIndex) && counterpart(cell, caseIndex));
    }

    /** How many cells x cases that stand on both sides were scored on which. */
    SideBySide.Scored scored() {
        long both = 0;
        long old = 0;
        long own = 0;
        for (int caseIndex : unit.cases()) {
            for (int cell : unit.cells()) {
                if (pairing.cell(cell) != Pairing.NONE && pairing.ofCase(caseIndex) != Pairing.NONE) {
                    boolean before = before(cell, caseIndex).isPresent();
                    boolean after =
                            after(cell, caseIndex, Statistics.Fill.NOTHING).isPresent();
                    both += before && after ? 1 : 0;
                    old += before ? 1 : 0;
                    own += after ? 1 : 0;
                }
            }
        }
        return new SideBySide.Scored(both, old, own);
    }

    private interface Wanted {
        boolean is(Column column, int cell, int caseIndex);
    }

    private long count(Wanted wanted) {
        long count = 0;
        for (int caseIndex : unit.cases()) {
            for (int cell : unit.cells()) {
                count += wanted.is(now, cell, caseIndex) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean has(Column column, int cell, int caseIndex) {
        for (int sample = 1; sample <= column.samples(); sample++) {
            if (column.reading(cell, caseIndex, sample) != Column.Reading.NONE) {
                return true;
            }
        }
        return false;
    }

    private boolean counterpart(int cell, int caseIndex) {
        int cellThen = pairing.cell(cell);
        int caseThen = pairing.ofCase(caseIndex);
        if (cellThen == Pairing.NONE || caseThen == Pairing.NONE) {
            return false;
        }
        for (int sample = 1; sample <= then.samples(); sample++) {
            Column.Reading reading = then.reading(cellThen, caseThen, sample);
            if (reading == Column.Reading.SCORED || reading == Column.Reading.NOT_APPLICABLE) {
                return true;
            }
        }
        return false;
    }

    /** Each case's difference; missing values of the run filled. */
    Differences differences(Statistics.Fill fill) {
        Differences differences = new Differences();
        for (int caseIndex : unit.cases()) {
            double before = 0;
            double after = 0;
            int cells = 0;
            for (int cell : unit.cells()) {
                OptionalDouble old = before(cell, caseIndex);
                OptionalDouble own = after(cell, caseIndex, fill);
                if (old.isPresent() && own.isPresent() && Double.isFinite(own.getAsDouble())) {
                    before += old.getAsDouble();
                    after += own.getAsDouble();
                    cells++;
                }
            }
            if (cells > 0) {
                double weight = rule.statistic() == Statistic.SUM ? now.samples() : 1.0 / cells;
                differences.add(
                        weight * worsening(before, after),
                        weight * before,
                        table.cases().get(caseIndex).cluster());
            }
        }
        return differences;
    }

    private double worsening(double before, double after) {
        return rule.side().isUpward() ? before - after : after - before;
    }

    private OptionalDouble before(int cell, int caseIndex) {
        int cellThen = pairing.cell(cell);
        int caseThen = pairing.ofCase(caseIndex);
        return cellThen == Pairing.NONE || caseThen == Pairing.NONE
                ? OptionalDouble.empty()
                : Statistics.ofCase(then, cellThen, caseThen, rule.fold(), Statistics.Fill.NOTHING);
    }

    private OptionalDouble after(int cell, int caseIndex, Statistics.Fill fill) {
        return Statistics.ofCase(now, cell, caseIndex, rule.fold(), fill);
    }

    /** The part of the unit that is compared; likewise {@link #unitThen} in the reference's own indexes. */
    RuleUnit unitNow() {
        return new RuleUnit(unit.id(), unit.label(), unit.cells(), pairedCases());
    }

    RuleUnit unitThen() {
        return new RuleUnit(
                unit.id(),
                unit.label(),
                unit.cells().stream()
                        .map(pairing::cell)
                        .filter(cell -> cell != Pairing.NONE)
                        .toList(),
                pairedCases().stream().map(pairing::ofCase).toList());
    }

    private List<Integer> pairedCases() {
        return unit.cases().stream()
                .filter(caseIndex -> unit.cells().stream()
                        .anyMatch(cell -> before(cell, caseIndex).isPresent()
                                && after(cell, caseIndex, Statistics.Fill.NOTHING)
                                        .isPresent()))
                .toList();
    }

    /** Cells x cases that turned for the worse, worst first, ties in plan order. */
    List<Grounds.Moved> worse() {
        return moved(1);
    }

    /** Cells x cases that turned for the better, best first. */
    List<Grounds.Moved> better() {
        return moved(-1);
    }

    private List<Grounds.Moved> moved(int way) {
        Map<Grounds.Moved, Double> found = new LinkedHashMap<>();
        for (int caseIndex : unit.cases()) {
            for (int cell : unit.cells()) {
                OptionalDouble old = before(cell, caseIndex);
                OptionalDouble own = after(cell, caseIndex, Statistics.Fill.NOTHING);
                if (old.isPresent() && own.isPresent()) {
                    double by = way * worsening(old.getAsDouble(), own.getAsDouble());
                    if (by > 0) {
                        found.put(
                                new Grounds.Moved(
                                        table.cases().get(caseIndex),
                                        table.cells().get(cell).id(),
                                        old.getAsDouble(),
                                        own.getAsDouble()),
                                by);
                    }
                }
            }
        }
        return found.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
