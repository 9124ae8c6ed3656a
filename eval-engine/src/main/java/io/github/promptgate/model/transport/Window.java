package io.github.promptgate.model.transport;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many calls of one model are in flight at once: halved when the server says that it is too much, and one more
 * after as many successes as its size, up to the limit (additive increase, multiplicative decrease; Chiu and Jain,
 * 1989). First come, first served.
 */
final class Window {

    private final int limit;
    private final Ticker ticker;
    private final Places places;
    private int size;
    private int successes;
    private int wave;

    /** @param limit at least 1 */
    Window(int limit, Ticker ticker) {
        this.limit = limit;
        this.size = limit;
        this.ticker = ticker;
        this.places = new Places(limit);
    }

    /** Waits for a place. */
    void enter() throws InterruptedException {
        if (!places.tryAcquire(0, TimeUnit.NANOSECONDS)) {
            ticker.await(places::acquire);
        }
    }

    /** Gives the place back. */
    void leave() {
        places.release();
    }

    /** Counts up with every shrink: what a call that starts now belongs to. */
    synchronized int wave() {
        return wave;
    }

    /** Halves the window, once for all calls of a wave: those in flight at a shrink cannot know of it. */
    synchronized void shrink(int startedIn) {
        if (startedIn != wave) {
            return;
        }
        int smaller = Math.max(1, size / 2);
        places.reducePermits(size - smaller);
        size = smaller;
        successes = 0;
        wave++;
    }

    /** Counts a success. */
    synchronized void grow() {
        if (size == limit || ++successes < size) {
            return;
        }
        size++;
        successes = 0;
        places.release();
    }

    synchronized int size() {
        return size;
    }

    /** Opens up what is ours here: places can be taken away while they are in use. */
    private static final class Places extends Semaphore {
        private static final long serialVersionUID = 1L;

        Places(int permits) {
            super(permits, true);
        }

        @Override
        protected void reducePermits(int reduction) {
            super.reducePermits(reduction);
        }
    }
}
