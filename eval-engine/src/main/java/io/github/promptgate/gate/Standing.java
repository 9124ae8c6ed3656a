package io.github.promptgate.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the run and each of its cells stand, whatever the rules ask: the figures that a reader looks for first, found as
 * the gate finds them for a rule. It decides nothing.
 *
 * <p>Figures change from the first reference that a rule names. A case in a cell is worse where fewer of its samples pass
 * than in that reference, or than in any other that a rule holds this cell and case against; it is better where more pass
 * than in one of them and it is worse than none. So each counts once, however many references there are.
 *
 * @param reference the first, as a message says it; empty where no rule is on a change, or there is nothing to measure it
 *     from
 * @param run over all of the suite's own cells
 * @param cells in plan order
 * @param asked what rules on a value ask for
 * @param others what turned since the other references, in the order of the rules
 */
public record Standing(Optional<String> reference, Unit run, List<Unit> cells, List<Asked> asked, List<Since> others) {

    public Standing {
        cells = List.copyOf(cells);
        asked = List.copyOf(asked);
        others = List.copyOf(others);
    }

    /** With one reference, or none. */
    public Standing(Optional<String> reference, Unit run, List<Unit> cells, List<Asked> asked) {
        this(reference, run, cells, asked, List.of());
    }

    /** All that changes are measured from, as messages say it. */
    public List<String> references() {
        return Stream.concat(reference.stream(), others.stream().map(Since::reference))
                .toList();
    }

    /** How far what a rule on a value asks for moved; empty where it cannot be told. */
    public Optional<Asked> change(RuleResult result) {
        return asked.stream()
                .filter(one ->
                        one.rule().equals(result.rule().id()) && one.unit().equals(result.unit()))
                .findFirst();
    }

    /** What fell in any of the suite's own cells, the furthest first. */
    public List<Turned> worse() {
        return turned(Unit::worse, Since::worse, Comparator.comparingDouble(moved -> moved.after() - moved.before()));
    }

    /** What rose in any of the suite's own cells and fell since no reference, the furthest first. */
    public List<Turned> better() {
        Set<Place> fell = worse().stream().map(one -> Place.of(one.moved())).collect(Collectors.toSet());
        return turned(Unit::better, Since::better, Comparator.comparingDouble(moved -> moved.before() - moved.after()))
                .stream()
                .filter(one -> !fell.contains(Place.of(one.moved())))
                .toList();
    }

    private record Place(String caseId, String cell) {
        static Place of(Grounds.Moved moved) {
            return new Place(moved.caseRef().id(), moved.cell());
        }
    }

    private List<Turned> turned(
            Function<Unit, List<Grounds.Moved>> ofCell,
            Function<Since, List<Grounds.Moved>> ofOther,
            Comparator<Grounds.Moved> furthest) {
        Map<Place, Turned> found = new LinkedHashMap<>();
        List<String> first = others.isEmpty() ? List.of() : reference.stream().toList();
        for (Unit cell : cells) {
            ofCell.apply(cell).forEach(moved -> found.put(Place.of(moved), new Turned(moved, first)));
        }
        for (Since other : others) {
            for (Grounds.Moved moved : ofOther.apply(other)) {
                Turned here = new Turned(moved, List.of(other.reference()));
                found.merge(Place.of(moved), here, (known, more) -> known.with(more, furthest));
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Turned::moved, furthest))
                .toList();
    }

    /**
     * How far what a rule on a value asks for moved in a unit.
     *
     * @param cases that stand and are scored on both sides, in each cell; those that the change is over
     */
    public record Asked(String rule, String unit, Delta change, int cases) {}

    /**
     * A case in a cell that turned.
     *
     * @param moved from what to what, since the reference from which it moved furthest
     * @param since that reference, then the others since which it turned the same way; empty where the run has but one
     */
    public record Turned(Grounds.Moved moved, List<String> since) {
        public Turned {
            since = List.copyOf(since);
        }

        private Turned with(Turned other, Comparator<Grounds.Moved> furthest) {
            boolean further = furthest.compare(other.moved, moved) < 0;
            List<String> all = new ArrayList<>(further ? other.since : since);
            all.addAll(further ? since : other.since);
            return new Turned(further ? other.moved : moved, all);
        }
    }

    /**
     * What turned since one more reference, in the cells and cases that rules hold against it.
     *
     * @param worse cases in cells whose pass rate fell; likewise better
     */
    public record Since(String reference, List<Grounds.Moved> worse, List<Grounds.Moved> better) {
        public Since {
            worse = List.copyOf(worse);
            better = List.copyOf(better);
        }
    }

    /**
     * The run, or a cell.
     *
     * @param id the cell's, or {@code run}
     * @param passRate mean over cases, in [0, 1]
     * @param cost mean over trials, in USD
     * @param latency p95 over trials, in milliseconds
     * @param worse cases whose pass rate fell since the first reference, worst first; none without one; likewise better
     */
    public record Unit(
            String id,
            Figure passRate,
            Figure cost,
            Figure latency,
            List<Grounds.Moved> worse,
            List<Grounds.Moved> better) {
        public Unit {
            worse = List.copyOf(worse);
            better = List.copyOf(better);
        }
    }

    /**
     * One figure.
     *
     * @param value over what was scored; empty where nothing was
     * @param interval of the run's pass rate; empty for all others, and where too little was scored
     * @param change empty where it cannot be told
     */
    public record Figure(OptionalDouble value, Optional<Grounds.Shown> interval, Optional<Delta> change) {}

    /**
     * How far a figure moved, over the cases that stand on both sides.
     *
     * @param interval of {@code after - before} of the run's pass rate; else empty
     * @param p two-sided, of so great a change had nothing changed; empty where it is not tested
     */
    public record Delta(double before, double after, Optional<Grounds.Shown> interval, OptionalDouble p) {

        /** In the figure's unit; positive where it rose. */
        public double by() {
            return after - before;
        }

        /** As a share of what it was; empty where that was 0. */
        public OptionalDouble share() {
            return before == 0 ? OptionalDouble.empty() : OptionalDouble.of(by() / before);
        }
    }
}
