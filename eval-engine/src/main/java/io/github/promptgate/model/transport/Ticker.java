package io.github.promptgate.model.transport;

import java.time.Duration;

/** Time for retry and limits: passed in, so that a test need not wait. */
public interface Ticker {

    /** Nanoseconds from an arbitrary start. */
    long nanos();

    /** Waits for a time. */
    void pause(Duration time) throws InterruptedException;

    /**
     * Waits for something else: a free place, another's reply. Every wait of a call goes through here or through
     * {@link #pause}, so that a run can lend the waiting call's place to another one.
     */
    default void await(Wait wait) throws InterruptedException {
        wait.run();
    }

    /** A wait that ends by itself or by an interrupt. */
    @FunctionalInterface
    interface Wait {
        void run() throws InterruptedException;
    }

    /** The machine's. */
    static Ticker system() {
        return new Ticker() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                Thread.sleep(time.toMillis());
            }
        };
    }
}
