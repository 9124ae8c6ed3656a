package io.github.promptgate.gate;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many readings of each kind a rule finds in its unit.
 *
 * @param passed scored readings of 1, for a pass rate
 * @param pairs cells x cases that have the metric
 * @param scoredPairs those of them with at least one scored reading
 * @param scoredCases cases with at least one scored reading
 * @param cases cases that have the metric
 */
record Tally(
        long scored,
        long passed,
        long unscored,
        long notApplicable,
        long neverRan,
        long pairs,
        long scoredPairs,
        long scoredCases,
        long cases) {

    /** Counts. */
    static Tally of(Column column, RuleUnit unit) {
        Counter counter = new Counter(column);
        for (int caseIndex : unit.cases()) {
            counter.addCase(unit, caseIndex);
        }
        return counter.tally();
    }

    /** Readings whose value is not known. */
    long missing() {
        return unscored + neverRan;
    }

    /** Readings of trials that ran. */
    long ran() {
        return scored + unscored + notApplicable;
    }

    private static final class Counter {
        private final Column column;
        private final Map<Column.Reading, Long> readings = new EnumMap<>(Column.Reading.class);
        private long passed;
        private long pairs;
        private long scoredPairs;
        private long cases;
        private long scoredCases;

        Counter(Column column) {
            this.column = column;
        }

        void addCase(RuleUnit unit, int caseIndex) {
            long pairsBefore = pairs;
            long scoredBefore = scoredPairs;
            for (int cell : unit.cells()) {
                addPair(cell, caseIndex);
            }
            cases += pairs > pairsBefore ? 1 : 0;
            scoredCases += scoredPairs > scoredBefore ? 1 : 0;
        }

        private void addPair(int cell, int caseIndex) {
            boolean has = false;
            boolean scored = false;
            for (int sample = 1; sample <= column.samples(); sample++) {
                Column.Reading reading = column.reading(cell, caseIndex, sample);
                readings.merge(reading, 1L, Long::sum);
                has |= reading != Column.Reading.NONE;
                if (reading == Column.Reading.SCORED) {
                    scored = true;
                    passed += column.value(cell, caseIndex, sample) == 1 ? 1 : 0;
                }
            }
            pairs += has ? 1 : 0;
            scoredPairs += scored ? 1 : 0;
        }

        private long count(Column.Reading reading) {
            return readings.getOrDefault(reading, 0L);
        }

        Tally tally() {
            return new Tally(
                    count(Column.Reading.SCORED),
                    passed,
                    count(Column.Reading.UNSCORED),
                    count(Column.Reading.NOT_APPLICABLE),
                    count(Column.Reading.NEVER_RAN),
                    pairs,
                    scoredPairs,
                    scoredCases,
                    cases);
        }
    }
}
