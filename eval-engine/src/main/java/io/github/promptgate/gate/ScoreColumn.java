package io.github.promptgate.gate;

import io.github.promptgate.record.LabelPair;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.ScoreTable;
import java.util.Optional;

/** Readings as the table holds them: scorers' metrics, cost, latency, tokens. */
record ScoreColumn(ScoreTable table, int index) implements Column {

    @Override
    public Metric metric() {
        return table.metrics().get(index);
    }

    @Override
    public int samples() {
        return table.samples();
    }

    @Override
    public Reading reading(int cell, int caseIndex, int sample) {
        return switch (table.slot(cell, caseIndex, sample, index)) {
            case SCORED -> Reading.SCORED;
            case UNSCORED -> Reading.UNSCORED;
            case NOT_APPLICABLE -> Reading.NOT_APPLICABLE;
            case ABSENT -> table.state(cell, caseIndex, sample).isPresent() ? Reading.NONE : Reading.NEVER_RAN;
        };
    }

    @Override
    public double value(int cell, int caseIndex, int sample) {
        return table.value(cell, caseIndex, sample, index).orElseThrow();
    }

    @Override
    public Optional<LabelPair> labels(int cell, int caseIndex, int sample) {
        return table.labels(cell, caseIndex, sample, index);
    }

    @Override
    public boolean missed(int cell, int caseIndex, int sample) {
        return table.isMissed(cell, caseIndex, sample, index);
    }
}
