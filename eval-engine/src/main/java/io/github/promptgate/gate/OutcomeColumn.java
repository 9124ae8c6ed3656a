package io.github.promptgate.gate;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.TrialState;

/** Readings of how a trial ended: {@code pass-rate}, {@code errors}, {@code unscored}. */
final class OutcomeColumn implements Column {

    private final ScoreTable table;
    private final Metric metric;

    private OutcomeColumn(ScoreTable table, Metric metric) {
        this.table = table;
        this.metric = metric;
    }

    /** 1 where a trial passed, 0 where it failed. */
    static Column passing(ScoreTable table) {
        return new OutcomeColumn(table, BuiltInMetrics.PASS_RATE);
    }

    /** 1 where the reply failed, else 0. */
    static Column errors(ScoreTable table) {
        return new OutcomeColumn(table, BuiltInMetrics.ERRORS);
    }

    /** 1 where the trial is unscored, else 0. */
    static Column unscored(ScoreTable table) {
        return new OutcomeColumn(table, BuiltInMetrics.UNSCORED);
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public int samples() {
        return table.samples();
    }

    @Override
    public Reading reading(int cell, int caseIndex, int sample) {
        return table.state(cell, caseIndex, sample).map(this::reading).orElse(Reading.NEVER_RAN);
    }

    private Reading reading(TrialState state) {
        if (!metric.equals(BuiltInMetrics.PASS_RATE)) {
            return Reading.SCORED;
        }
        return switch (state) {
            case PASSED, FAILED -> Reading.SCORED;
            case UNSCORED -> Reading.UNSCORED;
            case NOT_APPLICABLE -> Reading.NOT_APPLICABLE;
        };
    }

    @Override
    public double value(int cell, int caseIndex, int sample) {
        if (metric.equals(BuiltInMetrics.ERRORS)) {
            return table.isError(cell, caseIndex, sample) ? 1 : 0;
        }
        TrialState counted = metric.equals(BuiltInMetrics.PASS_RATE) ? TrialState.PASSED : TrialState.UNSCORED;
        return table.state(cell, caseIndex, sample).filter(counted::equals).isPresent() ? 1 : 0;
    }

    @Override
    public boolean missed(int cell, int caseIndex, int sample) {
        return table.state(cell, caseIndex, sample)
                .filter(TrialState.FAILED::equals)
                .isPresent();
    }
}
