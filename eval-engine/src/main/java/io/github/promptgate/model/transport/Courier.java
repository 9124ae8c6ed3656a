package io.github.promptgate.model.transport;

import io.github.promptgate.model.transport.Transport.Break;
import io.github.promptgate.model.transport.Transport.Broken;
import io.github.promptgate.model.transport.Transport.Outcome;
import io.github.promptgate.model.transport.Transport.Request;
import io.github.promptgate.record.CallInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Delivers a request for one model: within its limits, again when that may help, not beyond its deadlines, and keeps
 * count. Thread-safe.
 */
public final class Courier {

    private final Transport transport;
    private final Limiter limiter;
    private final Terms terms;
    private final Ticker ticker;

    public Courier(Transport transport, Limiter limiter, Terms terms, Ticker ticker) {
        this.transport = transport;
        this.limiter = limiter;
        this.terms = terms;
        this.ticker = ticker;
    }

    /**
     * How long we try.
     *
     * @param attempts calls at most, from 1
     * @param deadline time of the whole call, from the start of its first attempt: all attempts and waits
     */
    public record Terms(int attempts, Duration deadline) {}

    /**
     * The last outcome, and what it took.
     *
     * @param attempts requests made
     * @param waitedMillis time spent in backoff; waiting for a free place does not count
     * @param causes one word per attempt that failed, or why there was none
     * @param expired the deadline that ended it; empty when none did
     */
    public record Delivery(
            Outcome outcome, int attempts, long waitedMillis, List<String> causes, Optional<Deadline> expired) {

        public Delivery {
            causes = List.copyOf(causes);
        }

        /** As the record keeps it. */
        public CallInfo call() {
            return attempts == 0
                    ? new CallInfo(CallInfo.Origin.NONE, OptionalLong.empty(), 0, 0, causes, "", "")
                    : CallInfo.live(outcome.latencyMillis(), attempts, waitedMillis, causes);
        }
    }

    /** Sends until an outcome stands, the attempts are spent, or the time is over. */
    public Delivery send(Request request) {
        return new Errand(request).run();
    }

    /** One call with all its attempts. */
    private final class Errand {

        private final Request request;
        private final long tokens;
        private final List<String> causes = new ArrayList<>();
        private Optional<Deadline> deadline;
        private int attempts;
        private long waited;

        Errand(Request request) {
            this.request = request;
            this.tokens = limiter.countsTokens() ? Tokens.estimate(request.body()) : 0;
            this.deadline = request.context().deadline();
        }

        Delivery run() {
            try {
                while (true) {
                    Delivery delivery = attempt();
                    Optional<Duration> wait = wait(delivery);
                    if (wait.isEmpty()) {
                        return delivery;
                    }
                    if (left().compareTo(wait.get()) < 0) {
                        return delivery(delivery.outcome(), deadline);
                    }
                    ticker.pause(wait.get());
                    waited += wait.get().toMillis();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                causes.add(Causes.of(Break.STOPPED));
                return delivery(new Broken(Break.STOPPED, "interrupted", 0), Optional.empty());
            }
        }

        private Optional<Duration> wait(Delivery delivery) {
            boolean more = attempts < terms.attempts() && delivery.expired().isEmpty();
            return more ? Backoff.after(delivery.outcome(), attempts, request.context()) : Optional.empty();
        }

        private Delivery attempt() throws InterruptedException {
            try (Limiter.Pass pass = limiter.enter(tokens, left())) {
                if (pass.refusal().isPresent()) {
                    return notMade(pass.refusal().get());
                }
                begin();
                Duration left = left();
                if (left.isZero()) {
                    return notMade(new Broken(Break.TIMEOUT, "no time is left", 0));
                }
                boolean cut = left.compareTo(request.timeout()) < 0;
                Outcome outcome = transport.send(cut ? request.within(left) : request);
                pass.book(outcome);
                attempts++;
                Causes.of(outcome).ifPresent(causes::add);
                return delivery(outcome, cut && isTimeout(outcome) ? deadline : Optional.empty());
            }
        }

        /** The call's own time begins with its first attempt: a long queue is no fault of the call's. */
        private void begin() {
            if (attempts == 0) {
                Deadline own = Deadline.in("limits.deadline", terms.deadline(), ticker);
                deadline = Optional.of(deadline.map(own::or).orElse(own));
            }
        }

        private Duration left() {
            return deadline.map(end -> end.left(ticker)).orElse(Limiter.PATIENCE);
        }

        private Delivery notMade(Broken why) {
            if (attempts == 0) {
                causes.add(Causes.of(why.kind()));
            }
            return delivery(why, isTimeout(why) ? deadline : Optional.empty());
        }

        private Delivery delivery(Outcome outcome, Optional<Deadline> expired) {
            return new Delivery(outcome, attempts, waited, causes, expired);
        }
    }

    private static boolean isTimeout(Outcome outcome) {
        return outcome instanceof Broken broken && broken.kind() == Break.TIMEOUT;
    }
}
