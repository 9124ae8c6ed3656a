package io.github.promptgate.model.transport;

import java.time.Duration;

/**
 * A time by which something has to be over.
 *
 * @param name the option that sets it, for messages
 * @param time how long it gives
 * @param at when it is over, on the {@link Ticker}'s clock
 */
public record Deadline(String name, Duration time, long at) {

    /** A deadline that begins now. */
    public static Deadline in(String name, Duration time, Ticker ticker) {
        return new Deadline(name, time, ticker.nanos() + time.toNanos());
    }

    /** What is left of it; zero when it is over. */
    public Duration left(Ticker ticker) {
        return Duration.ofNanos(Math.max(0, at - ticker.nanos()));
    }

    /** The one that is over first. */
    Deadline or(Deadline other) {
        return at - other.at <= 0 ? this : other;
    }
}
