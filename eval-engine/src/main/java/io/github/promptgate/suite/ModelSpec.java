package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A model, judge or embedding as the suite asks for it.
 *
 * @param provider id of the provider: {@code openai}, {@code http}, {@code mock}, ...
 * @param model the provider's name of the model; empty for {@code http}, {@code exec}, {@code mock}
 * @param options the provider's own keys ({@code base-url}, {@code url}, ...); for {@code http: {...}} the inner map
 * @param parameters {@code temperature}, {@code max-tokens}, ...
 * @param fallback who is asked when it gives no reply
 */
public record ModelSpec(
        String id,
        String provider,
        String model,
        Options options,
        Options parameters,
        Limits limits,
        Optional<Price> price,
        Where where,
        Optional<Fallback> fallback) {

    /** A model without a fallback. */
    public ModelSpec(
            String id,
            String provider,
            String model,
            Options options,
            Options parameters,
            Limits limits,
            Optional<Price> price,
            Where where) {
        this(id, provider, model, options, parameters, limits, price, where, Optional.empty());
    }

    /** The same model with another fallback, or none. */
    public ModelSpec withFallback(Optional<Fallback> other) {
        return new ModelSpec(id, provider, model, options, parameters, limits, price, where, other);
    }

    /**
     * How hard we may ask.
     *
     * @param concurrency calls in flight; empty for the run's
     * @param tokensPerMinute input and output together
     * @param attempts tries of one call, the first one counted
     * @param timeout time of one try
     * @param deadline time of one call: all its tries and the waits between them
     */
    public record Limits(
            OptionalInt concurrency,
            OptionalInt requestsPerMinute,
            OptionalInt tokensPerMinute,
            OptionalInt attempts,
            Optional<Duration> timeout,
            Optional<Duration> deadline) {
        public static Limits none() {
            return new Limits(
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * Who is asked when the model gives no reply.
     *
     * @param models in the order of asking; none has a fallback of its own
     * @param counting what a fallback's reply is worth
     */
    public record Fallback(List<ModelSpec> models, Counting counting) {
        public Fallback {
            models = List.copyOf(models);
        }

        /** Whether a rule that names the model judges its fallback's replies too. */
        public enum Counting {
            /** A fallback's reply is kept and marked, and not scored. */
            MARKED,
            /** A fallback's reply is marked and scored as if it were the model's own. */
            COUNTED
        }
    }

    /**
     * The one of these models that answered: a fallback, or this one.
     *
     * @param answeredBy id of the fallback; empty when this one answered
     */
    public ModelSpec answering(String answeredBy) {
        return fallback.stream()
                .flatMap(other -> other.models().stream())
                .filter(other -> other.id().equals(answeredBy))
                .findFirst()
                .orElse(this);
    }

    /** The same model at a price. */
    public ModelSpec withPrice(Price other) {
        return new ModelSpec(id, provider, model, options, parameters, limits, Optional.of(other), where, fallback);
    }

    /**
     * USD per million tokens.
     *
     * @param cached of input that the provider read from its cache; empty where it costs what input costs
     * @param upTo tokens of the longest input that the price holds for
     * @param stated the day on which its source states it, as an ISO date; empty for one of the suite's own
     */
    public record Price(
            BigDecimal input, Optional<BigDecimal> cached, BigDecimal output, OptionalLong upTo, String stated) {

        /** A suite's own price. */
        public Price(BigDecimal input, Optional<BigDecimal> cached, BigDecimal output) {
            this(input, cached, output, OptionalLong.empty(), "");
        }

        /** A suite's own price that knows no cache. */
        public Price(BigDecimal input, BigDecimal output) {
            this(input, Optional.empty(), output);
        }

        /** As a person reads it: {@code input 0.15, cached 0.075, output 0.6}. */
        public String text() {
            return "input " + plain(input)
                    + cached.map(usd -> ", cached " + plain(usd)).orElse("")
                    + ", output " + plain(output);
        }

        private static String plain(BigDecimal usd) {
            return usd.stripTrailingZeros().toPlainString();
        }

        /** USD for a reply; empty where the input is longer than the price holds for. */
        public Optional<BigDecimal> of(Usage usage) {
            if (upTo.isPresent() && usage.input() > upTo.getAsLong()) {
                return Optional.empty();
            }
            long fromCache = Math.min(usage.cached(), usage.input());
            return Optional.of(input.multiply(BigDecimal.valueOf(usage.input() - fromCache))
                    .add(cached.orElse(input).multiply(BigDecimal.valueOf(fromCache)))
                    .add(output.multiply(BigDecimal.valueOf(usage.output())))
                    .movePointLeft(6));
        }
    }
}
