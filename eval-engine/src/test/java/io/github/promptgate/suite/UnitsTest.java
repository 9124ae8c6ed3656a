package io.github.promptgate.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({"250ms, 250", "3s, 3000", "1.5m, 90000", "1h, 3600000", "3 s, 3000", "0.5ms, 0", "0s, 0"})
    void times_are_read(String text, long millis) {
        assertThat(Units.time(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "s", "3x", "-3s", "3S", "99999999999999999h", "1e3s", ""})
    void anything_else_is_no_time(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Units.time(text));
    }

    @ParameterizedTest
    @CsvSource({"0.95, 0.95", "95%, 0.95", "95.5 %, 0.955", "100%, 1", "0, 0"})
    void shares_are_read(String text, double share) {
        assertThat(Units.share(text)).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "101%", "-1%", "x", "%", ""})
    void anything_else_is_no_share(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Units.share(text));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "$0.50, 0.50", "$ 2, 2"})
    void money_is_read(String text, BigDecimal usd) {
        assertThat(Units.money(text)).isEqualTo(usd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "$-1", "2€", "$", ""})
    void anything_else_is_no_money(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Units.money(text));
    }

    @Test
    void a_number_is_in_its_range_by_value_and_not_by_its_writing() {
        Range range = new Range(java.util.Optional.of(BigDecimal.ONE), java.util.Optional.of(BigDecimal.TEN), true);

        assertThat(range.holds(new BigDecimal("1e1"))).isTrue();
        assertThat(range.holds(new BigDecimal("2.0"))).isTrue();
        assertThat(range.holds(new BigDecimal("2.5"))).isFalse();
        assertThat(range.holds(new BigDecimal("0"))).isFalse();
        assertThat(range.holds(new BigDecimal("1e999999999"))).isFalse();
        assertThat(range.words()).isEqualTo("a whole number from 1 to 10");
    }
}
