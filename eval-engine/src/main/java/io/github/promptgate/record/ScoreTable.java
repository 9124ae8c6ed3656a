package io.github.promptgate.record;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One number per trial and metric, in plan order: all that the gate needs. Filled by the run from any thread.
 *
 * <p>Metrics are those that scorers announce and the built-in ones ({@link BuiltInMetrics}).
 */
public final class ScoreTable {

    /** What stands in a slot. */
    public enum Slot {
        /** The trial never ran, or has no such scorer. */
        ABSENT,
        SCORED,
        UNSCORED,
        NOT_APPLICABLE
    }

    private final List<Cell> cells;
    private final List<CaseRef> cases;
    private final int samples;
    private final List<Metric> metrics;

    public ScoreTable(List<Cell> cells, List<CaseRef> cases, int samples, List<Metric> metrics) {
        this.cells = List.copyOf(cells);
        this.cases = List.copyOf(cases);
        this.samples = samples;
        this.metrics = List.copyOf(metrics);
    }

    public List<Cell> cells() {
        return cells;
    }

    public List<CaseRef> cases() {
        return cases;
    }

    public int samples() {
        return samples;
    }

    public List<Metric> metrics() {
        return metrics;
    }

    /**
     * Books a finished trial.
     *
     * @param cell index into {@link #cells()}
     * @param caseIndex index into {@link #cases()}
     */
    public void add(int cell, int caseIndex, TrialRecord trial) {
        throw new IllegalStateException("stub");
    }

    public Slot slot(int cell, int caseIndex, int sample, int metric) {
        throw new IllegalStateException("stub");
    }

    /** The value of a SCORED slot, else empty. */
    public OptionalDouble value(int cell, int caseIndex, int sample, int metric) {
        throw new IllegalStateException("stub");
    }

    /** How a trial ended; empty when it never ran. */
    public java.util.Optional<TrialState> state(int cell, int caseIndex, int sample) {
        throw new IllegalStateException("stub");
    }

    /** The trial's reply failed. */
    public boolean isError(int cell, int caseIndex, int sample) {
        throw new IllegalStateException("stub");
    }

    /** The score of a trial that was marked MISSED on this metric. */
    public boolean isMissed(int cell, int caseIndex, int sample, int metric) {
        throw new IllegalStateException("stub");
    }
}
