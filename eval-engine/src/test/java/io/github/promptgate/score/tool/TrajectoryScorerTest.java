package io.github.promptgate.score.tool;

import static io.github.promptgate.score.Asked.score;
import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import org.junit.jupiter.api.Test;

class TrajectoryScorerTest {

    private static final Answer AGENT = Answer.of("Booked.")
            .calling("search", "{\"to\": \"Oslo\"}", "compare", "{}", "book", "{\"seats\": 2, \"card\": \"x\"}");

    private static double value(String options) {
        return scored(score("trajectory: {" + options + "}", AGENT)).value();
    }

    @Test
    void the_value_is_the_share_of_reference_steps_and_further_steps_are_let_be() {
        Score score = score("trajectory: [search, pay, book]", AGENT);

        assertThat(scored(score).value()).isEqualTo(2.0 / 3);
        assertThat(scored(score).mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo("2 of 3 reference steps, 3 made");
        assertThat(score.evidence().items())
                .extracting(item -> item.subject() + " " + item.verdict())
                .containsExactly("search made", "pay missing", "book made", "compare({}) let be");
    }

    @Test
    void steps_come_in_order_unless_that_does_not_count() {
        assertThat(value("steps: [book, search]")).isEqualTo(0.5);
        assertThat(value("steps: [book, search], order: any-order")).isEqualTo(1);
        assertThat(value("steps: [search, book]")).isEqualTo(1);
        assertThat(value("steps: [search, book], order: exact")).isEqualTo(1.0 / 3);
        assertThat(value("steps: [search, compare, book], order: exact")).isEqualTo(1);
    }

    @Test
    void further_steps_count_where_they_are_refused() {
        assertThat(value("steps: [search, book], extra: refuse")).isEqualTo(2.0 / 3);
        assertThat(value("steps: [search, pay, book, leave], extra: refuse")).isEqualTo(0.5);
    }

    @Test
    void arguments_that_the_reference_names_must_be_there() {
        assertThat(value("steps: [{name: book, arguments: {seats: 2}}]")).isEqualTo(1);
        assertThat(value("steps: [{name: book, arguments: {seats: 3}}]")).isZero();
        assertThat(value("steps: [{name: book, arguments: {seats: 2}}], arguments: equal"))
                .isZero();
    }

    @Test
    void an_agent_that_shall_do_nothing_does_nothing() {
        assertThat(value("steps: none")).isZero();
        assertThat(scored(score("trajectory: none", Answer.of("No need."))).value())
                .isEqualTo(1);
    }

    @Test
    void a_threshold_moves_the_bar() {
        assertThat(scored(Asked.score("trajectory: {steps: [search, pay], threshold: 0.5}", AGENT))
                        .mark())
                .isEqualTo(Mark.PASSED);
    }
}
