package io.github.promptgate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FamilyTest {

    private static final double[] FIVE = {.01, .04, .03, .005, .2};

    @Test
    void holm_is_as_published() {
        assertThat(Family.holm(FIVE)).containsExactly(new double[] {.04, .09, .09, .025, .2}, within(1e-12));
    }

    @Test
    void benjamini_hochberg_is_as_published() {
        assertThat(Family.benjaminiHochberg(FIVE))
                .containsExactly(new double[] {.025, .05, .05, .025, .2}, within(1e-12));
    }

    @Test
    void one_test_alone_is_not_corrected_and_none_is_none() {
        assertThat(Family.holm(new double[] {.03})).containsExactly(.03);
        assertThat(Family.benjaminiHochberg(new double[] {.03})).containsExactly(.03);
        assertThat(Family.holm(new double[0])).isEmpty();
    }

    @Test
    void adjusted_values_stay_within_one() {
        assertThat(Family.holm(new double[] {.9, .8, .7})).containsExactly(1, 1, 1);
        assertThat(Family.benjaminiHochberg(new double[] {1, .8, .9})).containsExactly(1, 1, 1);
    }

    @Test
    void an_interval_at_holms_level_decides_as_the_adjusted_p_does() {
        assertThat(Family.holmLevels(FIVE, .05))
                .containsExactly(new double[] {.0125, .05 / 3, .05 / 3, .01, .05 / 3}, within(1e-15));
        double[] adjusted = Family.holm(FIVE);
        double[] levels = Family.holmLevels(FIVE, .05);
        for (int i = 0; i < FIVE.length; i++) {
            assertThat(FIVE[i] <= levels[i]).isEqualTo(adjusted[i] <= .05);
        }
    }

    @Test
    void the_last_level_is_alpha_itself_where_all_are_rejected() {
        assertThat(Family.holmLevels(new double[] {.001, .002}, .05)).containsExactly(.025, .05);
        assertThat(Family.holmLevels(new double[] {.5, .6}, .05)).containsExactly(.025, .025);
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> Family.holm(new double[] {1.1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Family.holm(new double[] {-.1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Family.benjaminiHochberg(new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_p_of_just_its_level_is_rejected_and_passes_the_level_on() {
        assertThat(Family.holmLevels(new double[] {.025, .05}, .05)).containsExactly(.025, .05);
        assertThat(Family.holmLevels(new double[] {Math.nextUp(.025), .05}, .05))
                .containsExactly(.025, .025);
    }
}
