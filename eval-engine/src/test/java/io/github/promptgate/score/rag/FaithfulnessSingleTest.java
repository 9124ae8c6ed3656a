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
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaithfulnessSingleTest extends JudgedScorerContract {

    private static final String YES = "{\"reason\": \"all there\", \"verdict\": \"supported\", \"unsupported\": []}";

    @Override
    protected String word() {
        return "faithfulness";
    }

    @Override
    protected String options() {
        return "engine: single";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).from("Within 60 days.");
    }

    @Override
    protected Map<String, String> good() {
        return steps("single", YES);
    }

    @Override
    protected double value() {
        return 1;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {single: %s}";
    }

    private Score score(String reply) {
        ScriptedJudge judge = new ScriptedJudge().on("single", reply).on("single-repair", reply);
        return Asked.score(built(""), answer("Within 90 days."), judge.equipment());
    }

    @Test
    void unsupported_spans_are_shown_and_those_that_the_answer_does_not_have_are_marked() {
        Score score = score(
                "{\"reason\": \"wrong number\", \"verdict\": \"unsupported\", \"unsupported\": [\"90 days\", \"a year\"]}");

        assertThat(scored(score).value()).isZero();
        assertThat(score.evidence().reason()).isEqualTo("wrong number");
        assertThat(score.evidence().items().subList(0, 2))
                .containsExactly(
                        new Item("span", "90 days", "not supported", ""),
                        new Item("span", "a year", "not supported", "not word for word in the answer"));
    }

    @Test
    void a_verdict_that_contradicts_its_spans_does_not_fit() {
        Score.Unscored score =
                unscored(score("{\"reason\": \"fine\", \"verdict\": \"supported\", \"unsupported\": [\"90 days\"]}"));

        assertThat(score.cause()).isEqualTo(UnscoredCause.JUDGE_REPLY);
        assertThat(score.detail()).endsWith("the verdict is supported, yet unsupported parts are listed");
    }

    @Test
    void the_majority_of_the_votes_counts() {
        String no = "{\"reason\": \"no\", \"verdict\": \"unsupported\", \"unsupported\": []}";
        ScriptedJudge judge =
                new ScriptedJudge().on("single", no).on("single", YES).on("single", no);

        Score score = Asked.score(built("votes: 3"), answer("x"), judge.equipment());

        assertThat(scored(score).value()).isZero();
        assertThat(score.evidence().items()).contains(new Item("note", "votes", "2 of 3 agree", "0.0, 1.0, 0.0"));
    }
}
