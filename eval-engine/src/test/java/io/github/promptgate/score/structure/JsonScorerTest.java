package io.github.promptgate.score.structure;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScorerTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [1, null, true]}", " [] \n", "\"text\"", "12.5e3", "null"})
    void one_json_value_passes(String answer) {
        assertThat(scored(score("json", Answer.of(answer))).mark()).isEqualTo(Mark.PASSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1} and more",
                "Here: {\"a\": 1}",
                "{\"a\": 1}{\"a\": 1}",
                "{'a': 1}",
                "{\"a\": 1,}",
                "{\"a\": 1",
                "{a: 1}",
                "NaN",
                "// no\n1",
                "```json\n{}\n```"
            })
    void anything_else_misses(String answer) {
        assertThat(scored(score("json", Answer.of(answer))).mark()).isEqualTo(Mark.MISSED);
    }

    @Test
    void duplicate_keys_are_refused_with_their_place() {
        assertThat(score("json", Answer.of("{\"a\": 1,\n \"a\": 2}")).evidence().reason())
                .isEqualTo("malformed JSON: duplicate key \"a\" (line 2, column 2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"```json\n{\"a\": 1}\n```", "\n```\n{\"a\": 1}\n```\n", "{\"a\": 1}"})
    void one_markdown_fence_may_stand_around_it_when_allowed(String answer) {
        assertThat(scored(score("json: {fenced: allow}", Answer.of(answer))).mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void prose_around_a_fence_is_not_json_either() {
        assertThat(scored(score("json: {fenced: allow}", Answer.of("Here:\n```json\n{}\n```")))
                        .mark())
                .isEqualTo(Mark.MISSED);
        assertThat(scored(score("json: {fenced: allow}", Answer.of("```\n{}\n```\n```\n{}\n```")))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }

    @Test
    void a_hundred_thousand_brackets_miss_and_harm_nobody() {
        assertThat(scored(score("json", Answer.of("[".repeat(100_000)))).mark()).isEqualTo(Mark.MISSED);
    }
}
