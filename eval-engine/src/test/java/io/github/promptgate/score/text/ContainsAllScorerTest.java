package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;

class ContainsAllScorerTest {

    @Test
    void the_score_is_the_share_that_was_found_at_full_precision() {
        var score = scored(score("contains-all: [a, b, c]", Answer.of("a c")));

        assertThat(score.value()).isEqualTo(2.0 / 3);
        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo("contains 2 of 3");
        assertThat(score.evidence().items()).extracting("kind").containsExactly("span", "missing", "span");
    }

    @Test
    void it_passes_with_all_of_them_unless_a_threshold_asks_for_less() {
        assertThat(scored(score("contains-all: [a, b]", Answer.of("b a"))).mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("contains-all: {value: [a, b, c], threshold: 66%}", Answer.of("a b")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("contains-all: {value: [a, b, c], threshold: 67%}", Answer.of("a b")))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }

    @Test
    void its_negation_passes_when_one_is_missing() {
        var score = scored(score("not:contains-all: [a, b]", Answer.of("a")));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.value()).isEqualTo(0.5);
    }
}
