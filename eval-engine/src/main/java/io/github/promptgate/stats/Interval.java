package io.github.promptgate.stats;

/**
 * Where a quantity lies with a stated confidence.
 *
 * @param lower least value, in the quantity's own unit
 * @param upper greatest value, not below {@code lower}
 */
public record Interval(double lower, double upper) {

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("from " + lower + " to " + upper);
        }
    }

    /** Whether a value lies in it, ends included. */
    public boolean holds(double value) {
        return lower <= value && value <= upper;
    }
}
