package io.github.promptgate.model.transport;

import io.github.promptgate.suite.ModelSpec.Limits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Holds one model to its own concurrency and requests per minute, so that a slow one starves no other. */
public final class Limiter {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Optional<Semaphore> inFlight;
    private final long[] starts;
    private final Ticker ticker;
    private int next;
    private boolean full;

    public Limiter(Limits limits, Ticker ticker) {
        this.inFlight = limits.concurrency().isPresent()
                ? Optional.of(new Semaphore(limits.concurrency().getAsInt(), true))
                : Optional.empty();
        this.starts = new long[limits.requestsPerMinute().orElse(0)];
        this.ticker = ticker;
    }

    /** Runs the call when it is allowed to start. */
    public <T> T within(Supplier<T> call) throws InterruptedException {
        if (inFlight.isPresent()) {
            ticker.await(inFlight.get()::acquire);
        }
        try {
            awaitStart();
            return call.get();
        } finally {
            inFlight.ifPresent(Semaphore::release);
        }
    }

    private void awaitStart() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long wait = reserve();
        if (wait > 0) {
            ticker.pause(Duration.ofNanos(wait));
        }
    }

    /** Takes the next start in a sliding minute; returns nanoseconds until then. */
    private synchronized long reserve() {
        if (starts.length == 0) {
            return 0;
        }
        long now = ticker.nanos();
        long wait = full ? Math.max(0, starts[next] + MINUTE - now) : 0;
        starts[next] = now + wait;
        next = (next + 1) % starts.length;
        full |= next == 0;
        return wait;
    }
}
