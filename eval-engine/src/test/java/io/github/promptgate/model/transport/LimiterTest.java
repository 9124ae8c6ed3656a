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
        Limiter limiter = new Limiter(two, new PausedTime());
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch bothIn = new CountDownLatch(2);
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                calls.add(pool.submit(() -> limiter.within(() -> {
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
        Limiter limiter = new Limiter(one, new PausedTime());
        try {
            limiter.within(() -> {
                throw new IllegalStateException("our bug");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("our bug");
        }

        assertThat(limiter.<String>within(() -> "free")).isEqualTo("free");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
