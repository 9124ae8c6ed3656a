package io.github.promptgate.score.text;

import static io.github.promptgate.score.Asked.problem;
import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.Score.Scored;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import org.junit.jupiter.api.Test;

class ContainsScorerTest {

    @Test
    void the_text_stands_anywhere_in_the_answer_and_the_evidence_says_where() {
        Scored score = scored(score("contains: 30 days", Answer.of("Within 30 days.")));

        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.value()).isEqualTo(1);
        assertThat(score.evidence().items()).containsExactly(new Item("span", "30 days", "found", "at character 8"));
    }

    @Test
    void what_is_missing_is_named() {
        Scored score = scored(score("contains: 30 days", Answer.of("Within 3O days.")));

        assertThat(score.mark()).isEqualTo(Mark.MISSED);
        assertThat(score.value()).isZero();
        assertThat(score.evidence().items()).containsExactly(new Item("missing", "30 days", "not found", ""));
    }

    @Test
    void case_counts_unless_said() {
        assertThat(scored(score("contains: paris", Answer.of("Paris"))).mark()).isEqualTo(Mark.MISSED);
        assertThat(scored(score("contains: {value: ÉCOLE, ignore-case: true}", Answer.of("une école")))
                        .evidence()
                        .items())
                .containsExactly(new Item("span", "école", "found", "at character 5"));
    }

    @Test
    void the_text_may_come_from_the_case() {
        String yaml = "contains: \"total: {{ amount }} EUR\"";

        assertThat(scored(score(yaml, Answer.of("The total: 12 EUR.").to("{\"amount\": 12}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }

    @Test
    void a_value_of_the_case_is_never_rendered_again() {
        String yaml = "contains: \"{{ expected }}\"";
        Answer answer = Answer.of("secret").to("{\"expected\": \"{{ other }}\", \"other\": \"secret\"}");

        assertThat(scored(score(yaml, answer)).mark()).isEqualTo(Mark.MISSED);
    }

    @Test
    void a_list_of_the_case_must_all_be_there() {
        String yaml = "contains: \"{{ expected }}\"";

        assertThat(scored(score(yaml, Answer.of("red and blue").to("{\"expected\": [\"red\", \"blue\"]}")))
                        .mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score(yaml, Answer.of("red").to("{\"expected\": [\"red\", \"blue\"]}")))
                        .mark())
                .isEqualTo(Mark.MISSED);
    }

    @Test
    void an_empty_value_is_missing_because_every_answer_contains_it() {
        String yaml = "contains: \"{{ expected }}\"";

        for (String empty : new String[] {"\"\"", "null", "[]", "[\"\"]"}) {
            Answer answer = Answer.of("anything").to("{\"expected\": " + empty + "}");
            assertThat(unscored(score(yaml, answer)).cause()).as(empty).isEqualTo(UnscoredCause.VALUE_MISSING);
        }
        assertThat(unscored(score(yaml, Answer.of("x").to("{\"expected\": \"\"}")))
                        .detail())
                .isEqualTo("case \"c1\" leaves this value empty, which suite.yaml:1:11 needs");
        assertThat(unscored(score("contains: \"{{ a }}{{ b }}\"", Answer.of("x").to("{\"a\": \"\", \"b\": \"\"}")))
                        .cause())
                .isEqualTo(UnscoredCause.VALUE_MISSING);
    }

    @Test
    void an_empty_text_in_the_suite_is_refused() {
        assertThat(problem("contains: \"\""))
                .hasToString("Problem[code=SUITE_003, where=suite.yaml:1:11, "
                        + "what=the text to look for is empty, and every answer contains that, known=[], "
                        + "fix=write the text that the answer must hold]");
    }

    @Test
    void long_texts_are_cut_in_the_evidence_and_the_rest_is_counted() {
        String text = "x".repeat(199) + "😀" + "y".repeat(50);

        assertThat(score("contains: {value: \"" + text + "\"}", Answer.of("no"))
                        .evidence()
                        .items()
                        .get(0)
                        .subject())
                .isEqualTo("x".repeat(199) + "... (52 more characters)");
    }
}
