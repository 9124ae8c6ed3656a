package io.github.promptgate.reports.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final ProgressLines lines = new ProgressLines();

    @Test
    void the_line_says_how_far_what_failed_what_it_cost_and_how_long_it_takes() {
        assertThat(lines.after(new ProgressNumbers(1152, 2880, 31, 2, 1, 0.61, 53_000, OptionalLong.of(79_600))))
                .map(Line::text)
                .hasValue("   40 %  1152/2880  31 failed  2 unscored  1 errors  $0.61  eta 1m20s");
    }

    @Test
    void a_slow_run_is_heard_of_every_ten_seconds() {
        assertThat(after(1, 1000, 9_999)).isEmpty();
        assertThat(after(2, 1000, 10_000)).isPresent();
        assertThat(after(3, 1000, 19_999)).isEmpty();
        assertThat(after(4, 1000, 20_000)).isPresent();
    }

    @Test
    void a_brisk_run_is_heard_of_every_ten_percent() {
        List<String> said = new ArrayList<>();
        for (int done = 1; done <= 100; done++) {
            after(done, 100, done * 200L).ifPresent(line -> said.add(line.text().substring(0, 8)));
        }
        assertThat(said)
                .containsExactly(
                        "   10 % ",
                        "   20 % ",
                        "   30 % ",
                        "   40 % ",
                        "   50 % ",
                        "   60 % ",
                        "   70 % ",
                        "   80 % ",
                        "   90 % ",
                        "  100 % ");
    }

    @Test
    void a_run_of_a_moment_says_only_that_it_is_done() {
        for (int done = 1; done < 100; done++) {
            assertThat(after(done, 100, done)).isEmpty();
        }
        assertThat(after(100, 100, 100)).map(Line::text).hasValue("  100 %  100/100  0 failed  0 unscored  0 errors");
    }

    @Test
    void nothing_to_do_is_nothing_to_say() {
        assertThat(after(0, 0, 60_000)).isEmpty();
    }

    private Optional<Line> after(long done, long total, long elapsed) {
        return lines.after(new ProgressNumbers(done, total, 0, 0, 0, 0, elapsed, OptionalLong.empty()));
    }
}
