package io.github.promptgate.gate;

import io.github.promptgate.record.LabelPair;
import io.github.promptgate.record.Metric;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/**
 * Readings as they might have been: the values of some cases are others; what is missing stays so.
 *
 * @param moved whether a case's values are others
 * @param by what becomes of them
 */
record MovedColumn(Column column, IntPredicate moved, DoubleUnaryOperator by) implements Column {

    @Override
    public Metric metric() {
        return column.metric();
    }

    @Override
    public int samples() {
        return column.samples();
    }

    @Override
    public Reading reading(int cell, int caseIndex, int sample) {
        return column.reading(cell, caseIndex, sample);
    }

    @Override
    public double value(int cell, int caseIndex, int sample) {
        double value = column.value(cell, caseIndex, sample);
        return moved.test(caseIndex) ? by.applyAsDouble(value) : value;
    }

    @Override
    public Optional<LabelPair> labels(int cell, int caseIndex, int sample) {
        return column.labels(cell, caseIndex, sample);
    }

    @Override
    public boolean missed(int cell, int caseIndex, int sample) {
        return column.missed(cell, caseIndex, sample);
    }
}
