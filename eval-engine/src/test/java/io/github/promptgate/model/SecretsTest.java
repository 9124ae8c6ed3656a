package io.github.promptgate.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ToolCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private final Secrets secrets = new Secrets();

    @Test
    void a_known_value_is_hidden_wherever_it_stands() {
        secrets.add("sk-secret-1");

        assertThat(secrets.hide("Bearer sk-secret-1, sk-secret-1!")).isEqualTo("Bearer ***, ***!");
    }

    @Test
    void a_value_that_holds_another_is_hidden_whole() {
        secrets.add("secret");
        secrets.add("secret-and-more");

        assertThat(secrets.hide("secret-and-more")).isEqualTo("***");
    }

    @Test
    void short_values_occur_in_ordinary_text_and_stay() {
        secrets.add("12345");

        assertThat(secrets.hide("12345")).isEqualTo("12345");
    }

    @Test
    void every_text_of_an_answer_is_cleaned() {
        secrets.add("sk-secret-1");
        Reply reply = new Reply.Answered(
                "a sk-secret-1",
                List.of(new ToolCall("sk-secret-1", "{\"k\":\"sk-secret-1\"}")),
                FinishReason.STOP,
                Optional.empty(),
                Optional.of(List.of("c sk-secret-1")),
                CallInfo.none());

        assertThat(secrets.hide(reply))
                .isEqualTo(new Reply.Answered(
                        "a ***",
                        List.of(new ToolCall("***", "{\"k\":\"***\"}")),
                        FinishReason.STOP,
                        Optional.empty(),
                        Optional.of(List.of("c ***")),
                        CallInfo.none()));
    }

    @Test
    void refusals_and_problems_are_cleaned() {
        secrets.add("sk-secret-1");
        Problem problem = new Problem(
                ProblemCode.CALL_001, Given.PLACE, "no sk-secret-1", List.of("sk-secret-1"), "not sk-secret-1");

        assertThat(secrets.hide(new Reply.Refused("r sk-secret-1", Optional.empty(), CallInfo.none()))
                        .text())
                .isEqualTo("r ***");
        assertThat(secrets.hide(new Reply.Failed(problem, CallInfo.none())))
                .isEqualTo(new Reply.Failed(
                        new Problem(ProblemCode.CALL_001, Given.PLACE, "no ***", List.of("***"), "not ***"),
                        CallInfo.none()));
    }
}
