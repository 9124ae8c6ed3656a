package io.github.promptgate.suite;

import java.math.BigDecimal;
import java.util.Optional;

/** A closed range of numbers; an empty end is open. */
record Range(Optional<BigDecimal> min, Optional<BigDecimal> max, boolean whole) {

    static Range all() {
        return new Range(Optional.empty(), Optional.empty(), false);
    }

    static Range from(long min) {
        return new Range(Optional.of(BigDecimal.valueOf(min)), Optional.empty(), false);
    }

    static Range of(long min, long max) {
        return new Range(Optional.of(BigDecimal.valueOf(min)), Optional.of(BigDecimal.valueOf(max)), false);
    }

    boolean holds(BigDecimal value) {
        return min.map(low -> value.compareTo(low) >= 0).orElse(true)
                && max.map(high -> value.compareTo(high) <= 0).orElse(true)
                && (!whole || value.signum() == 0 || value.stripTrailingZeros().scale() <= 0);
    }

    /** {@code a whole number from 1 to 256}; ends from the largest int on are not worth telling. */
    String words() {
        String kind = whole ? "a whole number" : "a number";
        Optional<BigDecimal> shownMin = min.filter(Range::small);
        Optional<BigDecimal> shownMax = max.filter(Range::small);
        if (shownMin.isPresent() && shownMax.isPresent()) {
            return kind + " from " + plain(shownMin.get()) + " to " + plain(shownMax.get());
        }
        return kind
                + shownMin.map(low -> " of at least " + plain(low)).orElse("")
                + shownMax.map(high -> " of at most " + plain(high)).orElse("");
    }

    /** A number that fits, as an example. */
    String example() {
        return plain(holds(BigDecimal.ONE) ? BigDecimal.ONE : min.or(() -> max).orElse(BigDecimal.ONE));
    }

    private static boolean small(BigDecimal value) {
        return value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
