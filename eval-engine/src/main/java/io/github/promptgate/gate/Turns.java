package io.github.promptgate.gate;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.ScoreTable.Place;
import io.github.promptgate.record.before.Turn;
import io.github.promptgate.suite.GateRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How the cases of a run turned against a reference, paired as rules on changes pair them. */
public final class Turns {

    private static final GateRule PASSING = Measuring.change(BuiltInMetrics.PASS_RATE, GateRule.Statistic.MEAN);

    private final Gate.Measured measured;
    private final Reference.Known then;
    private final Pairing pairing;
    private final Map<Integer, Counterpart> passing = new HashMap<>();
    private final List<RuleUnit> units;

    /** @param measured the run's own scores; what it says of references is not looked at */
    public Turns(Gate.Measured measured, Reference.Known then) {
        this.measured = new Gate.Measured(
                measured.scores(), List.of(), Map.of(Measuring.AGAINST, then), measured.definitions());
        this.then = then;
        this.pairing = new Pairing(measured.scores(), then);
        this.units = RuleUnit.of(PASSING, measured.scores());
        units.forEach(unit ->
                unit.cells().forEach(cell -> passing.put(cell, Counterpart.of(this.measured, PASSING, unit))));
    }

    /** Where a trial stands in the reference; empty where that has no such cell, case or sample. */
    public Optional<Place> then(Place now) {
        int cell = pairing.cell(now.cell());
        int caseIndex = pairing.ofCase(now.caseIndex());
        return cell == Pairing.NONE
                        || caseIndex == Pairing.NONE
                        || now.sample() > then.scores().samples()
                ? Optional.empty()
                : Optional.of(new Place(cell, caseIndex, now.sample()));
    }

    /** Where a cell stands in the reference; empty where that has no such cell. */
    public OptionalInt cell(int now) {
        int found = pairing.cell(now);
        return found == Pairing.NONE ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** How a case turned in a cell. */
    public Turn turn(int cell, int caseIndex) {
        int caseThen = pairing.ofCase(caseIndex);
        if (caseThen == Pairing.NONE || !(passing.get(cell) instanceof Counterpart.Found found)) {
            return Turn.NEITHER;
        }
        Column now = Columns.of(PASSING.metric(), measured.scores()).orElseThrow();
        OptionalDouble after = value(now, cell, caseIndex);
        OptionalDouble before = value(found.then(), pairing.cell(cell), caseThen);
        if (after.isEmpty() || before.isEmpty() || after.getAsDouble() == before.getAsDouble()) {
            return Turn.NEITHER;
        }
        return after.getAsDouble() < before.getAsDouble() ? Turn.REGRESSED : Turn.FIXED;
    }

    private static OptionalDouble value(Column column, int cell, int caseIndex) {
        return Statistics.ofCase(column, cell, caseIndex, PASSING.fold(), Statistics.Fill.NOTHING);
    }

    /** Whether a metric means the same on both sides, as far as that is known. */
    public boolean isComparable(String metric) {
        String here = measured.definitions().getOrDefault(metric, "");
        String there = then.definitions().getOrDefault(metric, "");
        return here.isEmpty() || there.isEmpty() || here.equals(there);
    }

    /** Cases that are not compared. */
    public Grounds.Apart apart() {
        ScoreTable scores = measured.scores();
        List<Integer> cases = IntStream.range(0, scores.cases().size()).boxed().toList();
        List<Integer> there =
                IntStream.range(0, then.scores().cases().size()).boxed().toList();
        return pairing.apart(new RuleUnit("", "", List.of(), cases), there);
    }

    /** Why cells are not compared, each once. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (RuleUnit unit : units) {
            for (int cell : unit.cells()) {
                if (passing.get(cell) instanceof Counterpart.Missing missing
                        && !notes.contains(missing.cause().what())) {
                    notes.add(missing.cause().what());
                }
            }
        }
        return List.copyOf(notes);
    }
}
