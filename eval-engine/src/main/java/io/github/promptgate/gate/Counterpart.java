package io.github.promptgate.gate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Against;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a rule on a change is held against on one unit, or why there is nothing. */
sealed interface Counterpart {

    /**
     * A reference that has the metric and knows the unit's cells.
     *
     * @param then the metric there
     */
    record Found(Reference.Known reference, Column then, Pairing pairing) implements Counterpart {}

    /** Nothing to measure a change from. */
    record Missing(Problem cause) implements Counterpart {}

    static Counterpart of(Gate.Measured measured, GateRule rule, RuleUnit unit) {
        Against against = rule.against().orElseThrow();
        Reference reference = against instanceof Against.OfCell other
                ? cell(measured.scores(), rule, other.cell())
                : Optional.ofNullable(measured.references().get(against)).orElseGet(() -> absent(rule, against));
        return reference instanceof Reference.Known known
                ? in(known, measured, rule, unit)
                : new Missing(((Reference.Unknown) reference).cause());
    }

    /** As {@link #of}, if there is one and the unit is not held against a cell of its own. */
    static Optional<Found> other(Gate.Measured measured, GateRule rule, RuleUnit unit) {
        List<Cell> cells = measured.scores().cells();
        boolean itself = rule.against().orElseThrow() instanceof Against.OfCell other
                && unit.cells().stream().anyMatch(own -> cells.get(own).id().equals(other.cell()));
        return !itself && of(measured, rule, unit) instanceof Found there ? Optional.of(there) : Optional.empty();
    }

    /** Another cell of the run: each cell of the unit is held against it. */
    private static Reference cell(ScoreTable scores, GateRule rule, String id) {
        if (scores.cells().stream().noneMatch(cell -> cell.id().equals(id))) {
            return new Reference.Unknown(Doubts.noReference(
                    rule, "cell " + id + " is not in this run", "let the run's prompts and models choose it too"));
        }
        return new Reference.Known(
                "cell " + id,
                scores,
                scores.cells().stream()
                        .map(Cell::id)
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), own -> id)),
                Map.of());
    }

    private static Reference absent(GateRule rule, Against against) {
        return new Reference.Unknown(Doubts.noReference(
                rule,
                "there are no scores to measure a change from (" + against.text() + ")",
                "make them, or hold the rule against another cell: against: cell:<id>"));
    }

    private static Counterpart in(Reference.Known known, Gate.Measured measured, GateRule rule, RuleUnit unit) {
        Pairing pairing = new Pairing(measured.scores(), known);
        List<String> unknown = pairing.unknownCells(unit);
        if (!unknown.isEmpty()) {
            return new Missing(Doubts.noReference(
                    rule,
                    known.name() + " does not know " + (unknown.size() == 1 ? "cell " : "cells ")
                            + String.join(", ", unknown),
                    "accept this run's scores, or use against: cell:<id>"));
        }
        Optional<Column> then = Columns.ofReference(rule.metric(), known.scores());
        if (then.isEmpty()) {
            return new Missing(
                    Doubts.noReference(rule, known.name() + " has no " + rule.metric(), "accept this run's scores"));
        }
        return comparable(known, measured, rule)
                .<Counterpart>map(Missing::new)
                .orElseGet(() -> new Found(known, then.get(), pairing));
    }

    private static Optional<Problem> comparable(Reference.Known known, Gate.Measured measured, GateRule rule) {
        String here = measured.definitions().getOrDefault(rule.metric(), "");
        String there = known.definitions().getOrDefault(rule.metric(), "");
        if (!here.isEmpty() && !there.isEmpty() && !here.equals(there)) {
            return Optional.of(Doubts.noReference(
                    rule,
                    "in " + known.name() + " " + rule.metric() + " was measured by a scorer with other options",
                    "accept this run's scores, or give the scorer its old options"));
        }
        boolean onTrials = rule.statistic() != GateRule.Statistic.MEAN && rule.statistic() != GateRule.Statistic.SUM;
        boolean folded = known.scores().samples() != measured.scores().samples();
        boolean median = rule.fold() == GateRule.Fold.MEDIAN && folded;
        return folded && (onTrials || median)
                ? Optional.of(Doubts.noReference(
                        rule,
                        known.name() + " keeps one value per case, and "
                                + (median
                                        ? "a median"
                                        : "the " + rule.statistic().word())
                                + " needs one per sample",
                        "use against: cell:<id> or git:<ref>, or another statistic"))
                : Optional.empty();
    }
}
