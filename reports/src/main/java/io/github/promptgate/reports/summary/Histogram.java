package io.github.promptgate.reports.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a metric's values in [0, 1] are spread.
 *
 * @param counts trials in each tenth, the last one with 1; empty for amounts
 */
public record Histogram(List<Long> counts) {

    private static final int BINS = 10;

    public Histogram {
        counts = List.copyOf(counts);
    }

    /** Where there is nothing to spread. */
    public static Histogram none() {
        return new Histogram(List.of());
    }

    /** The greatest of the counts; 0 where there are none. */
    public long most() {
        return counts.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Counts value by value. Not thread-safe. */
    static final class Tally {
        private final List<Long> counts = new ArrayList<>(Collections.nCopies(BINS, 0L));

        void add(double value) {
            int bin = Math.max(0, Math.min(BINS - 1, (int) Math.floor(value * BINS)));
            counts.set(bin, counts.get(bin) + 1);
        }

        Histogram histogram() {
            return new Histogram(counts);
        }
    }
}
