package io.github.promptgate.model.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlotsTest {

    private final Slots slots = new Slots(1);
    private final Ticker lending = slots.lending(Ticker.system());
    private final List<String> order = new CopyOnWriteArrayList<>();

    private Thread start(Ticker.Wait work) {
        Thread thread = new Thread(() -> {
            try {
                slots.take();
            } catch (InterruptedException e) {
                order.add("interrupted");
                return;
            }
            try {
                work.run();
            } catch (InterruptedException e) {
                order.add("interrupted at work");
            } finally {
                slots.give();
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void a_wait_lends_its_place_and_comes_back_before_new_work() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread first = start(() -> {
            lending.await(() -> {
                waiting.countDown();
                over.await();
            });
            order.add("first is back");
        });
        waiting.await();
        Thread second = start(() -> {
            order.add("second has the place");
            over.countDown();
            awaitReturn();
        });
        second.join();
        first.join();

        assertThat(order).containsExactly("second has the place", "first is back");
    }

    /** Until a thread stands in the queue for its place. */
    private void awaitReturn() {
        while (!slots.isAwaited()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_turn_lets_those_go_before_whose_wait_is_over() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread first = start(() -> {
            lending.await(() -> {
                waiting.countDown();
                over.await();
            });
            order.add("first is back");
        });
        waiting.await();
        Thread second = start(() -> {
            over.countDown();
            awaitReturn();
            slots.turn();
            order.add("second goes on");
        });
        first.join();
        second.join();

        assertThat(order).containsExactly("first is back", "second goes on");
    }

    @Test
    void who_waits_for_a_place_can_be_interrupted_and_takes_none() throws Exception {
        slots.take();
        Thread waiting = start(() -> order.add("never"));
        waiting.interrupt();
        waiting.join();
        slots.give();

        slots.take();
        assertThat(order).containsExactly("interrupted");
    }
}
