package io.github.promptgate.score.structure;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathScorerTest {

    private static final String ORDER = "{\"total\": 42.50, \"open\": true, \"note\": null, \"id\": \"A-17\","
            + " \"items\": [{\"n\": 1}, {\"n\": 2}], \"big\": 1e400}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            path: $.total                                 | PASSED | the value at $.total fits
            path: $.note                                  | PASSED | the value at $.note fits
            path: $.nothing                               | MISSED | nothing stands at $.nothing
            path: $.total, equals: 42.5                   | PASSED | the value at $.total fits
            path: $.total, equals: '42.5'                 | MISSED | the value at $.total does not fit
            path: $.open, equals: true                    | PASSED | the value at $.open fits
            path: $.items, equals: [{n: 1.0}, {n: 2}]     | PASSED | the value at $.items fits
            path: $.total, min: 42.5, max: 42.5           | PASSED | the value at $.total fits
            path: $.total, min: 42.51                     | MISSED | the value at $.total does not fit
            path: $.total, max: 42.49                     | MISSED | the value at $.total does not fit
            path: $.big, min: 1                           | PASSED | the value at $.big fits
            path: $.id, min: 1                            | MISSED | the value at $.id does not fit
            path: $.id, matches: '^[A-Z]-\\d+$'           | PASSED | the value at $.id fits
            path: $.total, matches: '^42'                 | PASSED | the value at $.total fits
            path: $.note, matches: 'l'                    | MISSED | the value at $.note does not fit
            path: $.items, matches: 'n'                   | MISSED | the value at $.items does not fit
            path: '$.items[*].n', min: 1                  | PASSED | 2 of 2 values at $.items[*].n fit
            path: '$.items[*].n', min: 2                  | MISSED | 1 of 2 values at $.items[*].n fit
            path: '$.items[*].n', min: 2, values: any     | PASSED | 1 of 2 values at $.items[*].n fit
            path: '$.items[*].n', min: 3, values: any     | MISSED | 0 of 2 values at $.items[*].n fit
            path: '$.items[*].x', values: any             | MISSED | nothing stands at $.items[*].x
            """)
    void the_value_at_the_path_is_held_against_the_conditions(String options, Mark mark, String reason) {
        var score = scored(score("json-path: {" + options + "}", Answer.of(ORDER)));

        assertThat(score.mark()).isEqualTo(mark);
        assertThat(score.evidence().reason()).isEqualTo(reason);
    }

    @Test
    void each_value_is_shown_with_what_it_lacks() {
        var items = score("json-path: {path: '$.*', matches: A}", Answer.of("{\"a\": \"A\", \"b\": 2, \"c\": null}"))
                .evidence()
                .items();

        assertThat(items)
                .containsExactly(
                        new Item("span", "A", "fits", ""),
                        new Item("span", "2", "does not fit", "does not match A"),
                        new Item("span", "null", "does not fit", "is a null, not a text"));
        assertThat(score("json-path: {path: $.a, min: 3, max: 5}", Answer.of("{\"a\": 7}"))
                        .evidence()
                        .items())
                .containsExactly(new Item("span", "7", "does not fit", "is more than 5"));
    }

    @Test
    void of_many_values_fifty_are_shown_and_all_are_counted() {
        var score = scored(score("json-path: {path: '$[*]', max: 1}", Answer.of("[" + "1,".repeat(59) + "2]")));

        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo("59 of 60 values at $[*] fit");
        assertThat(score.evidence().items()).hasSize(51).last().isEqualTo(new Item("note", "and 10 more", "", ""));
    }

    @Test
    void a_text_of_the_case_stands_for_a_number_and_a_truth_too() {
        String yaml = "json-path: {path: $.v, equals: '{{ expected }}'}";

        assertThat(scored(score(yaml, Answer.of("{\"v\": 3.0}").to("{\"expected\": \"3\"}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score(yaml, Answer.of("{\"v\": true}").to("{\"expected\": \"true\"}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score(yaml, Answer.of("{\"v\": null}").to("{\"expected\": \"null\"}")))
                        .mark())
                .isEqualTo(Mark.MISSED);
        assertThat(scored(score(yaml, Answer.of("{\"v\": 3}").to("{\"expected\": \"three\"}")))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }

    @Test
    void what_the_case_lacks_is_unscored() {
        assertThat(unscored(score("json-path: {path: $.v, equals: '{{ expected }}'}", Answer.of("{\"v\": 3}")))
                        .cause())
                .isEqualTo(UnscoredCause.VALUE_MISSING);
    }

    @Test
    void an_answer_that_is_not_json_misses_unless_the_json_in_it_is_looked_for() {
        Answer prose = Answer.of("It is:\n```json\n{\"v\": 3}\n```\nBye.");

        assertThat(score("json-path: $.v", prose).evidence().reason()).startsWith("malformed JSON: ");
        assertThat(scored(score("json-path: {path: $.v, extract: first}", prose))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("json-path: {path: $.v, fenced: allow}", Answer.of("```\n{\"v\": 3}\n```")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void mistakes_in_the_suite_are_told_before_anything_runs() {
        assertThat(problem("json-path: '$.['"))
                .satisfies(p -> assertThat(p.code().id()).isEqualTo("SUITE-013"))
                .satisfies(p -> assertThat(p.what()).startsWith("malformed JSONPath \"$.[\": "));
        assertThat(problem("json-path: '$[?(@.a =~ /(a+)+$/)]'"))
                .hasToString("Problem[code=SUITE_013, where=suite.yaml:1:12, "
                        + "what=the JSONPath \"$[?(@.a =~ /(a+)+$/)]\" holds a regular expression, which may take for"
                        + " ever, known=[], "
                        + "fix=leave \"=~\" out of the path and add \"matches\", which runs in linear time]");
        assertThat(problem("json-path: {path: $.a, matches: '(?=a)'}"))
                .hasToString("Problem[code=SUITE_012, where=suite.yaml:1:33, "
                        + "what=malformed regular expression \"(?=a)\": invalid or unsupported Perl syntax, known=[], "
                        + "fix=write it for the linear-time engine (RE2), which has no look-around and no"
                        + " back-references]");
        assertThat(problem("json-path: {path: $.a, min: 3, max: 2}"))
                .hasToString("Problem[code=SUITE_003, where=suite.yaml:1:29, "
                        + "what=no number is at least 3 and at most 2, known=[], fix=swap min and max]");
    }

    @Test
    void a_deep_answer_and_a_huge_number_end() {
        assertThat(scored(score("json-path: {path: '$..a', max: 1}", Answer.of("[".repeat(100_000))))
                        .mark())
                .isEqualTo(Mark.MISSED);
        assertThat(scored(score("json-path: {path: $.a, max: 1}", Answer.of("{\"a\": 1e999999999}")))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }
}
