package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model, judge or embedding as the suite asks for it.
 *
 * @param provider id of the provider: {@code openai}, {@code http}, {@code mock}, ...
 * @param model the provider's name of the model; empty for {@code http}, {@code exec}, {@code mock}
 * @param options the provider's own keys ({@code base-url}, {@code url}, ...); for {@code http: {...}} the inner map
 * @param parameters {@code temperature}, {@code max-tokens}, ...
 */
public record ModelSpec(
        String id,
        String provider,
        String model,
        Options options,
        Options parameters,
        Limits limits,
        Optional<Price> price,
        Where where) {

    /** How hard we may ask. */
    public record Limits(
            OptionalInt concurrency, OptionalInt requestsPerMinute, OptionalInt attempts, Optional<Duration> timeout) {
        public static Limits none() {
            return new Limits(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
        }
    }

    /** USD per million tokens. */
    public record Price(BigDecimal input, BigDecimal output) {

        /** USD for a reply. */
        public double of(long inputTokens, long outputTokens) {
            return input.multiply(BigDecimal.valueOf(inputTokens))
                    .add(output.multiply(BigDecimal.valueOf(outputTokens)))
                    .movePointLeft(6)
                    .doubleValue();
        }
    }
}
