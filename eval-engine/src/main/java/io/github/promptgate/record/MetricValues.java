package io.github.promptgate.record;

/**
 * One metric's values, a byte a trial where they are 0 or 1 and nine where they are not. Not thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // a byte a trial, never written anywhere
final class MetricValues {

    private static final ScoreTable.Slot[] SLOTS = ScoreTable.Slot.values();
    private static final double[] NONE = {};

    private static final int SLOT = 0b11;
    private static final int MISSED = 0b100;
    private static final int ONE = 0b1000;
    private static final int KEPT = 0b10000;

    private final byte[] marks;
    private double[] values = NONE;

    MetricValues(int trials) {
        this.marks = new byte[trials];
    }

    void put(int at, ScoreTable.Slot slot) {
        marks[at] = (byte) slot.ordinal();
    }

    void put(int at, double value, Score.Mark mark) {
        int bits = ScoreTable.Slot.SCORED.ordinal() | (mark == Score.Mark.MISSED ? MISSED : 0);
        if (value == 1) {
            bits |= ONE;
        } else if (value != 0) {
            bits |= KEPT;
            if (values.length == 0) {
                values = new double[marks.length];
            }
            values[at] = value;
        }
        marks[at] = (byte) bits;
    }

    ScoreTable.Slot slot(int at) {
        return SLOTS[marks[at] & SLOT];
    }

    double value(int at) {
        if ((marks[at] & KEPT) != 0) {
            return values[at];
        }
        return (marks[at] & ONE) != 0 ? 1 : 0;
    }

    boolean missed(int at) {
        return (marks[at] & MISSED) != 0;
    }
}
