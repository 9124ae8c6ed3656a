package io.github.promptgate.model.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.suite.ModelSpec.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LimiterTest {

    @Test
    void no_more_calls_are_in_flight_than_the_model_allows() throws Exception {
        Limits two = new Limits(
                OptionalInt.of(2),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
        Limiter limiter = new Limiter(two, 8, new PausedTime());
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch bothIn = new CountDownLatch(2);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                calls.add(pool.submit(() -> within(limiter, () -> {
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    bothIn.countDown();
                    await(bothIn);
                    return inFlight.decrementAndGet();
                })));
            }
            for (Future<Integer> call : calls) {
                call.get(10, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(most).hasValue(2);
    }

    @Test
    void a_place_is_given_back_when_a_call_throws() throws InterruptedException {
        Limits one = new Limits(
                OptionalInt.of(1),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
        Limiter limiter = new Limiter(one, 8, new PausedTime());
        try {
            within(limiter, () -> {
                throw new IllegalStateException("our bug");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("our bug");
        }

        assertThat(LimiterTest.<String>within(limiter, () -> "free")).isEqualTo("free");
    }

    @Test
    void the_window_halves_once_per_wave_and_grows_by_one_per_window_of_successes() {
        Window window = new Window(8, new PausedTime());

        int wave = window.wave();
        window.shrink(wave);
        window.shrink(wave);
        assertThat(window.size()).isEqualTo(4);

        for (int i = 0; i < 4; i++) {
            window.grow();
        }
        assertThat(window.size()).isEqualTo(5);
        for (int i = 0; i < 100; i++) {
            window.grow();
        }
        assertThat(window.size()).isEqualTo(8);

        for (int i = 0; i < 10; i++) {
            window.shrink(window.wave());
        }
        assertThat(window.size()).isOne();
    }

    @Test
    void a_shrunken_window_lets_fewer_calls_in() throws InterruptedException {
        AtomicInteger waits = new AtomicInteger();
        Window window = new Window(2, new PausedTime() {
            @Override
            public void await(Wait wait) {
                waits.incrementAndGet();
            }
        });
        window.enter();
        window.enter();
        window.shrink(window.wave());
        window.leave();

        window.enter();
        assertThat(waits).hasValue(1);
        window.leave();
        window.enter();

        assertThat(waits).hasValue(1);
    }

    @SuppressWarnings("try") // a pass is held and not looked at
    private static <T> T within(Limiter limiter, Supplier<T> call) throws InterruptedException {
        try (Limiter.Pass pass = limiter.enter(0)) {
            return call.get();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
