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

class EqualsScorerTest {

    @Test
    void texts_are_equal_letter_by_letter() {
        assertThat(mark("equals: Yes", "Yes")).isEqualTo(Mark.PASSED);
        assertThat(mark("equals: Yes", "yes")).isEqualTo(Mark.MISSED);
        assertThat(mark("equals: Yes", "Yes\n")).isEqualTo(Mark.MISSED);
    }

    @Test
    void a_miss_tells_what_was_expected_and_where_the_texts_part() {
        assertThat(score("equals: thirty", Answer.of("thirsty")).evidence())
                .hasToString("Evidence[reason=first difference at character 5, "
                        + "items=[Item[kind=missing, subject=thirty, verdict=expected, note=]]]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {value: a b, trim: true}            | '  a b \n' | PASSED
            {value: a b, trim: true}            | 'a  b'     | MISSED
            {value: a b, whitespace: collapse}  | 'a \n b'   | PASSED
            {value: a b, whitespace: collapse}  | ' a b'     | MISSED
            {value: STRASSE, case: ignore}      | straße     | PASSED
            {value: Yes, case: ignore}          | YES        | PASSED
            {value: Yes, case: exact}           | YES        | MISSED
            """)
    void each_normalisation_is_stated_on_its_own(String options, String answer, Mark mark) {
        assertThat(mark("equals: " + options, answer.replace("\\n", "\n"))).isEqualTo(mark);
    }

    @Test
    void a_no_break_space_is_white_space() {
        assertThat(mark("equals: {value: a b, whitespace: collapse}", "a\u00A0b"))
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void a_map_is_compared_as_json_where_order_does_not_count_and_numbers_compare_by_value() {
        String yaml = "equals: {value: {total: 3.5, items: [1, 2]}}";

        assertThat(mark(yaml, "{ \"items\": [1.0, 2], \"total\": 3.50 }")).isEqualTo(Mark.PASSED);
        assertThat(mark(yaml, "{\"items\": [2, 1], \"total\": 3.5}")).isEqualTo(Mark.MISSED);
        assertThat(mark(yaml, "{\"items\": [1, 2], \"total\": \"3.5\"}")).isEqualTo(Mark.MISSED);
    }

    @Test
    void an_answer_that_is_not_json_misses_a_map() {
        assertThat(score("equals: {value: {a: 1}}", Answer.of("a is 1"))
                        .evidence()
                        .reason())
                .isEqualTo("the answer is not JSON");
    }

    @Test
    void a_case_may_expect_a_map_of_its_own() {
        String yaml = "equals: \"{{ expected }}\"";

        assertThat(scored(score(yaml, Answer.of("{\"a\":1}").to("{\"expected\": {\"a\": 1.0}}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void a_text_is_compared_as_json_when_the_suite_says_so() {
        String yaml = "equals: {value: \"{{ expected }}\", as: json}";

        assertThat(scored(score(yaml, Answer.of("[1, 2.0]").to("{\"expected\": \"[1,2]\"}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(unscored(score(yaml, Answer.of("[1]").to("{\"expected\": \"[1\"}"))))
                .hasToString(
                        "Unscored[metric=equals, cause=VALUE_MISSING, detail=the value to compare with is not JSON "
                                + "in case \"c1\", evidence=Evidence[reason=, items=[]]]");
    }

    @Test
    void a_map_in_the_suite_may_hold_values_of_the_case() {
        String yaml = "equals: {value: {name: \"{{ who }}\", greeting: \"Hi {{ who }}\"}}";

        assertThat(scored(score(
                                yaml,
                                Answer.of("{\"name\":\"Ada\",\"greeting\":\"Hi Ada\"}")
                                        .to("{\"who\": \"Ada\"}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void a_case_without_the_value_is_unscored_and_never_a_pass() {
        assertThat(unscored(score("equals: \"{{ expected }}\"", Answer.of("x").to("{\"id\": 1}"))))
                .satisfies(u -> assertThat(u.cause()).isEqualTo(UnscoredCause.VALUE_MISSING))
                .satisfies(u -> assertThat(u.detail())
                        .isEqualTo("case \"c1\" has no \"expected\", which suite.yaml:1:9 needs"));
    }

    private static Mark mark(String yaml, String answer) {
        return scored(score(yaml, Answer.of(answer))).mark();
    }
}
