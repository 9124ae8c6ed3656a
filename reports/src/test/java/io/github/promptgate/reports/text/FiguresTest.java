package io.github.promptgate.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void shares_have_one_digit_and_never_reach_a_limit_by_rounding() {
        assertThat(Figures.share(0.88333)).isEqualTo("88.3 %");
        assertThat(Figures.share(1)).isEqualTo("100.0 %");
        assertThat(Figures.share(0.99996)).isEqualTo("99.996 %");
        assertThat(Figures.share(0.0001)).isEqualTo("0.01 %");
        assertThat(Figures.share(0)).isEqualTo("0.0 %");
    }

    @Test
    void unit_values_have_three_digits_and_never_reach_a_limit_by_rounding() {
        assertThat(Figures.unit(0.9134)).isEqualTo("0.913");
        assertThat(Figures.unit(0.99999)).isEqualTo("0.99999");
        assertThat(Figures.unit(0.0001)).isEqualTo("0.0001");
    }

    @Test
    void a_miss_never_reads_as_a_tie() {
        assertThat(Figures.beside(BuiltInMetrics.PASS_RATE, 0.89999, 0.9)).isEqualTo("89.999 %");
        assertThat(Figures.beside(Metric.unit("f"), 0.94996, 0.95)).isEqualTo("0.94996");
        assertThat(Figures.beside(BuiltInMetrics.LATENCY, 3_049, 3_000)).isEqualTo("3049 ms");
        assertThat(Figures.beside(BuiltInMetrics.COST, 0.501, 0.5)).isEqualTo("$0.501");
        assertThat(Figures.beside(Metric.unit("f"), 0.95, 0.95)).isEqualTo("0.950");
        assertThat(Figures.beside(Metric.unit("f"), 0.5, 0.95)).isEqualTo("0.500");
    }

    @Test
    void money_keeps_two_significant_digits_when_small() {
        assertThat(Figures.usd(1.536)).isEqualTo("$1.54");
        assertThat(Figures.usd(0.0042)).isEqualTo("$0.0042");
        assertThat(Figures.usd(0.00000123)).isEqualTo("$0.0000012");
        assertThat(Figures.usd(0)).isEqualTo("$0.00");
        assertThat(Figures.usd(OptionalDouble.empty())).isEqualTo("unknown");
    }

    @Test
    void times_have_the_unit_that_fits() {
        assertThat(Figures.millis(850)).isEqualTo("850 ms");
        assertThat(Figures.millis(1_940)).isEqualTo("1.9 s");
        assertThat(Figures.millis(125_000)).isEqualTo("2m05s");
        assertThat(Figures.millis(3_720_000)).isEqualTo("1h02m");
    }

    @Test
    void numbers_are_the_same_in_every_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Figures.count(1_048_576)).isEqualTo("1,048,576");
            assertThat(Figures.share(0.5)).isEqualTo("50.0 %");
            assertThat(Figures.millis(125_000)).isEqualTo("2m05s");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void amounts_are_shown_in_their_unit() {
        assertThat(Figures.of(BuiltInMetrics.INPUT_TOKENS, 120.5)).isEqualTo("120.5");
        assertThat(Figures.of(BuiltInMetrics.LATENCY, 850)).isEqualTo("850 ms");
        assertThat(Figures.of(Metric.binary("contains"), 0.5)).isEqualTo("50.0 %");
        assertThat(Figures.of(BuiltInMetrics.COST, 2)).isEqualTo("$2.00");
    }

    @Test
    void places_are_shown_without_their_column() {
        assertThat(Figures.place(new Where("cases.csv", 41, 7))).isEqualTo("cases.csv:41");
        assertThat(Figures.place(Where.nowhere())).isEmpty();
    }
}
