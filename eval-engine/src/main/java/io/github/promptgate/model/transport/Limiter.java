package io.github.promptgate.model.transport;

import io.github.promptgate.model.transport.Transport.Break;
import io.github.promptgate.model.transport.Transport.Broken;
import io.github.promptgate.model.transport.Transport.Outcome;
import io.github.promptgate.model.transport.Transport.Response;
import io.github.promptgate.suite.ModelSpec.Limits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Holds one model to its own window, its pace and its server's wishes, so that a slow one starves no other, and stops
 * it when asking is of no more use. Thread-safe.
 */
public final class Limiter {

    /** Refusals in a row, with no success between them, after which the key is taken for wrong. */
    static final int REFUSALS = 3;

    /** Longer than any run. */
    static final Duration PATIENCE = Duration.ofDays(365);

    private static final Broken HELD = new Broken(Break.HELD, "", 0);
    private static final Broken NO_TIME = new Broken(Break.TIMEOUT, "no time is left", 0);

    private final Window window;
    private final Pace pace;
    private Optional<Broken> stopped = Optional.empty();
    private int refusals;

    /** @param concurrency calls in flight where the model's limits say nothing else */
    public Limiter(Limits limits, int concurrency, Ticker ticker) {
        this.window = new Window(limits.concurrency().orElse(concurrency), ticker);
        this.pace = new Pace(
                limits.requestsPerMinute().orElse(0), limits.tokensPerMinute().orElse(0), ticker);
    }

    /** A call's place. Close it when the call is over. */
    public final class Pass implements AutoCloseable {

        private final Optional<Broken> refusal;
        private final Optional<Pace.Start> start;
        private final int wave;

        private Pass(Optional<Broken> refusal, Optional<Pace.Start> start) {
            this.refusal = refusal;
            this.start = start;
            this.wave = window.wave();
        }

        /** Why the call must not be made; empty when it may. */
        Optional<Broken> refusal() {
            return refusal;
        }

        /** Learns from what became of the call. */
        void book(Outcome outcome) {
            outcome.fold(this::book, broken -> false);
        }

        private boolean book(Response response) {
            if (response.isSuccess()) {
                succeeded();
            } else {
                failed(response);
            }
            if (pace.countsTokens()) {
                used(response.isSuccess() ? Tokens.used(response.body()) : OptionalLong.of(0));
            }
            Backoff.asked(response)
                    .filter(wait -> isBusy(response))
                    .or(() -> ServerWish.reset(response).filter(wait -> wait.compareTo(Backoff.LONGEST_WAIT) <= 0))
                    .ifPresent(pace::hold);
            return true;
        }

        /** Puts what the reply counted in place of the estimate; nothing where it did not count. */
        public void used(OptionalLong tokens) {
            if (tokens.isPresent()) {
                start.ifPresent(reserved -> pace.correct(reserved, tokens.getAsLong()));
            }
        }

        private void failed(Response response) {
            if (isBusy(response)) {
                window.shrink(wave);
            }
            stopIfUseless(response);
        }

        @Override
        public void close() {
            window.leave();
        }
    }

    private static boolean isBusy(Response response) {
        return response.status() == 429 || response.status() == 503 || response.status() == 529;
    }

    /** Waits until a call may start. */
    public Pass enter(long tokens) throws InterruptedException {
        return enter(tokens, PATIENCE);
    }

    boolean countsTokens() {
        return pace.countsTokens();
    }

    /**
     * Waits until a call may start, or finds that it must not.
     *
     * @param tokens an estimate
     * @param patience a longer wait for its start is not begun
     */
    Pass enter(long tokens, Duration patience) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        window.enter();
        boolean entered = false;
        try {
            Pass pass = start(tokens, patience);
            entered = true;
            return pass;
        } finally {
            if (!entered) {
                window.leave();
            }
        }
    }

    private Pass start(long tokens, Duration patience) throws InterruptedException {
        Optional<Broken> no = stopped();
        if (no.isPresent()) {
            return new Pass(no, Optional.empty());
        }
        if (pace.held().compareTo(Backoff.LONGEST_WAIT) > 0) {
            return new Pass(Optional.of(HELD), Optional.empty());
        }
        Optional<Pace.Start> start = pace.reserve(tokens, patience.toNanos());
        if (start.isEmpty()) {
            return new Pass(Optional.of(NO_TIME), Optional.empty());
        }
        pace.await(start.get());
        return new Pass(stopped(), start);
    }

    private synchronized Optional<Broken> stopped() {
        return stopped;
    }

    private void succeeded() {
        window.grow();
        synchronized (this) {
            refusals = 0;
        }
    }

    private synchronized void stopIfUseless(Response response) {
        if (response.status() == 401) {
            refusals++;
        }
        if (stopped.isPresent()) {
            return;
        }
        String said = response.status() + ": " + Excerpt.ofError(response.body());
        if (Quota.isSpent(response)) {
            stopped = Optional.of(new Broken(Break.QUOTA_SPENT, said, 0));
        } else if (refusals >= REFUSALS) {
            stopped = Optional.of(new Broken(Break.KEY_REFUSED, said, 0));
        }
    }
}
