package io.github.promptgate.model;

import java.time.Duration;

/** Time for retry and limits: passed in, so that a test need not wait. */
public interface Ticker {

    /** Nanoseconds from an arbitrary start. */
    long nanos();

    /** Waits. */
    void pause(Duration time) throws InterruptedException;

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
