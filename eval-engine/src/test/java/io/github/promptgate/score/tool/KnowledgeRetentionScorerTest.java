package io.github.promptgate.score.tool;

import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.ScriptedJudge;
import io.github.promptgate.score.judge.Fence;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnowledgeRetentionScorerTest extends ConversationScorerContract {

    @Override
    protected String word() {
        return "knowledge-retention";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Answer answer(String text) {
        return Answer.of(text).to(HISTORY.replace("[{", "[{\"user\": \"Hi\"}, {\"assistant\": \"Hello.\"}, {"));
    }

    @Override
    protected String filled(String text) {
        return "Turn 1, user:\n" + Fence.around("Hi") + "\n\nTurn 2, assistant:\n" + Fence.around("Hello.") + "\n\n"
                + whole(text)
                        .replace("Turn 4,", "Turn 6,")
                        .replace("Turn 3,", "Turn 5,")
                        .replace("Turn 2,", "Turn 4,")
                        .replace("Turn 1,", "Turn 3,");
    }

    @Override
    protected Map<String, String> good() {
        return steps("facts", "{\"facts\": [\"The user is Ada.\"]}", "turns", verdicts("t1 kept", "t2 lost"));
    }

    @Override
    protected double value() {
        return 1.0 / 2;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {turns: %s}";
    }

    @Override
    protected String ownStep() {
        return "turns";
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("facts", "{\"facts\": []}");
    }

    @Test
    void later_turns_are_held_against_what_the_user_told() {
        ScriptedJudge judge = new ScriptedJudge()
                .on("facts", "{\"facts\": [\"The user is Ada.\"]}")
                .on("turns", verdicts("t1 lost", "t2 lost"));
        Score score = Asked.score(built("threshold: 1"), answer("Who are you?"), judge.equipment());

        assertThat(scored(score).value()).isZero();
        assertThat(scored(score).mark()).isEqualTo(Score.Mark.MISSED);
        assertThat(judge.prompt(0)).contains("I am Ada.").doesNotContain("Yes, Ada.");
        assertThat(judge.prompt(1))
                .contains("The user is Ada.")
                .contains("{\"id\":\"t1\",\"turn\":\"turn 4\"}\n{\"id\":\"t2\",\"turn\":\"turn 6\"}")
                .doesNotContain("\"t3\"");
        assertThat(score.evidence().reason()).isEqualTo("0 of 2 later turns keep what the user said");
    }

    @Test
    void where_there_is_one_answer_nothing_can_be_forgotten_and_nobody_is_asked() {
        ScriptedJudge judge = goodJudge();

        assertThat(Asked.score(built(""), Answer.of("Yes.").to("{\"question\": \"Q\"}"), judge.equipment()))
                .isInstanceOfSatisfying(
                        NotApplicable.class,
                        s -> assertThat(s.detail()).isEqualTo("there is no later turn that could forget"));
        assertThat(judge.requests()).isEmpty();
    }
}
