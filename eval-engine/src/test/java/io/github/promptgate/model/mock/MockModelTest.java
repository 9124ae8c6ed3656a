package io.github.promptgate.model.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.Given;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.Opening;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.model.transport.PausedTime;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockModelTest {

    @TempDir
    private Path folder;

    private final PausedTime time = new PausedTime();

    @Test
    void says_the_reply_with_usage_and_stops() throws IOException {
        Reply reply = open("- {reply: Within 60 days., usage: {input: 10, output: 5}}")
                .ask(Given.question("q"));

        assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            assertThat(answered.text()).isEqualTo("Within 60 days.");
            assertThat(answered.finish()).isEqualTo(FinishReason.STOP);
            assertThat(answered.usage()).contains(new Usage(10, 5));
            assertThat(answered.toolCalls()).isEmpty();
            assertThat(answered.call().attempts()).isOne();
        });
    }

    @Test
    void usage_is_unknown_when_the_script_has_none() throws IOException {
        assertThat(open("- {reply: a}").ask(Given.question("q")).usage()).isEmpty();
    }

    @Test
    void a_map_or_list_is_sent_as_compact_json() throws IOException {
        ModelClient model = open("""
                - {when: {step: list}, reply: [1, two]}
                - reply: {reason: "fine", score: 4}
                """);

        assertThat(model.ask(Given.question("q")).text()).isEqualTo("{\"reason\":\"fine\",\"score\":4}");
        assertThat(model.ask(Given.question("q", Given.CALL.of("s", "list"))).text())
                .isEqualTo("[1,\"two\"]");
    }

    @Test
    void tool_calls_arrive_with_their_arguments() throws IOException {
        Reply reply = open("- tool-calls: [{name: find, arguments: {id: 7}}, {name: stop}]")
                .ask(Given.question("q"));

        assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            assertThat(answered.toolCalls())
                    .containsExactly(new ToolCall("find", "{\"id\":7}"), new ToolCall("stop", "{}"));
            assertThat(answered.finish()).isEqualTo(FinishReason.TOOL_CALLS);
        });
    }

    @Test
    void finish_says_why_it_ended() throws IOException {
        ModelClient model = open("""
                - {when: {step: cut}, reply: half, finish: length}
                - {when: {step: filter}, reply: no, finish: content-filter, usage: {input: 1, output: 2}}
                """);

        assertThat(model.ask(Given.question("q", Given.CALL.of("", "cut"))))
                .isInstanceOfSatisfying(
                        Reply.Answered.class, a -> assertThat(a.finish()).isEqualTo(FinishReason.LENGTH));
        assertThat(model.ask(Given.question("q", Given.CALL.of("", "filter"))))
                .isInstanceOfSatisfying(Reply.Refused.class, r -> {
                    assertThat(r.text()).isEqualTo("no");
                    assertThat(r.usage()).contains(new Usage(1, 2));
                });
    }

    @Test
    void the_first_entry_that_matches_every_key_wins() throws IOException {
        ModelClient model = open("""
                - {when: {case: refund-*, prompt: careless}, reply: by prompt}
                - {when: {case: refund-?, scorer: "", sample: 2}, reply: by sample}
                - {when: {scorer: faith*, step: verdicts}, reply: by step}
                - {when: {model: other}, reply: by model}
                - {when: {text: blue}, reply: by text}
                - {reply: else}
                """);

        assertThat(say(model, new CallContext("careless", "m", "refund-1", 1, "", "")))
                .isEqualTo("by prompt");
        assertThat(say(model, new CallContext("grounded", "m", "refund-1", 2, "", "")))
                .isEqualTo("by sample");
        assertThat(say(model, new CallContext("grounded", "m", "refund-1", 2, "faithfulness", "verdicts")))
                .isEqualTo("by step");
        assertThat(say(model, new CallContext("grounded", "other", "x", 1, "", "")))
                .isEqualTo("by model");
        assertThat(say(model, new CallContext("grounded", "m", "x", 1, "", ""))).isEqualTo("else");
        assertThat(model.ask(Given.question("the \"blue\" one")).text()).isEqualTo("by text");
    }

    @Test
    void text_is_matched_on_the_last_user_message_only() throws IOException {
        ModelClient model = open("- {when: {text: blue}, reply: blue}\n- {reply: else}");
        ModelRequest request = new ModelRequest(
                List.of(
                        new Message(Message.Role.SYSTEM, "blue"),
                        new Message(Message.Role.USER, "blue"),
                        new Message(Message.Role.ASSISTANT, "blue"),
                        new Message(Message.Role.USER, "red")),
                Given.options(""),
                List.of(),
                Optional.empty(),
                Map.of(),
                Given.CALL);

        assertThat(model.ask(request).text()).isEqualTo("else");
    }

    @Test
    void a_call_that_nothing_matches_fails_and_names_what_it_was() throws IOException {
        Reply reply = open("- {when: {case: other}, reply: a}")
                .ask(Given.question("q", Given.CALL.of("faithfulness", "verdicts")));

        assertThat(reply).isInstanceOfSatisfying(Reply.Failed.class, failed -> {
            assertThat(failed.problem().code().id()).isEqualTo("CALL-002");
            assertThat(failed.problem().what())
                    .isEqualTo("model \"m\": model or address not found (404 from http://mock/chat/completions):"
                            + " no reply in replies.yaml matches case \"refund-1\", prompt \"grounded\","
                            + " scorer \"faithfulness\", step \"verdicts\"");
        });
    }

    @Test
    void times_holds_for_each_trial_and_step_and_then_falls_through() throws IOException {
        ModelClient model = open("- {reply: first, times: 1}\n- {reply: later}");
        CallContext second = new CallContext("grounded", "m", "refund-1", 2, "", "");

        assertThat(say(model, Given.CALL)).isEqualTo("first");
        assertThat(say(model, Given.CALL)).isEqualTo("later");
        assertThat(say(model, second)).isEqualTo("first");
        assertThat(say(model, Given.CALL.of("", "grade"))).isEqualTo("first");
    }

    @Test
    void a_rate_limit_is_rehearsed_with_its_headers_and_asked_again() throws IOException {
        Reply reply = open("""
                        - {status: 429, headers: {retry-after: "1"}, reply: slow down, times: 1}
                        - {reply: here}
                        """).ask(Given.question("q"));

        assertThat(reply.text()).isEqualTo("here");
        assertThat(reply.call().attempts()).isEqualTo(2);
        assertThat(reply.call().waitedMillis()).isEqualTo(1_000);
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void an_outage_fails_with_the_scripted_status_and_text() throws IOException {
        Reply reply = open("- {status: 503, reply: overloaded}").ask(Given.question("q"));

        assertThat(reply).isInstanceOfSatisfying(Reply.Failed.class, failed -> {
            assertThat(failed.problem().code().id()).isEqualTo("CALL-004");
            assertThat(failed.problem().what())
                    .isEqualTo("model \"m\": provider's own error"
                            + " (503 from http://mock/chat/completions): overloaded");
        });
    }

    @Test
    void a_hang_ends_by_the_deadline() throws IOException {
        Reply reply = open("- {fault: hang}").ask(Given.question("q"));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Failed.class,
                        failed -> assertThat(failed.problem().what())
                                .isEqualTo("model \"m\": no reply from http://mock/chat/completions within 5 s"));
        assertThat(time.pauses()).hasSize(3).first().isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_delay_is_part_of_the_latency_and_beyond_the_deadline_a_time_out() throws IOException {
        ModelClient model = open("- {when: {step: long}, reply: a, delay: 6s}\n- {reply: a, delay: 50ms}");

        assertThat(model.ask(Given.question("q")).call().latencyMillis()).hasValue(50);
        assertThat(code(model.ask(Given.question("q", Given.CALL.of("", "long")))))
                .isEqualTo("CALL-005");
    }

    @Test
    void faults_break_the_wire_as_they_are_named() throws IOException {
        assertThat(what(open("- {fault: connection-reset}").ask(Given.question("q"))))
                .isEqualTo("model \"m\": connection to http://mock/chat/completions lost (connection reset)");
        assertThat(what(open("- {fault: empty-body}").ask(Given.question("q"))))
                .isEqualTo("model \"m\": the reply of http://mock/chat/completions cannot be read: it is empty");
        assertThat(what(open("- {fault: malformed-body}").ask(Given.question("q"))))
                .isEqualTo("model \"m\": the reply of http://mock/chat/completions cannot be read:"
                        + " it starts with \"<html>not what was asked for</html>\"");
    }

    @Test
    void an_empty_reply_stays_empty() throws IOException {
        assertThat(open("- {reply: \"\"}").ask(Given.question("q")))
                .isInstanceOfSatisfying(
                        Reply.Answered.class, a -> assertThat(a.text()).isEmpty());
    }

    @Test
    void a_megabyte_with_control_characters_and_markup_arrives_unchanged() throws IOException {
        String text = "<script>\u0000\u0007|&\"'\\\n\u202e".repeat(60_000);
        Files.writeString(folder.resolve("r.txt"), text);
        String yaml = JsonText.write(ScalarNode.text(Given.PLACE, text));

        assertThat(open("- {reply: " + yaml + "}").ask(Given.question("q")).text())
                .isEqualTo(text);
    }

    @Test
    void odds_stand_at_the_last_of_their_tokens_where_they_are_asked_for() throws IOException {
        ModelClient model = open("- {reply: {reason: at 4 of 5, score: 4}, odds: {'4': 0.75, '5': 0.25}}");

        Reply.Answered asked = (Reply.Answered) model.ask(Given.with(Given.question("q"), "{top-logprobs: 5}"));

        assertThat(asked.odds())
                .extracting(TokenOdds::token)
                .containsExactly("{\"reason\":\"at 4 of 5\",\"score\":", "4", "}");
        assertThat(asked.odds().get(1).alternatives())
                .containsExactly(
                        new TokenOdds.Alternative("4", Math.log(0.75)), new TokenOdds.Alternative("5", Math.log(0.25)));
        assertThat(((Reply.Answered) model.ask(Given.question("q"))).odds()).isEmpty();
    }

    private static String say(ModelClient model, CallContext call) {
        return model.ask(Given.question("q", call)).text();
    }

    private static String what(Reply reply) {
        return reply.fold(a -> "", r -> "", failed -> failed.problem().what());
    }

    private static String code(Reply reply) {
        return reply.fold(a -> "", r -> "", failed -> failed.problem().code().id());
    }

    private ModelClient open(String replies) throws IOException {
        Files.writeString(folder.resolve("replies.yaml"), "replies:\n" + replies.indent(2));
        ModelSpec spec = Given.spec("mock", "", "file: replies.yaml");
        Opening opening = Given.opening(
                folder,
                request -> {
                    throw new AssertionError("a mock has no network");
                },
                time,
                Map.of());
        return new MockProvider().open(spec, opening);
    }
}
