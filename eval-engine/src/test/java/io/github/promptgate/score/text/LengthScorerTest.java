package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;

class LengthScorerTest {

    @Test
    void both_ends_pass() {
        assertThat(mark("length: {min: 2, max: 3}", "ab")).isEqualTo(Mark.PASSED);
        assertThat(mark("length: {min: 2, max: 3}", "abc")).isEqualTo(Mark.PASSED);
        assertThat(mark("length: {min: 2, max: 3}", "a")).isEqualTo(Mark.MISSED);
        assertThat(mark("length: {min: 2}", "abcd")).isEqualTo(Mark.PASSED);
    }

    @Test
    void a_character_is_a_code_point() {
        var score = scored(score("length: {max: 1}", Answer.of("\uD83D\uDE00")));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.evidence().reason()).isEqualTo("1 character, at most 1");
    }

    @Test
    void limits_that_nothing_keeps_are_told_beforehand() {
        assertThat(problem("length: {}").code()).isEqualTo(ProblemCode.SUITE_003);
        assertThat(problem("length: {}").what()).isEqualTo("neither \"min\" nor \"max\" is there");
        assertThat(problem("length: {min: 5, max: 2}").what()).isEqualTo("min 5 is above max 2, so nothing can pass");
    }

    private static Mark mark(String yaml, String answer) {
        return scored(score(yaml, Answer.of(answer))).mark();
    }
}
