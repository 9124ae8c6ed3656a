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

class ConversationCompletenessScorerTest extends ConversationScorerContract {

    @Override
    protected String word() {
        return "conversation-completeness";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Map<String, String> good() {
        return steps(
                "intentions",
                "{\"intentions\": [\"to know about returns\", \"to know about a server\"]}",
                "met",
                verdicts("i1 met", "i2 unmet"));
    }

    @Override
    protected double value() {
        return 1.0 / 2;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {met: %s}";
    }

    @Override
    protected String ownStep() {
        return "met";
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("intentions", "{\"intentions\": []}");
    }

    @Test
    void intentions_are_taken_from_what_the_user_said_alone() {
        ScriptedJudge judge = goodJudge();
        Score score = Asked.score(built(""), answer("Yes."), judge.equipment());

        assertThat(judge.prompt(0)).endsWith(users() + "\n").doesNotContain("Yes, Ada.");
        assertThat(judge.prompt(1)).contains(whole("Yes."));
        assertThat(score.evidence().reason()).isEqualTo("1 of 2 intentions of the user are met");
        assertThat(scored(score).evidence().items().get(1).subject()).isEqualTo("to know about a server");
    }

    @Test
    void who_wants_nothing_is_not_applicable() {
        ScriptedJudge judge = new ScriptedJudge().on("intentions", "{\"intentions\": []}");

        assertThat(Asked.score(built(""), Answer.of("Hello."), judge.equipment()))
                .isInstanceOfSatisfying(
                        NotApplicable.class, s -> assertThat(s.detail()).isEqualTo("the user wants nothing"));
    }
}
