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
import io.github.promptgate.score.judge.Fence;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextRecallScorerTest extends JudgedScorerContract {

    @Override
    protected String word() {
        return "context-recall";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of("x").to("{\"reference\": " + quoted(text) + "}").from("60 days.", "Fee 15 %.");
    }

    @Override
    protected Map<String, String> good() {
        return steps(
                "statements", listed("statements", "Returns take 60 days.", "Shipping is free.", "The fee is 15 %."),
                "verdicts", marked("s1 supported", "s2 unsupported", "s3 supported"));
    }

    @Override
    protected double value() {
        return 2.0 / 3;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {statements: %s}";
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("statements", listed("statements"));
    }

    private Score score(Answer answer, ScriptedJudge judge) {
        return Asked.score(built(""), answer, judge.equipment());
    }

    @Test
    void each_statement_of_the_reference_is_shown() {
        Score score = score(answer("x"), goodJudge());

        assertThat(score.evidence().reason())
                .isEqualTo("2 of 3 statements of the reference are supported by the context");
        assertThat(score.evidence().items().get(1))
                .isEqualTo(new Item("statement", "Shipping is free.", "not supported", "r-s2"));
    }

    @Test
    void the_answer_plays_no_part() {
        ScriptedJudge judge = goodJudge();
        score(Answer.of("some answer").to("{\"expected\": \"60 days\"}").from("60 days."), judge);

        assertThat(judge.prompt(0)).contains(Fence.around("60 days")).doesNotContain("some answer");
    }

    @Test
    void a_case_without_a_reference_is_unscored() {
        assertThat(unscored(score(Answer.of("x").from("y"), goodJudge())))
                .satisfies(u -> assertThat(u.cause()).isEqualTo(UnscoredCause.VALUE_MISSING))
                .satisfies(u ->
                        assertThat(u.detail()).isEqualTo("case \"c1\" has neither \"reference\" nor \"expected\""));
        assertThat(unscored(score(Answer.of("x").from("y").to("{\"expected\": \"abstain\"}"), goodJudge()))
                        .cause())
                .isEqualTo(UnscoredCause.VALUE_MISSING);
    }

    @Test
    void the_suite_may_name_the_reference() {
        ScriptedJudge judge = goodJudge();
        Asked.score(
                built("reference: 'Within {{ days }} days.'"),
                Answer.of("x").from("y").to("{\"days\": 60}"),
                judge.equipment());

        assertThat(judge.prompt(0)).contains(Fence.around("Within 60 days."));
    }

    @Test
    void without_context_it_is_unscored() {
        assertThat(unscored(score(Answer.of("x").to("{\"reference\": \"y\"}"), goodJudge()))
                        .cause())
                .isEqualTo(UnscoredCause.NO_CONTEXT);
    }
}
