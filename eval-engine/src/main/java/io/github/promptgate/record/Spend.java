package io.github.promptgate.record;

import java.util.OptionalDouble;

/**
 * What judging a trial took.
 *
 * @param calls judge calls, retries not counted
 * @param usd their price, as if all were asked now; empty when any of them has an unknown price or no usage
 * @param live those of them that were asked now and not read from a recording; left out of "same bytes"
 */
public record Spend(int calls, long inputTokens, long outputTokens, OptionalDouble usd, Live live) {

    /**
     * The part that was paid for in this run.
     *
     * @param usd empty when any price is unknown
     */
    public record Live(int calls, OptionalDouble usd) {}

    /** All of it asked now. */
    public Spend(int calls, long inputTokens, long outputTokens, OptionalDouble usd) {
        this(calls, inputTokens, outputTokens, usd, new Live(calls, usd));
    }

    /** Both. */
    public Spend plus(Spend other) {
        return new Spend(
                calls + other.calls,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                sum(usd, other.usd),
                new Live(live.calls + other.live.calls, sum(live.usd, other.live.usd)));
    }

    private static OptionalDouble sum(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() + b.getAsDouble())
                : OptionalDouble.empty();
    }

    public static Spend none() {
        return new Spend(0, 0, 0, OptionalDouble.of(0));
    }
}
