package io.github.promptgate.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Tells from the last half minute how long the rest will take. Replies that were recorded come at once: the first one
 * that had to be asked for starts the half minute anew. Not thread-safe.
 */
final class Pace {

    private static final long WINDOW = 30_000;
    private static final long APART = 500;
    private static final long SHORTEST = 2_000;

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long live;
    private long now;
    private long done;

    private record Mark(long at, long done, long live) {}

    /**
     * After each trial.
     *
     * @param at milliseconds since the start
     * @param trials done so far
     * @param asked whether its reply was asked for now
     */
    void seen(long at, long trials, boolean asked) {
        now = at;
        done = trials;
        if (asked && !marks.isEmpty() && marks.getFirst().live() == live) {
            marks.clear();
        }
        if (marks.isEmpty() || at - marks.getLast().at() >= APART) {
            marks.addLast(new Mark(at, trials, live));
        }
        live += asked ? 1 : 0;
        while (marks.size() > 2 && at - marks.getFirst().at() >= WINDOW) {
            marks.removeFirst();
        }
    }

    /** Milliseconds that so many more trials take; empty until there is something to tell it from. */
    OptionalLong left(long more) {
        if (marks.isEmpty()) {
            return OptionalLong.empty();
        }
        Mark first = marks.getFirst();
        long time = now - first.at();
        long trials = done - first.done();
        return time < SHORTEST || trials <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round((double) time / trials * more));
    }
}
