package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.JudgedScorerContract;
import io.github.promptgate.score.ScriptedJudge;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextRelevancyScorerTest extends JudgedScorerContract {

    @Override
    protected String word() {
        return "context-relevancy";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of("x")
                .to("{\"question\": " + quoted(text) + "}")
                .from("Returns take 60 days. Lunch is at noon.", "Ask us.\nOr write.");
    }

    @Override
    protected Map<String, String> good() {
        return steps("sentences", marked("s1 relevant", "s2 irrelevant", "s3 irrelevant", "s4 irrelevant"));
    }

    @Override
    protected double value() {
        return 0.25;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {sentences: %s}";
    }

    @Override
    protected String variable() {
        return "question";
    }

    private Score score(Answer answer, ScriptedJudge judge) {
        return Asked.score(built(""), answer, judge.equipment());
    }

    @Test
    void each_sentence_of_each_passage_is_judged_once() {
        ScriptedJudge judge = goodJudge();
        Score score = score(answer("How long?"), judge);

        assertThat(score.evidence().reason()).isEqualTo("1 of 4 sentences of the context help to answer");
        assertThat(score.evidence().items().subList(0, 4))
                .containsExactly(
                        new Item("sentence", "Returns take 60 days.", "relevant", "r-s1"),
                        new Item("sentence", "Lunch is at noon.", "not relevant", "r-s2"),
                        new Item("sentence", "Ask us.", "not relevant", "r-s3"),
                        new Item("sentence", "Or write.", "not relevant", "r-s4"));
        assertThat(judge.prompt(0)).contains("{\"id\":\"s4\",\"sentence\":\"Or write.\"}");
    }

    @Test
    void more_sentences_than_can_be_judged_meet_a_limit() {
        Answer answer = Answer.of("x").to("{\"question\": \"q\"}").from("One. ".repeat(201));

        Score.Unscored score = unscored(score(answer, goodJudge()));

        assertThat(score.cause()).isEqualTo(UnscoredCause.LIMIT);
        assertThat(score.detail()).isEqualTo("201 sentences to judge at once, more than 200");
    }

    @Test
    void a_case_without_question_or_context_is_unscored() {
        assertThat(unscored(score(Answer.of("x").from("y"), goodJudge())).cause())
                .isEqualTo(UnscoredCause.VALUE_MISSING);
        assertThat(unscored(score(Answer.of("x").to("{\"question\": \"q\"}"), goodJudge()))
                        .cause())
                .isEqualTo(UnscoredCause.NO_CONTEXT);
    }
}
