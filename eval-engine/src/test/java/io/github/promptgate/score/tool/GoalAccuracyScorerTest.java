package io.github.promptgate.score.tool;

import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.ScriptedJudge;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoalAccuracyScorerTest extends ConversationScorerContract {

    @Override
    protected String word() {
        return "goal-accuracy";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Map<String, String> good() {
        return steps(
                "goal",
                "{\"goal\": \"Ada knows whether she may return a server.\"}",
                "reached",
                "{\"reason\": \"she was told\", \"verdict\": \"reached\"}");
    }

    @Override
    protected double value() {
        return 1;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {reached: %s}";
    }

    @Override
    protected String ownStep() {
        return "reached";
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("goal", "{\"goal\": \"\"}");
    }

    @Test
    void a_goal_is_inferred_from_what_the_user_said_alone() {
        ScriptedJudge judge = goodJudge();
        Score score = Asked.score(built(""), answer("Yes."), judge.equipment());

        assertThat(judge.prompt(0)).endsWith(users() + "\n").doesNotContain("Yes, Ada.");
        assertThat(judge.prompt(1)).contains(whole("Yes.")).contains("Ada knows whether");
        assertThat(score.evidence().items().get(0).subject()).isEqualTo("Ada knows whether she may return a server.");
        assertThat(score.evidence().reason()).isEqualTo("she was told");
    }

    @Test
    void a_goal_that_is_given_saves_a_call_and_may_be_missed() {
        ScriptedJudge judge =
                new ScriptedJudge().on("reached", "{\"reason\": \"no seat was booked\", \"verdict\": \"missed\"}");
        Answer agent = Answer.of("").to("{\"question\": \"Q\"}").calling("search", "{}");

        Score score =
                Asked.score(Asked.scorer("goal-accuracy: {goal: Two seats are booked.}"), agent, judge.equipment());

        assertThat(scored(score).value()).isZero();
        assertThat(scored(score).mark()).isEqualTo(Score.Mark.MISSED);
        assertThat(judge.steps()).containsExactly("reached");
        assertThat(judge.prompt(0)).contains("assistant calls a tool:\nBEGIN ").contains("search({})");
        assertThat(Asked.scorer("goal-accuracy: {goal: x}").judgeCalls()).isEqualTo(1);
    }

    @Test
    void a_user_without_a_goal_is_not_applicable() {
        ScriptedJudge judge = new ScriptedJudge().on("goal", "{\"goal\": \"\"}");

        assertThat(Asked.score(built(""), Answer.of("Hello."), judge.equipment()))
                .isInstanceOf(NotApplicable.class);
    }
}
