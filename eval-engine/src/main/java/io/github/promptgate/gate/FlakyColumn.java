package io.github.promptgate.gate;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.TrialState;
import java.util.Optional;

/**
 * Readings of {@code flaky-rate}, one per cell and case: 1 where samples disagree on passing, 0 where at least two
 * agree. A single sample cannot disagree, so the question does not arise; a missing one might have.
 */
record FlakyColumn(ScoreTable table) implements Column {

    @Override
    public Metric metric() {
        return BuiltInMetrics.FLAKY_RATE;
    }

    @Override
    public int samples() {
        return 1;
    }

    @Override
    public Reading reading(int cell, int caseIndex, int sample) {
        int passed = count(cell, caseIndex, TrialState.PASSED);
        int failed = count(cell, caseIndex, TrialState.FAILED);
        if (passed > 0 && failed > 0) {
            return Reading.SCORED;
        }
        if (neverRan(cell, caseIndex)) {
            return Reading.NEVER_RAN;
        }
        if (count(cell, caseIndex, TrialState.UNSCORED) > 0) {
            return Reading.UNSCORED;
        }
        return passed + failed > 1 ? Reading.SCORED : Reading.NOT_APPLICABLE;
    }

    @Override
    public double value(int cell, int caseIndex, int sample) {
        boolean disagree =
                count(cell, caseIndex, TrialState.PASSED) > 0 && count(cell, caseIndex, TrialState.FAILED) > 0;
        return disagree ? 1 : 0;
    }

    @Override
    public boolean missed(int cell, int caseIndex, int sample) {
        return false;
    }

    private int count(int cell, int caseIndex, TrialState state) {
        int count = 0;
        for (int sample = 1; sample <= table.samples(); sample++) {
            Optional<TrialState> ended = table.state(cell, caseIndex, sample);
            count += ended.filter(state::equals).isPresent() ? 1 : 0;
        }
        return count;
    }

    private boolean neverRan(int cell, int caseIndex) {
        for (int sample = 1; sample <= table.samples(); sample++) {
            if (table.state(cell, caseIndex, sample).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
