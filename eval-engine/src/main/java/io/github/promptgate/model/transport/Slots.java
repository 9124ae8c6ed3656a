package io.github.promptgate.model.transport;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places of a run: how many trials may be at work at once, over all models. A worker that only waits (in backoff,
 * for its model's limit, for another's reply) lends its place, so that one slow provider never idles another. Work that
 * comes back from a wait goes before work that has not begun.
 */
public final class Slots {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forBegun = lock.newCondition();
    private final Condition forNew = lock.newCondition();
    private final ThreadLocal<Boolean> held = ThreadLocal.withInitial(() -> false);
    private int free;
    private int returning;

    /** @param places at least 1 */
    public Slots(int places) {
        this.free = places;
    }

    /** Waits for a place for the calling thread, which is about to begin something. */
    public void take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (free == 0 || returning > 0) {
                forNew.await();
            }
            free--;
            held.set(true);
        } finally {
            lock.unlock();
        }
    }

    /** Gives the calling thread's place back, if it has one. */
    public void give() {
        if (!held.get()) {
            return;
        }
        held.remove();
        lock.lock();
        try {
            free++;
            wake();
        } finally {
            lock.unlock();
        }
    }

    /** Between two pieces of work: lets those go before whose wait is over. */
    public void turn() throws InterruptedException {
        if (isAwaited()) {
            give();
            take();
        }
    }

    /** Whether a thread whose wait is over stands in the queue for its place. */
    boolean isAwaited() {
        lock.lock();
        try {
            return returning > 0;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        if (returning > 0) {
            forBegun.signal();
        } else {
            forNew.signal();
        }
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
            takeAgain();
        }
    }

    private void takeAgain() {
        lock.lock();
        try {
            returning++;
            while (free == 0) {
                forBegun.awaitUninterruptibly();
            }
            returning--;
            free--;
            held.set(true);
            if (free > 0) {
                wake();
            }
        } finally {
            lock.unlock();
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
