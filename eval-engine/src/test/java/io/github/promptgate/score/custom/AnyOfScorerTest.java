package io.github.promptgate.score.custom;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;

class AnyOfScorerTest {

    @Test
    void it_passes_when_one_of_its_parts_passes() {
        Score.Scored score = scored(score("any-of: [contains: weeks, contains: days]", Answer.of("30 days")));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.value()).isEqualTo(1);
        assertThat(score.evidence().reason()).isEqualTo("1 of 2 passed");
    }

    @Test
    void it_misses_when_all_of_its_parts_miss() {
        Score.Scored score = scored(score("any-of: [contains: weeks, json]", Answer.of("30 days")));

        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.value()).isZero();
    }

    @Test
    void a_pass_decides_even_where_another_part_has_no_score() {
        Score.Scored score =
                scored(score("any-of: [contains: \"{{ expected }}\", contains: days]", Answer.of("30 days")));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
    }

    @Test
    void without_a_pass_a_part_without_a_score_leaves_the_group_without_one() {
        Score.Unscored score =
                unscored(score("any-of: [contains: weeks, contains: \"{{ expected }}\"]", Answer.of("30 days")));

        assertThat(score.cause()).isEqualTo(UnscoredCause.VALUE_MISSING);
    }

    @Test
    void a_part_without_a_threshold_is_refused() {
        assertThat(problem("any-of: [similarity: x]").what())
                .isEqualTo("similarity has no threshold, so the group around it cannot tell whether it passes");
    }
}
