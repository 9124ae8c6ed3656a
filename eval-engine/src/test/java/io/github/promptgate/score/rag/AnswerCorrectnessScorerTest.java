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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCorrectnessScorerTest extends JudgedScorerContract {

    @Override
    protected String word() {
        return "answer-correctness";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of("sixty days").to("{\"question\": " + quoted(text) + ", \"reference\": \"sixty days\"}");
    }

    @Override
    protected Map<String, String> good() {
        return steps(
                "statements", listed("statements", "It takes 60 days.", "Shipping is free."),
                "verdicts", marked("s1 supported", "s2 unsupported"),
                "reference-statements", listed("statements", "60 days.", "A fee is due."),
                "reference-verdicts", marked("s1 supported", "s2 unsupported"));
    }

    @Override
    protected double value() {
        return 0.75 * 0.5 + 0.25 * 1;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {statements: %s}";
    }

    @Override
    protected String variable() {
        return "question";
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("statements", listed("statements"), "reference-statements", listed("statements"));
    }

    private Score score(Answer answer, ScriptedJudge judge) {
        return Asked.score(built(""), answer, judge.equipment());
    }

    @Test
    void the_evidence_holds_both_sides_and_the_formula() {
        Score score = score(answer("How long?"), goodJudge());

        assertThat(score.evidence().reason()).isEqualTo("1 right, 1 wrong, 1 missing: 0.75 x F1 0.5 + 0.25 x cosine 1");
        assertThat(score.evidence().items().subList(0, 5))
                .containsExactly(
                        new Item("statement", "It takes 60 days.", "right", "r-s1"),
                        new Item("statement", "Shipping is free.", "wrong", "r-s2"),
                        new Item("statement of the reference", "60 days.", "covered", "r-s1"),
                        new Item("statement of the reference", "A fee is due.", "missing", "r-s2"),
                        new Item("distance", "sixty days", "1.0", "cosine by words"));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 1", "0, 1, 0, 0", "0, 0, 3, 0", "2, 1, 1, 0.6666666666666666", "3, 0, 4, 0.6"})
    void f1_counts_right_wrong_and_missing(int right, int wrong, int missing, double f1) {
        assertThat(AnswerCorrectnessScorer.f1(right, wrong, missing)).isEqualTo(f1);
    }

    @Test
    void an_answer_without_statements_misses_all_of_the_reference() {
        ScriptedJudge empty = new ScriptedJudge()
                .on("statements", listed("statements"))
                .on("reference-statements", listed("statements", "60 days."))
                .on("reference-verdicts", marked("s1 unsupported"));

        assertThat(scored(score(answer("q"), empty)).value()).isEqualTo(0.25);
        assertThat(empty.steps()).containsExactly("statements", "reference-statements", "reference-verdicts");
    }

    @Test
    void the_cosine_is_that_of_answer_and_reference() {
        Answer answer = Answer.of("a b c").to("{\"reference\": \"a x y\"}");

        assertThat(scored(score(answer, goodJudge())).value()).isEqualTo(0.75 * 0.5 + 0.25 * (1 / Math.sqrt(9)));
    }

    @Test
    void an_answer_that_gives_orders_is_fenced_in_each_call() {
        ScriptedJudge judge = goodJudge();
        score(Answer.of(INJECTION).to("{\"reference\": \"60 days\"}"), judge);

        assertThat(judge.prompt(0)).contains(Fence.around(INJECTION));
        assertThat(judge.prompt(3)).contains(Fence.around(INJECTION));
    }

    @Test
    void a_case_without_a_reference_is_unscored() {
        assertThat(unscored(score(Answer.of("x"), goodJudge())).cause()).isEqualTo(UnscoredCause.VALUE_MISSING);
    }
}
