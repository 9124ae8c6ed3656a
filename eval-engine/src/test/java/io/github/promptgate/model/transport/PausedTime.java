package io.github.promptgate.model.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A time that moves only by its pauses, and remembers them. */
public class PausedTime implements Ticker {

    private final List<Duration> pauses = new ArrayList<>();
    private long now = 1_000_000_000L;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void pause(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(time);
        now += time.toNanos();
    }

    public synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
