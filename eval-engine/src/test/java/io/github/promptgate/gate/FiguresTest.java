package io.github.promptgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "PERCENT, 0.8833333, 0.9, 88.3 %",
        "PERCENT, 0.8999, 0.9, 89.99 %",
        "PERCENT, 0.89999, 0.9, 89.999 %",
        "PERCENT, 0.0001, 0.5, 0.01 %",
        "SHARE, 0.79, 0.8, 0.79",
        "SHARE, 0.7999, 0.8, 0.7999",
        "SHARE, 0.9444, 0.9443, 0.9444",
        "SHARE, 1, 0.8, 1.00",
        "SHARE, 0.8, 0.8, 0.80",
        "SECONDS, 3001, 3000, 3.001 s",
        "SECONDS, 3400, 3000, 3.4 s",
        "MILLISECONDS, 250.4, 250, 250.4 ms",
        "MILLISECONDS, 340, 250, 340 ms",
        "USD, 0.501, 0.5, $0.501",
        "USD, 0.000123, 0.5, $0.00012",
        "USD, 2.14, 0.5, $2.14",
        "PLAIN, 12, 10, 12",
        "PLAIN, 12.345, 10, 12.35",
    })
    void a_number_beside_its_bound(Figures figures, double value, double bound, String expected) {
        assertThat(figures.text(value, bound)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "latency, p95 max 3s, SECONDS",
        "latency, p95 max 250ms, MILLISECONDS",
        "latency, p95 max 1m, SECONDS",
        "cost, sum max $1, USD",
        "cost, count max 3, PLAIN",
        "input-tokens, max 100, PLAIN",
        "errors, max 5%, PERCENT",
        "pass-rate, min 90%, PERCENT",
        "pass-rate, min 0.9, SHARE",
        "pass-rate, sum min 3, PLAIN",
    })
    void the_unit_is_that_of_the_bound(String metric, String bound, Figures expected) {
        Metric known = BuiltInMetrics.all().stream()
                .filter(one -> one.name().equals(metric))
                .findFirst()
                .orElseThrow();

        assertThat(Figures.of(Scores.rule(metric, bound, 1), known)).isEqualTo(expected);
    }

    @Test
    void what_has_no_upper_end_is_any_amount() {
        assertThat(Figures.USD.text(Double.POSITIVE_INFINITY, 1)).isEqualTo("any amount");
        assertThat(Figures.USD.text(Double.POSITIVE_INFINITY)).isEqualTo("any amount");
    }

    @Test
    void the_scale_of_an_allowance_is_shown_as_written() {
        assertThat(new io.github.promptgate.suite.RunSpec.Allowance(0.05, true)).hasToString("5 %");
    }
}
