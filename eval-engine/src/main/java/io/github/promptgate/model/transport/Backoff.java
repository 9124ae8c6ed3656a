package io.github.promptgate.model.transport;

import io.github.promptgate.model.transport.Transport.Broken;
import io.github.promptgate.model.transport.Transport.Outcome;
import io.github.promptgate.model.transport.Transport.Response;
import java.time.Duration;
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
            case NO_CONNECTION, TOO_LONG, STOPPED, QUOTA_SPENT, KEY_REFUSED, HELD -> Optional.empty();
        };
    }

    private static Optional<Duration> after(Response response, int attempt, CallContext context) {
        if (!isPassing(response)) {
            return Optional.empty();
        }
        Duration wait = asked(response).orElseGet(() -> jitter(attempt, context));
        return wait.compareTo(LONGEST_WAIT) > 0 ? Optional.empty() : Optional.of(wait);
    }

    private static boolean isPassing(Response response) {
        return switch (response.status()) {
            case 408, 409 -> true;
            case 429 -> !Quota.isSpent(response);
            default -> response.status() >= 500;
        };
    }

    /** The wait that the server asks for: in words of its own, or, with a 429, as the reset of a limit. */
    static Optional<Duration> asked(Response response) {
        return ServerWish.retryAfter(response)
                .or(() -> response.status() == 429 ? ServerWish.reset(response) : Optional.empty());
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
