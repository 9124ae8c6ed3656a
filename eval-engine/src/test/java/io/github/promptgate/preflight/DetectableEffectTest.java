package io.github.promptgate.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectableEffectTest {

    @ParameterizedTest
    @CsvSource({"50, .117", "100, .083", "200, .059", "500, .037", "1000, .026"})
    void so_many_cases_show_such_a_change(int cases, double effect) {
        assertThat(DetectableEffect.of(cases)).isCloseTo(effect, within(.0005));
    }

    @Test
    void three_points_take_763_cases() {
        assertThat(DetectableEffect.cases(.03)).isEqualTo(763);
        assertThat(DetectableEffect.of(763)).isCloseTo(.03, within(.00001));
    }

    @Test
    void no_change_of_a_mean_is_greater_than_one() {
        assertThat(DetectableEffect.of(1)).isLessThanOrEqualTo(1);
    }
}
