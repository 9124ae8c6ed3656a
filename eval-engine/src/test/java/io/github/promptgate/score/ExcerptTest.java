package io.github.promptgate.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void a_miss_never_looks_like_a_tie() {
        assertThat(Excerpt.of(0.79999, 0.8)).isEqualTo("0.79999");
        assertThat(Excerpt.of(0.7, 0.8)).isEqualTo("0.7");
        assertThat(Excerpt.of(0.8, 0.8)).isEqualTo("0.8");
        assertThat(Excerpt.of(2.0 / 3, 0.8)).isEqualTo("0.67");
        assertThat(Excerpt.of(Math.nextDown(0.8), 0.8)).startsWith("0.79999999999999");
    }

    @Test
    void a_number_without_a_bound_has_three_decimals() {
        assertThat(Excerpt.of(2.0 / 3)).isEqualTo("0.667");
        assertThat(Excerpt.of(0.0001)).isEqualTo("0");
        assertThat(Excerpt.of(1.0)).isEqualTo("1");
    }

    @Test
    void a_text_is_cut_with_a_count_of_the_rest_and_no_torn_pair() {
        assertThat(Excerpt.of("abcdef", 4)).isEqualTo("abcd... (2 more characters)");
        assertThat(Excerpt.of("abc😀f", 4)).isEqualTo("abc... (3 more characters)");
        assertThat(Excerpt.of("abcd", 4)).isEqualTo("abcd");
    }
}
