package io.github.promptgate.record;

import java.util.OptionalDouble;

/**
 * Where a run's replies came from: answers, judgements and embeddings alike. Left out of "same bytes".
 *
 * @param recorded replies that were read from a recording, or shared with an equal request
 * @param live replies that were asked for now
 * @param spent price of the live replies in USD; empty when any is unknown
 * @param oldest ISO-8601 instant at which the oldest recorded reply was recorded; empty when there is none
 */
public record ReplySources(long recorded, long live, OptionalDouble spent, String oldest) {

    /** Nobody was asked and nothing was read. */
    public static ReplySources none() {
        return new ReplySources(0, 0, OptionalDouble.of(0), "");
    }

    /** Of two runs together. */
    public ReplySources plus(ReplySources other) {
        OptionalDouble sum = spent.isPresent() && other.spent.isPresent()
                ? OptionalDouble.of(spent.getAsDouble() + other.spent.getAsDouble())
                : OptionalDouble.empty();
        return new ReplySources(recorded + other.recorded, live + other.live, sum, older(oldest, other.oldest));
    }

    private static String older(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one + other;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
