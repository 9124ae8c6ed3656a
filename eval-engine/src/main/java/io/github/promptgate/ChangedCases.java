package io.github.promptgate;

import io.github.promptgate.Compared.ChangedCase;
import io.github.promptgate.Compared.Move;
import io.github.promptgate.Compared.Way;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.SideBySide;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what moved by cases: those that pass less often first, then those whose scores fell most. */
final class ChangedCases {

    private record Key(String cell, String caseId) {}

    /** A case in a cell as far as its moves are known. */
    private static final class Found {
        private final CaseRef ref;
        private final String cell;
        private final List<Move> moves = new ArrayList<>();
        private double passing;
        private double scores;
        private boolean fell;
        private boolean rose;

        private Found(CaseRef ref, String cell) {
            this.ref = ref;
            this.cell = cell;
        }

        private void add(Metric metric, Move move, double drop) {
            moves.add(move);
            if (metric.equals(BuiltInMetrics.PASS_RATE)) {
                passing += drop;
            } else {
                scores += drop;
            }
            fell |= drop > 0;
            rose |= drop < 0;
        }

        /** By the pass rate, else by the scores. */
        private Way way() {
            if (passing != 0) {
                return passing > 0 ? Way.WORSE : Way.BETTER;
            }
            return fell && rose ? Way.MIXED : fell ? Way.WORSE : Way.BETTER;
        }
    }

    private final Map<Key, Found> found = new LinkedHashMap<>();

    private ChangedCases() {}

    static List<ChangedCase> of(List<SideBySide> figures) {
        ChangedCases cases = new ChangedCases();
        figures.stream()
                .filter(figure -> figure.metric().kind() != Metric.Kind.AMOUNT)
                .forEach(figure -> {
                    figure.worse().forEach(moved -> cases.add(figure, moved, 1));
                    figure.better().forEach(moved -> cases.add(figure, moved, -1));
                });
        return cases.found.values().stream()
                .sorted(Comparator.comparing(Found::way)
                        .thenComparingDouble(one -> -one.passing)
                        .thenComparingDouble(one -> -one.scores))
                .map(one -> new ChangedCase(one.ref, one.cell, one.way(), one.moves))
                .toList();
    }

    private void add(SideBySide figure, Grounds.Moved moved, int way) {
        found.computeIfAbsent(
                        new Key(moved.cell(), moved.caseRef().id()), key -> new Found(moved.caseRef(), moved.cell()))
                .add(
                        figure.metric(),
                        new Move(figure.metric().name(), moved.before(), moved.after()),
                        way * Math.abs(moved.after() - moved.before()));
    }
}
