package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.reports.summary.History;
import io.github.promptgate.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendViewsTest {

    private static History.Run run(int day, double rate, String dataset) {
        return new History.Run(
                "k" + day,
                "shop",
                String.format(java.util.Locale.ROOT, "2026-01-%02dT10:00:00Z", day),
                dataset,
                "suite",
                "",
                rate < .9 ? "FAILED" : "PASSED",
                "",
                rate < .9 ? 1 : 0,
                2,
                new History.Figures(
                        OptionalDouble.of(rate),
                        Optional.of(new Interval(rate - .05, Math.min(1, rate + .05))),
                        OptionalDouble.empty(),
                        OptionalDouble.of(1_000 * day),
                        40,
                        0));
    }

    @Test
    void runs_are_drawn_from_the_oldest_and_listed_from_the_latest() {
        TrendView trend =
                TrendViews.of(new History(List.of(run(1, .9, "a"), run(2, .8, "a"), run(3, .95, "a")), List.of()));

        assertThat(trend.charts()).extracting(TrendView.Chart::title).containsExactly("Pass rate", "Latency p95");
        TrendView.Chart rate = trend.charts().get(0);
        assertThat(rate.dots()).extracting(TrendView.Dot::sign).containsExactly("\u2713", "\u2717", "\u2713");
        assertThat(rate.lines()).hasSize(1);
        assertThat(rate.band()).hasSize(1);
        assertThat(trend.runs()).extracting(TrendView.Run::when).first().isEqualTo("2026-01-03 10:00:00 UTC");
        assertThat(trend.runs().get(1).passRate()).isEqualTo("80.0 % [75.0 %, 85.0 %]");
        assertThat(trend.notes()).isEmpty();
    }

    @Test
    void dots_stand_to_each_other_as_their_numbers_do() {
        TrendView.Chart latency = TrendViews.of(
                        new History(List.of(run(1, .9, "a"), run(2, .9, "a"), run(4, .9, "a")), List.of()))
                .charts()
                .get(1);
        double[] y = latency.dots().stream()
                .mapToDouble(dot -> 132 - Double.parseDouble(dot.y()))
                .toArray();

        assertThat(y[1] / y[0]).isCloseTo(2, within(.01));
        assertThat(y[2] / y[0]).isCloseTo(4, within(.01));
    }

    @Test
    void runs_on_other_cases_are_not_joined_and_say_so() {
        TrendView trend = TrendViews.of(
                new History(List.of(run(1, .9, "a"), run(2, .8, "a"), run(3, .95, "b"), run(4, .9, "b")), List.of()));

        assertThat(trend.charts().get(0).lines()).hasSize(2);
        assertThat(trend.charts().get(0).breaks()).hasSize(1);
        assertThat(trend.runs().get(1).note()).isEqualTo("other cases than before");
    }

    @Test
    void one_run_is_no_trend_and_of_many_the_last_are_drawn() {
        assertThat(TrendViews.of(new History(List.of(run(1, .9, "a")), List.of()))
                        .charts())
                .isEmpty();
        assertThat(TrendViews.of(History.none()).notes().get(0)).startsWith("A trend needs two runs");
        List<History.Run> many =
                IntStream.range(0, 90).mapToObj(i -> run(1 + i % 28, .9, "a")).toList();
        assertThat(TrendViews.of(new History(many, List.of())).notes())
                .containsExactly("The last 60 of 90 runs are shown.");
    }
}
