package io.github.promptgate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void cohens_kappa_is_as_published() {
        Agreement agreement = Agreement.of(new long[][] {{20, 5}, {10, 15}});

        assertThat(agreement.observed()).isEqualTo(.7);
        assertThat(agreement.kappa()).hasValueCloseTo(.4, within(1e-15));
    }

    @Test
    void on_two_categories_the_weights_change_nothing() {
        Agreement agreement = Agreement.of(new long[][] {{20, 5}, {10, 15}});

        assertThat(agreement.quadraticKappa()).hasValueCloseTo(.4, within(1e-15));
    }

    @Test
    void a_far_disagreement_weighs_more_than_a_near_one() {
        // 1 - sum (i-j)^2 o / sum (i-j)^2 e, computed apart with exact fractions
        Agreement table = Agreement.of(new long[][] {{11, 3, 1, 0}, {1, 9, 0, 1}, {0, 1, 10, 0}, {1, 2, 0, 10}});

        assertThat(table.quadraticKappa()).hasValueCloseTo(82 / 107.0, within(1e-12));
        assertThat(Agreement.of(new long[][] {{5, 0, 1}, {0, 5, 0}, {0, 0, 5}})
                        .quadraticKappa()
                        .orElseThrow())
                .isLessThan(Agreement.of(new long[][] {{5, 1, 0}, {0, 5, 0}, {0, 0, 5}})
                        .quadraticKappa()
                        .orElseThrow());
    }

    @Test
    void agreement_below_chance_is_negative() {
        assertThat(Agreement.of(new long[][] {{0, 5}, {5, 0}}).kappa()).hasValue(-1);
    }

    @Test
    void one_category_throughout_says_nothing() {
        Agreement agreement = Agreement.of(new long[][] {{9, 0}, {0, 0}});

        assertThat(agreement.observed()).isEqualTo(1);
        assertThat(agreement.kappa()).isEmpty();
        assertThat(agreement.quadraticKappa()).isEmpty();
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> Agreement.of(new long[][] {{1, 2}})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Agreement.of(new long[][] {{-1}})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Agreement.of(new long[][] {{0}})).isInstanceOf(IllegalArgumentException.class);
    }
}
