package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevenshteinScorerTest {

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3,7", "saturday,sunday,3,8", "flaw,lawn,2,4", "abc,abc,0,3", "abc,xyz,3,3"})
    void it_is_1_less_edits_over_the_longer_length(String answer, String text, double edits, double length) {
        assertThat(scored(score("levenshtein: " + text, Answer.of(answer))).value())
                .isEqualTo(1 - edits / length);
    }

    @Test
    void what_the_suite_says_does_not_count() {
        assertThat(scored(score(
                                "levenshtein: {value: yes, trim: true, case: ignore, threshold: 1}",
                                Answer.of(" YES\n")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("levenshtein: yes", Answer.of("YES"))).value()).isEqualTo(0);
    }

    @Test
    void a_comparison_that_would_take_too_long_is_refused() {
        Answer answer = Answer.of("a".repeat(1_000_000)).to("{\"text\": \"" + "b".repeat(1000) + "\"}");

        assertThat(unscored(score("levenshtein: \"{{ text }}\"", answer)).cause())
                .isEqualTo(UnscoredCause.LIMIT);
    }
}
