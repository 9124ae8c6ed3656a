package io.github.promptgate.model.transport;

import io.github.promptgate.model.transport.Transport.Broken;
import io.github.promptgate.model.transport.Transport.Outcome;
import io.github.promptgate.model.transport.Transport.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Says whether an outcome is worth another attempt, and how long to wait before it: what the server asks for, else
 * full jitter, uniform in [0, min(30 s, 1 s x 2^(attempt - 1))], drawn from the call's own seed.
 */
final class Backoff {

    /** A server that asks for longer is not asked again. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final long BASE_MILLIS = 1_000;
    private static final long CAP_MILLIS = 30_000;

    private Backoff() {}

    /**
     * The wait before the next attempt; empty when another attempt is of no use.
     *
     * @param attempt attempts made so far, from 1
     */
    static Optional<Duration> after(Outcome outcome, int attempt, CallContext context) {
        return outcome.fold(response -> after(response, attempt, context), broken -> after(broken, attempt, context));
    }

    private static Optional<Duration> after(Broken broken, int attempt, CallContext context) {
        return switch (broken.kind()) {
            case TIMEOUT, LOST -> Optional.of(jitter(attempt, context));
            case NO_CONNECTION, TOO_LONG, STOPPED -> Optional.empty();
        };
    }

    private static Optional<Duration> after(Response response, int attempt, CallContext context) {
        if (!isPassing(response)) {
            return Optional.empty();
        }
        Duration wait = askedWait(response).orElseGet(() -> jitter(attempt, context));
        return wait.compareTo(LONGEST_WAIT) > 0 ? Optional.empty() : Optional.of(wait);
    }

    private static boolean isPassing(Response response) {
        return switch (response.status()) {
            case 408, 409 -> true;
            case 429 -> !isQuotaSpent(response);
            default -> response.status() >= 500;
        };
    }

    /** No wait brings money onto an account. */
    static boolean isQuotaSpent(Response response) {
        return response.status() == 429 && response.body().contains("insufficient_quota");
    }

    /** What the server asks for: {@code retry-after-ms}, or {@code Retry-After} in seconds or as a date. */
    static Optional<Duration> askedWait(Response response) {
        return response.header("retry-after-ms")
                .flatMap(text -> millis(text, 1))
                .or(() -> response.header("Retry-After").flatMap(text -> millis(text, 1_000)))
                .or(() -> untilDate(response));
    }

    private static Optional<Duration> millis(String text, int unit) {
        try {
            double value = Double.parseDouble(text.trim()) * unit;
            return value >= 0 && value < Long.MAX_VALUE
                    ? Optional.of(Duration.ofMillis((long) Math.ceil(value)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A date counts from the server's own {@code Date}: its clock need not agree with ours. */
    private static Optional<Duration> untilDate(Response response) {
        Optional<ZonedDateTime> from = response.header("Date").flatMap(Backoff::date);
        Optional<ZonedDateTime> until = response.header("Retry-After").flatMap(Backoff::date);
        return from.flatMap(start -> until.map(end -> Duration.between(start, end)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text.trim(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration jitter(int attempt, CallContext context) {
        long ceiling = Math.min(CAP_MILLIS, BASE_MILLIS << Math.min(attempt - 1, 10));
        return Duration.ofMillis(new SplittableRandom(seed(attempt, context)).nextLong(ceiling + 1));
    }

    private static long seed(int attempt, CallContext context) {
        String call = String.join(
                "\u0000",
                context.prompt(),
                context.model(),
                context.caseId(),
                Integer.toString(context.sample()),
                context.scorer(),
                context.step());
        return 31L * call.hashCode() + attempt;
    }
}
