package io.github.promptgate.gate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the run and each of its cells stand, whatever the rules ask: the figures that a reader looks for first, found as
 * the gate finds them for a rule. It decides nothing.
 *
 * @param reference what changes are measured from, as a message says it; empty where no rule is on a change, or there is
 *     nothing to measure it from
 * @param run over all of the suite's own cells
 * @param cells in plan order
 * @param asked what rules on a value ask for
 */
public record Standing(Optional<String> reference, Unit run, List<Unit> cells, List<Asked> asked) {

    public Standing {
        cells = List.copyOf(cells);
        asked = List.copyOf(asked);
    }

    /** How far what a rule on a value asks for moved; empty where it cannot be told. */
    public Optional<Asked> change(RuleResult result) {
        return asked.stream()
                .filter(one ->
                        one.rule().equals(result.rule().id()) && one.unit().equals(result.unit()))
                .findFirst();
    }

    /** What fell in any of the suite's own cells, the furthest first. */
    public List<Grounds.Moved> worse() {
        return cells.stream()
                .flatMap(cell -> cell.worse().stream())
                .sorted(Comparator.comparingDouble(moved -> moved.after() - moved.before()))
                .toList();
    }

    /** What rose in any of the suite's own cells, the furthest first. */
    public List<Grounds.Moved> better() {
        return cells.stream()
                .flatMap(cell -> cell.better().stream())
                .sorted(Comparator.comparingDouble(moved -> moved.before() - moved.after()))
                .toList();
    }

    /**
     * How far what a rule on a value asks for moved in a unit.
     *
     * @param cases that stand and are scored on both sides, in each cell; those that the change is over
     */
    public record Asked(String rule, String unit, Delta change, int cases) {}

    /**
     * The run, or a cell.
     *
     * @param id the cell's, or {@code run}
     * @param passRate mean over cases, in [0, 1]
     * @param cost mean over trials, in USD
     * @param latency p95 over trials, in milliseconds
     * @param worse cases whose pass rate fell, worst first; none without a reference; likewise better
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
