package io.github.promptgate.score.semantic;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.scorer;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.score.WordVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContextRelevancyLocalScorerTest {

    private static final String QUESTION = "{\"question\": \"returns take how long\"}";

    private static Score score(Answer answer) {
        return Asked.score(scorer("context-relevancy-local"), answer, GroundingLocalScorerTest.words());
    }

    @Test
    void it_is_the_mean_over_passages_of_their_nearest_sentence() {
        Score score = score(Answer.of("Sixty days.")
                .to(QUESTION)
                .from("We ship abroad. Returns take sixty days.", "Dogs bark very loud."));

        assertThat(scored(score).value()).isCloseTo(0.25, within(1e-12));
        assertThat(score.evidence().reason()).isEqualTo("mean cosine 0.25 of 2 passages");
        assertThat(score.evidence().items())
                .containsExactly(
                        new Item("distance", "Returns take sixty days.", "0.5", "cosine by words"),
                        new Item("distance", "Dogs bark very loud.", "0", "cosine by words"));
    }

    @Test
    void the_answer_has_no_part_in_it() {
        assertThat(scored(score(Answer.of(" ").to(QUESTION).from("Returns take sixty days.")))
                        .value())
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void all_passages_go_in_one_request() {
        List<Integer> requests = new ArrayList<>();
        EmbeddingClient counting = new EmbeddingClient() {
            @Override
            public String id() {
                return "counting";
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                requests.add(texts.size());
                return new WordVectors().embed(texts);
            }
        };

        Asked.score(
                scorer("context-relevancy-local"),
                Answer.of("Sixty days.").to(QUESTION).from("One two three. Four five six.", "One two three."),
                new Equipment(Optional.empty(), Optional.empty(), Optional.of(counting)));

        assertThat(requests).containsExactly(3);
    }

    @Test
    void without_question_or_passages_it_is_unscored() {
        assertThat(unscored(score(Answer.of("x").from("One two three."))).cause())
                .isEqualTo(UnscoredCause.VALUE_MISSING);
        assertThat(unscored(score(Answer.of("x").to(QUESTION))).cause()).isEqualTo(UnscoredCause.NO_CONTEXT);
    }
}
