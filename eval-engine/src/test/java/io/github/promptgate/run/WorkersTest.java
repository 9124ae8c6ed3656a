package io.github.promptgate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.model.transport.Slots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {

    private final AtomicLong now = new AtomicLong();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }
    };
    private final Workers workers = new Workers(clock, Duration.ofSeconds(20), new Slots(16));
    private final List<Integer> booked = new ArrayList<>();

    private static Workers.Source<Integer> upTo(int last) {
        AtomicInteger next = new AtomicInteger();
        return () -> Optional.of(next.incrementAndGet()).filter(n -> n <= last);
    }

    private Workers.Work<Integer, Integer> work(int last, Function<Integer, Integer> work) {
        return new Workers.Work<>(
                upTo(last), piece -> Optional.of(work.apply(piece)), booked::add, result -> result < 0);
    }

    @Test
    void every_piece_is_booked_once() {
        String stopped = workers.run(4, Optional.empty(), work(1000, Function.identity()));

        assertThat(stopped).isEmpty();
        assertThat(booked)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 1000).boxed().toList());
    }

    @Test
    void as_many_pieces_as_allowed_are_in_flight_and_never_one_more() {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier allFour = new CyclicBarrier(4);

        workers.run(4, Optional.empty(), work(40, n -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            await(allFour);
            inFlight.decrementAndGet();
            return n;
        }));

        assertThat(most).hasValue(4);
        assertThat(booked).hasSize(40);
    }

    /** Passes only when four are here at once: a pool that ran fewer side by side would hang. */
    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothing_is_drawn_ahead_of_the_threads() {
        AtomicInteger drawn = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger mostAhead = new AtomicInteger();
        Workers.Source<Integer> source = upTo(200);

        workers.run(
                3,
                Optional.empty(),
                new Workers.Work<Integer, Integer>(
                        () -> {
                            Optional<Integer> piece = source.next();
                            piece.ifPresent(any -> drawn.incrementAndGet());
                            return piece;
                        },
                        n -> {
                            mostAhead.accumulateAndGet(drawn.get() - done.get(), Math::max);
                            return Optional.of(n);
                        },
                        n -> done.incrementAndGet(),
                        n -> false));

        assertThat(mostAhead.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void a_stop_in_the_middle_keeps_what_is_done_and_drops_what_was_given_up() {
        CountDownLatch never = new CountDownLatch(1);

        String stopped = workers.run(3, Optional.empty(), work(100, n -> {
            if (n == 10) {
                workers.stop("stopped by the user");
                return n;
            }
            return n < 10 ? n : given(never, n);
        }));

        assertThat(stopped).isEqualTo("stopped by the user");
        assertThat(booked).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private static int given(CountDownLatch never, int n) {
        try {
            never.await();
            return n;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -n;
        }
    }

    @Test
    void booking_after_a_stop_is_not_interrupted() {
        List<Boolean> interrupted = new ArrayList<>();

        workers.run(
                1,
                Optional.empty(),
                new Workers.Work<Integer, Integer>(
                        upTo(1),
                        n -> {
                            workers.stop("now");
                            return Optional.of(n);
                        },
                        n -> interrupted.add(Thread.currentThread().isInterrupted()),
                        n -> false));

        assertThat(interrupted).containsExactly(false);
    }

    @Test
    void the_first_reason_to_stop_counts() {
        workers.stop("one");
        workers.stop("two");

        assertThat(workers.run(2, Optional.empty(), work(5, Function.identity())))
                .isEqualTo("one");
        assertThat(booked).isEmpty();
    }

    @Test
    void the_time_limit_ends_the_run() {
        CountDownLatch never = new CountDownLatch(1);

        String stopped = workers.run(2, Optional.of(Duration.ofMinutes(30)), work(100, n -> {
            if (n == 4) {
                now.set(Duration.ofMinutes(30).toMillis());
                return n;
            }
            return n < 4 ? n : given(never, n);
        }));

        assertThat(stopped).isEqualTo("the time limit of 30m was reached");
        assertThat(booked).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void a_time_limit_is_said_in_the_words_of_suites() {
        for (String text : List.of("2h", "90s", "1500ms")) {
            Duration limit = io.github.promptgate.suite.Units.time(text);
            now.set(0);
            String stopped = new Workers(clock, Duration.ofSeconds(20), new Slots(16))
                    .run(1, Optional.of(limit), work(2, n -> {
                        now.set(limit.toMillis());
                        return n == 1 ? n : given(new CountDownLatch(1), n);
                    }));
            assertThat(stopped).isEqualTo("the time limit of " + text + " was reached");
        }
    }

    @Test
    void work_that_does_not_give_up_is_left_behind_after_the_grace() {
        CountDownLatch release = new CountDownLatch(1);
        Workers impatient = new Workers(clock, Duration.ofMillis(1), new Slots(16));

        String stopped = impatient.run(2, Optional.empty(), work(2, n -> {
            if (n == 1) {
                impatient.stop("now");
                return n;
            }
            return stubborn(release, n);
        }));
        release.countDown();

        assertThat(stopped).isEqualTo("now");
        assertThat(booked).doesNotContain(2);
    }

    private static int stubborn(CountDownLatch release, int n) {
        while (true) {
            try {
                release.await();
                return n;
            } catch (InterruptedException ignoredToBeStubborn) {
                assertThat(n).isPositive();
            }
        }
    }

    @Test
    void a_bug_in_the_work_ends_the_run_and_comes_out() {
        assertThatThrownBy(() -> workers.run(2, Optional.empty(), work(100, n -> {
                    if (n == 3) {
                        throw new IllegalArgumentException("a bug");
                    }
                    return n;
                })))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a bug");
    }

    @Test
    void an_interrupted_caller_stops_the_run_and_stays_interrupted() {
        Thread caller = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);

        String stopped = workers.run(1, Optional.empty(), work(2, n -> {
            if (n == 1) {
                return n;
            }
            caller.interrupt();
            return given(never, n);
        }));

        assertThat(stopped).isEqualTo("stopped by the user");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(booked).containsExactly(1);
    }

    @Test
    void what_was_begun_goes_on_after_the_end_is_near_and_nothing_new_begins() {
        List<Integer> second = new ArrayList<>(List.of(11, 12));
        Workers.Source<Integer> source = new Workers.Source<>() {
            @Override
            public Optional<Integer> next() {
                return Optional.of(1);
            }

            @Override
            public Optional<Integer> begun() {
                return second.isEmpty() ? Optional.empty() : Optional.of(second.remove(0));
            }
        };

        String why = workers.run(
                1,
                Optional.empty(),
                new Workers.Work<Integer, Integer>(
                        source,
                        n -> {
                            workers.finish("enough");
                            return n == 11 ? Optional.empty() : Optional.of(n);
                        },
                        booked::add,
                        n -> false));

        assertThat(why).isEqualTo("enough");
        assertThat(booked).containsExactly(1, 12);
    }
}
