package io.github.promptgate.run;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of platform threads that draws work from a source, does it side by side, and books it one at a time.
 *
 * <p>No more work is held than threads are at it. A stop interrupts the threads, but never while one books: what writes
 * files there must not be torn by an interrupt.
 */
final class Workers {

    /** What stops do: the reason, or empty while nothing stopped. */
    static final String RUNNING = "";

    private static final long LOOK_MILLIS = 100;

    /**
     * What to do.
     *
     * @param source the next piece, empty at the end; called from any thread
     * @param work does a piece; called from any thread, interrupted by a stop
     * @param book keeps a result; called by one thread at a time
     * @param givenUp whether a result that came after a stop owes itself to the stop
     */
    record Work<T, R>(Supplier<Optional<T>> source, Function<T, R> work, Consumer<R> book, Predicate<R> givenUp) {}

    private final Clock clock;
    private final Duration grace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Thread> threads = new ArrayList<>();
    private String stopped = RUNNING;
    private int running;
    private boolean closed;
    private @Nullable Throwable failure;

    /** @param grace how long work in flight may take to give up after a stop */
    Workers(Clock clock, Duration grace) {
        this.clock = clock;
        this.grace = grace;
    }

    /** Ends soon; the first reason counts. */
    void stop(String why) {
        lock.lock();
        try {
            if (stopped.isEmpty()) {
                stopped = why;
                threads.forEach(Thread::interrupt);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Works until the source is empty, the time is over or somebody stops; throws what the work threw.
     *
     * @return why it stopped early, else empty
     */
    <T, R> String run(int size, Optional<Duration> limit, Work<T, R> work) {
        long start = clock.millis();
        boolean interrupted = false;
        lock.lock();
        try {
            launch(size, work);
            long graceLeft = grace.toNanos();
            while (running > 0 && graceLeft > 0) {
                if (limit.isPresent() && clock.millis() - start >= limit.get().toMillis()) {
                    stop("the time limit of " + text(limit.get()) + " was reached");
                }
                long slice = TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
                try {
                    long left = changed.awaitNanos(slice);
                    graceLeft -= stopped.isEmpty() ? 0 : slice - Math.max(0, left);
                } catch (InterruptedException e) {
                    interrupted = true;
                    stop(PlanRunner.BY_USER);
                }
            }
            closed = true;
            rethrow();
            return stopped;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T, R> void launch(int size, Work<T, R> work) {
        for (int i = 1; i <= size && stopped.isEmpty(); i++) {
            Thread thread = new Thread(() -> loop(work), "promptgate-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            running++;
            thread.start();
        }
    }

    private <T, R> void loop(Work<T, R> work) {
        try {
            boolean more = true;
            while (more && goesOn()) {
                Optional<T> piece = work.source().get();
                more = piece.isPresent();
                if (more) {
                    book(work, work.work().apply(piece.get()));
                }
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            end();
        }
    }

    private <T, R> void book(Work<T, R> work, R result) {
        lock.lock();
        try {
            boolean tooLate = closed
                    || failure != null
                    || (!stopped.isEmpty() && work.givenUp().test(result));
            if (!tooLate) {
                Thread.interrupted();
                work.book().accept(result);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean goesOn() {
        lock.lock();
        try {
            return stopped.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void fail(Throwable thrown) {
        lock.lock();
        try {
            if (stopped.isEmpty()) {
                failure = thrown;
                stop("a worker failed");
            }
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            running--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void rethrow() {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    /** As suites write times: {@code 30m}, {@code 90s}, {@code 250ms}. */
    private static String text(Duration time) {
        long millis = time.toMillis();
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
