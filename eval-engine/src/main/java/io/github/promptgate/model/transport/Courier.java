package io.github.promptgate.model.transport;

import io.github.promptgate.model.transport.Transport.Break;
import io.github.promptgate.model.transport.Transport.Broken;
import io.github.promptgate.model.transport.Transport.Outcome;
import io.github.promptgate.model.transport.Transport.Request;
import io.github.promptgate.record.CallInfo;
import java.time.Duration;
import java.util.Optional;

/** Delivers a request for one model: within its limits, again when that may help, and keeps count. Thread-safe. */
public final class Courier {

    private final Transport transport;
    private final Limiter limiter;
    private final int attempts;
    private final Ticker ticker;

    /** @param attempts calls at most, from 1 */
    public Courier(Transport transport, Limiter limiter, int attempts, Ticker ticker) {
        this.transport = transport;
        this.limiter = limiter;
        this.attempts = attempts;
        this.ticker = ticker;
    }

    /**
     * The last outcome, and what it took.
     *
     * @param attempts calls made
     * @param waitedMillis time spent in backoff; waiting for a free place does not count
     */
    public record Delivery(Outcome outcome, int attempts, long waitedMillis) {

        /** As the record keeps it. */
        public CallInfo call() {
            return CallInfo.live(outcome.latencyMillis(), attempts, waitedMillis);
        }
    }

    /** Sends until an outcome stands or the attempts are spent. */
    public Delivery send(Request request) {
        long waited = 0;
        for (int attempt = 1; ; attempt++) {
            Outcome outcome = once(request);
            Optional<Duration> wait =
                    attempt < attempts ? Backoff.after(outcome, attempt, request.context()) : Optional.empty();
            if (wait.isEmpty()) {
                return new Delivery(outcome, attempt, waited);
            }
            try {
                ticker.pause(wait.get());
            } catch (InterruptedException e) {
                return new Delivery(stopped(), attempt, waited);
            }
            waited += wait.get().toMillis();
        }
    }

    private Outcome once(Request request) {
        try {
            return limiter.within(() -> transport.send(request));
        } catch (InterruptedException e) {
            return stopped();
        }
    }

    private static Outcome stopped() {
        Thread.currentThread().interrupt();
        return new Broken(Break.STOPPED, "interrupted", 0);
    }
}
