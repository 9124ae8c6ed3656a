package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.ScriptedJudge;
import io.github.promptgate.score.judge.Fence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextPrecisionScorerTest extends JudgedScorerContract {

    @Override
    protected String word() {
        return "context-precision";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).to("{\"question\": \"How long?\"}").from("60 days.", "Lunch.", "Two months.", "Dinner.");
    }

    @Override
    protected Map<String, String> good() {
        return steps("passages", marked("p1 useful", "p2 useless", "p3 useful", "p4 useless"));
    }

    @Override
    protected double value() {
        return (1.0 / 1 + 2.0 / 3) / 2;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {passages: %s}";
    }

    private Score score(Answer answer, ScriptedJudge judge) {
        return Asked.score(built(""), answer, judge.equipment());
    }

    @Test
    void each_passage_is_shown_in_its_rank_with_verdict_and_reason() {
        Score score = score(answer("x"), goodJudge());

        assertThat(score.evidence().reason())
                .isEqualTo("2 of 4 passages are useful, at rank 1, 3: average precision 0.833");
        assertThat(score.evidence().items().subList(0, 2))
                .containsExactly(
                        new Item("passage", "60 days.", "useful", "r-p1"),
                        new Item("passage", "Lunch.", "not useful", "r-p2"));
    }

    /** Ranks of useful passages among five, and the average precision by hand. */
    @ParameterizedTest
    @CsvSource({
        "11111, 1",
        "10000, 1",
        "01000, 0.5",
        "00001, 0.2",
        "10101, 0.7555555555555555",
        "01010, 0.5",
        "00011, 0.325",
        "00000, 0"
    })
    void the_average_precision_is_that_of_the_ranks(String ranks, double expected) {
        List<Boolean> useful = ranks.chars().mapToObj(c -> c == '1').toList();

        assertThat(ContextPrecisionScorer.averagePrecision(useful)).isEqualTo(expected);
    }

    @Test
    void without_any_useful_passage_it_is_exactly_0() {
        ScriptedJudge judge =
                new ScriptedJudge().on("passages", marked("p1 useless", "p2 useless", "p3 useless", "p4 useless"));

        assertThat(scored(score(answer("x"), judge)).value()).isZero();
    }

    @Test
    void a_reference_takes_the_place_of_the_answer() {
        ScriptedJudge judge = goodJudge();
        score(answer("the answer").to("{\"reference\": \"sixty days\", \"expected\": \"60\"}"), judge);
        score(answer("the answer").to("{\"expected\": \"60\"}"), judge);
        score(answer("the answer").to("{\"expected\": \"abstain\"}"), judge);

        assertThat(judge.prompt(0)).contains(Fence.around("sixty days")).doesNotContain("the answer\n");
        assertThat(judge.prompt(1)).contains(Fence.around("60"));
        assertThat(judge.prompt(2)).contains(Fence.around("the answer"));
    }

    @Test
    void equal_passages_keep_their_ranks() {
        ScriptedJudge judge = new ScriptedJudge().on("passages", marked("p1 useless", "p2 useful"));

        assertThat(scored(score(Answer.of("x").from("Same.", "Same."), judge)).value())
                .isEqualTo(0.5);
    }

    @Test
    void without_context_there_is_nothing_to_rank() {
        Score.Unscored score = unscored(score(Answer.of("x").from(" "), goodJudge()));

        assertThat(score.cause()).isEqualTo(UnscoredCause.NO_CONTEXT);
        assertThat(score.detail()).isEqualTo("case \"c1\" has no context");
    }
}
