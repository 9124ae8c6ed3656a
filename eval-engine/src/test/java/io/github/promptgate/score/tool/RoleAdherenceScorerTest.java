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

class RoleAdherenceScorerTest extends ConversationScorerContract {

    @Override
    protected String word() {
        return "role-adherence";
    }

    @Override
    protected String options() {
        return "role: a polite clerk";
    }

    @Override
    protected Map<String, String> good() {
        return steps("turns", verdicts("t1 kept", "t2 left"));
    }

    @Override
    protected double value() {
        return 1.0 / 2;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: %s";
    }

    @Override
    protected String ownStep() {
        return "turns";
    }

    @Test
    void each_of_the_assistants_turns_is_judged_by_its_number() {
        ScriptedJudge judge = goodJudge();
        Score score = Asked.score(built(""), answer("Go away."), judge.equipment());

        assertThat(judge.prompt(0))
                .contains("The role: a polite clerk")
                .contains(whole("Go away."))
                .contains("{\"id\":\"t1\",\"turn\":\"turn 2\"}\n{\"id\":\"t2\",\"turn\":\"turn 4\"}");
        assertThat(score.evidence().reason()).isEqualTo("1 of 2 turns keep to the role");
        assertThat(score.evidence().items())
                .extracting(item -> item.subject() + " " + item.verdict())
                .startsWith("turn 2 kept", "turn 4 not kept");
    }

    @Test
    void a_role_may_come_from_the_case_as_material() {
        ScriptedJudge judge = new ScriptedJudge().on("turns", verdicts("t1 kept"));
        Answer answer = Answer.of("Aye.").to("{\"question\": \"Hi\", \"who\": \"a sailor\"}");

        Score score = Asked.score(Asked.scorer("role-adherence: \"{{ who }}\""), answer, judge.equipment());

        assertThat(scored(score).value()).isEqualTo(1);
        assertThat(judge.prompt(0)).containsPattern("The role: \\[[0-9a-f]{16}: a sailor :[0-9a-f]{16}]");
    }

    @Test
    void a_single_answer_is_a_conversation_of_one_turn() {
        ScriptedJudge judge = new ScriptedJudge().on("turns", verdicts("t1 left"));

        assertThat(Asked.score(built(""), Answer.of("No."), judge.equipment())).isNotInstanceOf(NotApplicable.class);
    }
}
