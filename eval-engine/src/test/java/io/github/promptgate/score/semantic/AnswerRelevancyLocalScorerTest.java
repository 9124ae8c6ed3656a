package io.github.promptgate.score.semantic;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.scorer;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import org.junit.jupiter.api.Test;

class AnswerRelevancyLocalScorerTest {

    private static Score score(String yaml, Answer answer) {
        return Asked.score(scorer(yaml), answer, GroundingLocalScorerTest.words());
    }

    @Test
    void the_nearest_sentence_of_the_answer_counts() {
        Score score = score(
                "answer-relevancy-local: {threshold: 0.7}",
                Answer.of("I am glad that you ask. Returns take sixty days.")
                        .to("{\"question\": \"returns take how long\"}"));

        assertThat(scored(score).value()).isCloseTo(0.5, within(1e-12));
        assertThat(scored(score).mark()).isEqualTo(Mark.MISSED);
        assertThat(score.evidence().reason()).isEqualTo("cosine 0.5 of the question with the nearest of 2 sentences");
        assertThat(score.evidence().items())
                .containsExactly(new Item("distance", "Returns take sixty days.", "0.5", "cosine by words"));
    }

    @Test
    void a_question_in_another_script_is_noted() {
        Score score = score(
                "answer-relevancy-local", Answer.of("Sixty days.").to("{\"question\": \"Сколько дней на возврат?\"}"));

        assertThat(score.evidence().items()).last().extracting(Item::kind).isEqualTo("note");
    }

    @Test
    void without_a_question_it_is_unscored() {
        assertThat(unscored(score("answer-relevancy-local", Answer.of("Sixty days."))))
                .isEqualTo(new Score.Unscored(
                        "answer-relevancy-local",
                        UnscoredCause.VALUE_MISSING,
                        "case \"c1\" has neither \"question\" nor \"input\""));
    }

    @Test
    void an_empty_answer_is_unscored() {
        assertThat(unscored(score("answer-relevancy-local", Answer.of(" ").to("{\"question\": \"Why?\"}")))
                        .cause())
                .isEqualTo(UnscoredCause.EMPTY_REPLY);
    }
}
