package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.ScriptedJudge;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerRelevancyScorerTest extends JudgedScorerContract {

    private static final String EVASIVE = "{\"questions\": [], \"evasive\": true}";

    @Override
    protected String word() {
        return "answer-relevancy";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).to("{\"question\": \"return servers when\"}");
    }

    /** By words: cosines 1, 0 and 1/3 with the question of three words. */
    @Override
    protected Map<String, String> good() {
        return steps(
                "questions",
                "{\"questions\": [\"when return servers\", \"is lunch free\", \"servers cost much\"], \"evasive\": false}");
    }

    @Override
    protected double value() {
        return (1.0 + 0 + 3 / Math.sqrt(9) / 3) / 3;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {questions: %s}";
    }

    private Score score(Answer answer, ScriptedJudge judge) {
        return Asked.score(built(""), answer, judge.equipment());
    }

    @Test
    void each_question_is_shown_with_its_cosine_and_the_embedding_is_named() {
        Score score = score(answer("x"), goodJudge());

        assertThat(score.evidence().reason()).isEqualTo("mean cosine 0.444 of 3 questions by words");
        assertThat(score.evidence().items().subList(0, 3))
                .containsExactly(
                        new Item("question", "when return servers", "1", "cosine by words"),
                        new Item("question", "is lunch free", "0", "cosine by words"),
                        new Item("question", "servers cost much", "0.333", "cosine by words"));
    }

    @Test
    void the_judge_does_not_see_the_real_question() {
        ScriptedJudge judge = goodJudge();
        score(answer("x"), judge);

        assertThat(judge.prompt(0)).contains("Write 3 different questions").doesNotContain("return servers when");
    }

    @Test
    void a_number_of_questions_other_than_asked_does_not_fit() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("questions", "{\"questions\": [\"a\", \"b\"], \"evasive\": false}")
                .on("questions-repair", "{\"questions\": [\"a\", \"b\", \"\"], \"evasive\": false}");

        Score.Unscored score = unscored(score(answer("x"), judge));

        assertThat(score.cause()).isEqualTo(UnscoredCause.JUDGE_REPLY);
        assertThat(score.detail()).endsWith("3 questions, some maybe empty, where 3 are asked for");
    }

    @Test
    void the_suite_may_ask_for_another_number() {
        ScriptedJudge judge =
                new ScriptedJudge().on("questions", "{\"questions\": [\"return servers when\"], \"evasive\": false}");

        assertThat(scored(Asked.score(built("questions: 1"), answer("x"), judge.equipment()))
                        .value())
                .isEqualTo(1);
    }

    @Test
    void an_evasive_answer_is_0_when_nothing_says_that_it_should_abstain() {
        Score score = score(answer("I cannot say."), new ScriptedJudge().on("questions", EVASIVE));

        assertThat(scored(score).value()).isZero();
        assertThat(score.evidence().reason()).isEqualTo("the answer is evasive");
    }

    @Test
    void an_abstention_that_the_case_expects_is_not_applicable() {
        Answer answer = answer("I cannot say.").to("{\"expected\": \"abstain\"}");

        assertThat(score(answer, new ScriptedJudge().on("questions", EVASIVE)))
                .isEqualTo(new NotApplicable(
                        "answer-relevancy", NotApplicable.Reason.ABSTAINED, "the answer abstains, and rightly so"));
    }

    @Test
    void an_abstention_forced_by_the_passages_is_not_applicable() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("questions", EVASIVE)
                .on("answerable", "{\"reason\": \"silent on it\", \"answerable\": false}");

        assertThat(score(answer("I cannot say.").from("Lunch is at noon."), judge))
                .isInstanceOf(NotApplicable.class);
        assertThat(judge.steps()).containsExactly("questions", "answerable");
        assertThat(judge.prompt(1)).contains("return servers when").contains("Lunch is at noon.");
    }

    @Test
    void an_evasive_answer_to_what_the_passages_hold_is_0() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("questions", EVASIVE)
                .on("answerable", "{\"reason\": \"it is there\", \"answerable\": true}");

        assertThat(scored(score(answer("I cannot say.").from("Within 60 days."), judge))
                        .value())
                .isZero();
    }

    @Test
    void a_reply_that_already_says_whether_it_is_answerable_saves_the_second_call() {
        ScriptedJudge judge =
                new ScriptedJudge().on("questions", "{\"questions\": [], \"evasive\": true, \"answerable\": false}");

        assertThat(score(answer("I cannot say.").from("Lunch."), judge)).isInstanceOf(NotApplicable.class);
        assertThat(judge.steps()).containsExactly("questions");
    }

    @Test
    void a_second_call_that_cannot_be_used_leaves_the_score_unscored() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("questions", EVASIVE)
                .on("answerable", "no")
                .on("answerable-repair", "no");

        assertThat(unscored(score(answer("I cannot say.").from("Lunch."), judge))
                        .cause())
                .isEqualTo(UnscoredCause.JUDGE_REPLY);
    }

    @Test
    void a_case_without_a_question_is_unscored() {
        assertThat(unscored(score(Answer.of("x"), goodJudge())).detail())
                .isEqualTo("case \"c1\" has neither \"question\" nor \"input\"");
    }
}
