package io.github.promptgate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    private static final Offset<Double> PRINTED = within(5e-7);

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, .277533",
        "9, 10, .595850, .982124",
        "10, 10, .722467, 1",
        "45, 50, .786398, .956524",
        "90, 100, .825634, .944771",
        "180, 200, .850594, .934330"
    })
    void wilson_is_as_published(long hits, long of, double lower, double upper) {
        Interval interval = new Proportion(hits, of).wilson(.95);

        assertThat(interval.lower()).isCloseTo(lower, PRINTED);
        assertThat(interval.upper()).isCloseTo(upper, PRINTED);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0, .308497", "9, 10, .554984, .997471", "10, 10, .691503, 1", "90, 100, .823777, .950995"})
    void clopper_pearson_is_as_published(long hits, long of, double lower, double upper) {
        Interval interval = new Proportion(hits, of).clopperPearson(.95);

        assertThat(interval.lower()).isCloseTo(lower, PRINTED);
        assertThat(interval.upper()).isCloseTo(upper, PRINTED);
    }

    @Test
    void one_sided_bounds_are_as_published() {
        Proportion ninety = new Proportion(90, 100);

        assertThat(ninety.wilsonLower(.95)).isCloseTo(.839644, PRINTED);
        assertThat(ninety.clopperPearsonLower(.95)).isCloseTo(.836282, PRINTED);
        assertThat(ninety.clopperPearsonUpper(.95))
                .isCloseTo(1 - new Proportion(10, 100).clopperPearsonLower(.95), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"29, .90", "59, .95", "299, .99"})
    void so_many_without_a_failure_hold_a_bound_and_one_fewer_does_not(long enough, double bound) {
        assertThat(new Proportion(enough, enough).clopperPearsonLower(.95)).isGreaterThanOrEqualTo(bound);
        assertThat(new Proportion(enough - 1, enough - 1).clopperPearsonLower(.95))
                .isLessThan(bound);
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> new Proportion(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proportion(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proportion(1, 2).wilson(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
