package io.github.promptgate.record;

import java.util.OptionalDouble;

/**
 * What judging a trial took.
 *
 * @param calls judge calls, retries not counted
 * @param usd their price; empty when any of them has an unknown price or no usage
 */
public record Spend(int calls, long inputTokens, long outputTokens, OptionalDouble usd) {

    public static Spend none() {
        return new Spend(0, 0, 0, OptionalDouble.of(0));
    }
}
