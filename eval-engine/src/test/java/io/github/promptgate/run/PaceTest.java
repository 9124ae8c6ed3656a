package io.github.promptgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace();

    @Test
    void nothing_is_told_before_there_is_something_to_tell_it_from() {
        assertThat(pace.left(100)).isEmpty();
        pace.seen(0, 1, true);
        pace.seen(1_500, 4, true);
        assertThat(pace.left(96)).isEmpty();
    }

    @Test
    void the_rest_takes_as_long_as_what_was_seen() {
        for (int second = 0; second <= 10; second++) {
            pace.seen(second * 1_000, second * 4 + 1, true);
        }
        assertThat(pace.left(400)).hasValue(100_000);
    }

    @Test
    void recorded_replies_that_came_at_once_promise_nothing() {
        for (int done = 1; done <= 5_000; done++) {
            pace.seen(done / 5, done, false);
        }
        for (int second = 2; second <= 6; second++) {
            pace.seen(second * 1_000, 5_000 + second - 1, true);
        }
        assertThat(pace.left(10)).hasValue(10_000);
    }

    @Test
    void a_run_that_became_slow_is_measured_by_its_last_half_minute() {
        long done = 0;
        for (long second = 0; second < 20; second++) {
            done += 100;
            pace.seen(second * 1_000, done, true);
        }
        for (long second = 20; second <= 80; second++) {
            done += 1;
            pace.seen(second * 1_000, done, true);
        }
        assertThat(pace.left(5).orElseThrow()).isBetween(4_500L, 5_500L);
    }
}
