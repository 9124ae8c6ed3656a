package io.github.promptgate.score.semantic;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.scorer;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorers.Equipment;
import io.github.promptgate.score.WordVectors;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SimilarityScorerTest {

    private static Score score(String yaml, Answer answer) {
        return score(yaml, answer, new WordVectors());
    }

    private static Score score(String yaml, Answer answer, EmbeddingClient embedding) {
        return Asked.score(
                scorer(yaml), answer, new Equipment(Optional.empty(), Optional.empty(), Optional.of(embedding)));
    }

    @Test
    void it_is_the_cosine_with_what_the_case_expects() {
        Score score = score("similarity", Answer.of("one two").to("{\"expected\": \"one three\"}"));

        assertThat(scored(score).value()).isCloseTo(0.5, within(1e-12));
        assertThat(scored(score).mark()).isEqualTo(Mark.UNMARKED);
        assertThat(score.evidence().items())
                .containsExactly(new Item("distance", "one three", "0.5", "cosine by words"));
    }

    @Test
    void a_value_of_the_suite_comes_before_the_cases_expected_and_that_before_its_reference() {
        String both = "{\"expected\": \"one\", \"reference\": \"two\"}";

        assertThat(scored(score("similarity: three", Answer.of("three").to(both)))
                        .value())
                .isEqualTo(1);
        assertThat(scored(score("similarity", Answer.of("one").to(both))).value())
                .isEqualTo(1);
        assertThat(scored(score("similarity", Answer.of("two").to("{\"reference\": \"two\"}")))
                        .value())
                .isEqualTo(1);
    }

    @Test
    void the_threshold_marks_and_the_evidence_never_rounds_a_miss_up_to_it() {
        Answer answer = Answer.of("a b c").to("{\"expected\": \"a b d\"}");

        assertThat(scored(score("similarity: {threshold: 0.66}", answer)).mark())
                .isEqualTo(Mark.PASSED);
        assertThat(scored(score("similarity: {threshold: 0.67}", answer)))
                .satisfies(s -> assertThat(s.mark()).isEqualTo(Mark.MISSED))
                .satisfies(s -> assertThat(s.evidence().reason()).isEqualTo("cosine 0.667"));
    }

    @Test
    void opposite_directions_are_0_and_not_below() {
        Score score =
                score("similarity: x", Answer.of("y"), vectors(v -> List.of(new float[] {1, 0}, new float[] {-1, 0})));

        assertThat(scored(score).value()).isZero();
    }

    @Test
    void a_case_without_anything_to_compare_with_is_unscored() {
        assertThat(unscored(score("similarity", Answer.of("x"))).detail())
                .isEqualTo("case \"c1\" has neither \"expected\" nor \"reference\"");
    }

    @Test
    void vectors_that_have_no_angle_are_unscored_and_never_0() {
        assertThat(failing(v -> List.of(new float[] {0, 0}, new float[] {1, 0})))
                .isEqualTo("a vector without direction");
        assertThat(failing(v -> List.of(new float[] {Float.NaN}, new float[] {1})))
                .isEqualTo("a vector without direction");
        assertThat(failing(v -> List.of(new float[] {1}, new float[] {1, 0}))).isEqualTo("vectors of 1 and 2 numbers");
        assertThat(failing(v -> List.of(new float[] {1}))).isEqualTo("1 vectors for 2 texts");
        assertThat(failing(v -> {
                    throw new ProblemException(new Problem(
                            ProblemCode.CALL_006, Where.nowhere(), "no connection to 127.0.0.1", "start the server"));
                }))
                .isEqualTo("CALL-006 no connection to 127.0.0.1");
    }

    private static String failing(UnaryOperator<List<float[]>> embed) {
        Score.Unscored score = unscored(score("similarity: x", Answer.of("y"), vectors(embed)));
        assertThat(score.cause()).isEqualTo(UnscoredCause.EMBEDDING_FAILED);
        return score.detail();
    }

    private static EmbeddingClient vectors(UnaryOperator<List<float[]>> embed) {
        return new EmbeddingClient() {
            @Override
            public String id() {
                return "fixed";
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                return embed.apply(List.of());
            }
        };
    }
}
