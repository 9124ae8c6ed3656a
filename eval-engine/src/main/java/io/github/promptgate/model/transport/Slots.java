package io.github.promptgate.model.transport;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * The places of a run: how many trials may be at work at once, over all models. A worker that only waits (in backoff,
 * for its model's limit, for another's reply) lends its place, so that one slow provider never idles another.
 */
public final class Slots {

    private final Semaphore free;
    private final ThreadLocal<Boolean> held = ThreadLocal.withInitial(() -> false);

    /** @param places at least 1 */
    public Slots(int places) {
        this.free = new Semaphore(places, true);
    }

    /** Waits for a place for the calling thread. */
    public void take() throws InterruptedException {
        free.acquire();
        held.set(true);
    }

    /** Gives the calling thread's place back. */
    public void give() {
        held.remove();
        free.release();
    }

    /** A ticker whose waits lend the place of the calling thread, if it has one. */
    public Ticker lending(Ticker ticker) {
        return new Lending(ticker);
    }

    private void lend(Ticker.Wait wait) throws InterruptedException {
        if (!held.get()) {
            wait.run();
            return;
        }
        give();
        try {
            wait.run();
        } finally {
            free.acquireUninterruptibly();
            held.set(true);
        }
    }

    private final class Lending implements Ticker {

        private final Ticker ticker;

        Lending(Ticker ticker) {
            this.ticker = ticker;
        }

        @Override
        public long nanos() {
            return ticker.nanos();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            lend(() -> ticker.pause(time));
        }

        @Override
        public void await(Wait wait) throws InterruptedException {
            lend(() -> ticker.await(wait));
        }
    }
}
