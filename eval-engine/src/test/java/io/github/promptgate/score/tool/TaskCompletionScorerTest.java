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

class TaskCompletionScorerTest extends ConversationScorerContract {

    @Override
    protected String word() {
        return "task-completion";
    }

    @Override
    protected String options() {
        return "";
    }

    @Override
    protected Map<String, String> good() {
        return steps(
                "parts",
                "{\"parts\": [\"Find a train.\", \"Book two seats.\", \"Send the ticket.\"]}",
                "done",
                verdicts("p1 done", "p2 undone", "p3 done"));
    }

    @Override
    protected double value() {
        return 2.0 / 3;
    }

    @Override
    protected String ownPrompt() {
        return "prompt: {done: %s}";
    }

    @Override
    protected String ownStep() {
        return "done";
    }

    @Override
    protected Map<String, String> nothing() {
        return steps("parts", "{\"parts\": []}");
    }

    @Test
    void a_trace_without_an_answer_is_judged_by_what_it_shows() {
        ScriptedJudge judge = goodJudge();
        Answer agent = Answer.of("")
                .to("{\"question\": \"Book it\", \"trace\": [{\"name\": \"search\", \"arguments\": {\"to\": \"Oslo\"},"
                        + " \"output\": \"3 trains\"}, {\"name\": \"book\", \"error\": \"sold out\"}]}")
                .calling("search", "{\"to\":\"Oslo\"}", "book", "{}");

        Score score = Asked.score(built(""), agent, judge.equipment());

        assertThat(scored(score).value()).isEqualTo(2.0 / 3);
        assertThat(judge.prompt(1).split("search", -1)).hasSize(2);
        assertThat(judge.prompt(1))
                .contains("The assistant called a tool:\nBEGIN ")
                .contains("search({\"to\":\"Oslo\"})")
                .contains("It gave back:\nBEGIN ")
                .contains("3 trains")
                .contains("It failed:\nBEGIN ")
                .contains("sold out");
        assertThat(score.evidence().reason()).isEqualTo("2 of 3 parts of the task are done");
    }

    @Test
    void a_task_that_is_given_stands_for_what_the_user_says() {
        ScriptedJudge judge = goodJudge();
        Asked.score(
                Asked.scorer("task-completion: {task: \"{{ todo }}\"}"),
                answer("Done.").to("{\"todo\": \"Book it.\"}"),
                judge.equipment());

        assertThat(judge.prompt(0)).contains("Book it.").doesNotContain("I am Ada");
    }

    @Test
    void nothing_to_do_is_not_applicable() {
        ScriptedJudge judge = new ScriptedJudge().on("parts", "{\"parts\": []}");

        assertThat(Asked.score(built(""), Answer.of("Hello."), judge.equipment()))
                .isInstanceOf(NotApplicable.class);
    }
}
