package io.github.promptgate.model.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When the calls of one model may start: within its requests and tokens of any minute, in order, and not before the
 * time that the server asked for. A call larger than the whole allowance starts alone.
 */
final class Pace {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int requests;
    private final int tokens;
    private final Ticker ticker;
    private final long origin;
    private final Deque<Start> minute = new ArrayDeque<>();
    private long booked;
    private long last;
    private long heldUntil;

    /** @param requests per minute, 0 for any; likewise tokens */
    Pace(int requests, int tokens, Ticker ticker) {
        this.requests = requests;
        this.tokens = tokens;
        this.ticker = ticker;
        this.origin = ticker.nanos();
    }

    /** A call's start, in nanoseconds from the pace's own origin, and what it is thought to use. */
    static final class Start {
        private final long at;
        private long tokens;
        private boolean counts = true;

        private Start(long at, long tokens) {
            this.at = at;
            this.tokens = tokens;
        }
    }

    boolean countsTokens() {
        return tokens > 0;
    }

    /**
     * Takes the next start; empty, and nothing taken, when it is further away than the call would wait.
     *
     * @param patience nanoseconds from now
     */
    synchronized Optional<Start> reserve(long estimate, long patience) {
        long now = now();
        long at = Math.max(now, heldUntil);
        if (requests > 0 || tokens > 0) {
            at = Math.max(at, last);
            forget(at - MINUTE);
            at = Math.max(at, whenThereIsRoom(estimate));
        }
        return at - now > patience ? Optional.empty() : Optional.of(take(at, estimate));
    }

    /** The end of the minute of the last call that leaves no room for this one; 0 when there is room. */
    private long whenThereIsRoom(long estimate) {
        long at = 0;
        int count = minute.size();
        long sum = booked;
        for (Start start : minute) {
            boolean full = (requests > 0 && count >= requests) || (tokens > 0 && sum + estimate > tokens);
            if (!full) {
                break;
            }
            at = start.at + MINUTE;
            count--;
            sum -= start.tokens;
        }
        return at;
    }

    private Start take(long at, long estimate) {
        Start start = new Start(at, estimate);
        if (requests > 0 || tokens > 0) {
            forget(at - MINUTE);
            last = at;
            booked += estimate;
            minute.addLast(start);
        }
        return start;
    }

    private void forget(long before) {
        while (!minute.isEmpty() && minute.getFirst().at <= before) {
            Start gone = minute.removeFirst();
            gone.counts = false;
            booked -= gone.tokens;
        }
    }

    /** Waits for the start, and longer when the server has asked for it meanwhile. */
    void await(Start start) throws InterruptedException {
        for (long wait = left(start); wait > 0; wait = left(start)) {
            ticker.pause(Duration.ofNanos(wait));
        }
    }

    private synchronized long left(Start start) {
        return Math.max(start.at, heldUntil) - now();
    }

    /** Puts what a call really used in place of the estimate. */
    synchronized void correct(Start start, long used) {
        if (start.counts) {
            booked += used - start.tokens;
            start.tokens = used;
        }
    }

    /** Lets no call start before this time is over. */
    synchronized void hold(Duration time) {
        heldUntil = Math.max(heldUntil, now() + time.toNanos());
    }

    /** How long the server's wish still holds. */
    synchronized Duration held() {
        return Duration.ofNanos(Math.max(0, heldUntil - now()));
    }

    private long now() {
        return ticker.nanos() - origin;
    }
}
