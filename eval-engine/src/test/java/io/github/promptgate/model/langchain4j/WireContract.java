package io.github.promptgate.model.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.promptgate.model.Given;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.Provider;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.ToolSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every provider keeps, told in that provider's own wire format over real HTTP. */
abstract class WireContract {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private static final String TOOL_SCHEMA =
            "{type: object, properties: {id: {type: integer, minimum: 1}}, required: [id]}";

    abstract String provider();

    /** The path that a chat is posted to. */
    abstract String path();

    /** A reply of 12 tokens for 7, that stopped by itself. */
    abstract String answer();

    /** As {@link #answer}, cut at the token limit. */
    abstract String cut();

    /** As {@link #answer}, without usage. */
    abstract String withoutUsage();

    /** A call of tool {@code find} with {@code {"id":7}}. */
    abstract String toolCall();

    /** A reply without any answer in it. */
    abstract String noChoices();

    /** An error that says {@code no such thing}. */
    abstract String error();

    /** The header that carries the key, and its value; empty for none. */
    abstract Optional<Map.Entry<String, String>> keyHeader();

    /** Environment with the key {@code sk-secret-1}. */
    abstract Map<String, String> environment();

    String options() {
        return "base-url: " + SERVER.baseUrl() + basePath();
    }

    String basePath() {
        return "";
    }

    @Test
    void an_answer_has_text_usage_and_finish_reason() {
        given(aResponse().withBody(answer()));

        Reply reply = open().ask(Given.question("How long?"));

        assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            assertThat(answered.text()).isEqualTo("Within 60 days.");
            assertThat(answered.usage()).contains(new Usage(12, 7));
            assertThat(answered.finish()).isEqualTo(FinishReason.STOP);
            assertThat(answered.toolCalls()).isEmpty();
            assertThat(answered.call().attempts()).isOne();
            assertThat(answered.call().latencyMillis()).isPresent();
        });
        assertThat(sent().getUrl()).isEqualTo(path());
        assertThat(sent().getBodyAsString()).contains("How long?").doesNotContain("refund-1");
    }

    @Test
    void the_key_travels_in_its_header_and_nowhere_else() {
        given(aResponse().withBody(answer()));

        open().ask(Given.question("q"));

        keyHeader()
                .ifPresent(
                        header -> assertThat(sent().getHeader(header.getKey())).isEqualTo(header.getValue()));
        assertThat(sent().getUrl() + sent().getBodyAsString()).doesNotContain("sk-secret-1");
    }

    @Test
    void system_and_assistant_messages_are_sent() {
        given(aResponse().withBody(answer()));
        ModelRequest request = new ModelRequest(
                List.of(
                        new Message(Message.Role.SYSTEM, "Be brief."),
                        new Message(Message.Role.USER, "Hello"),
                        new Message(Message.Role.ASSISTANT, "Hi"),
                        new Message(Message.Role.USER, "How long?")),
                Given.options(""),
                List.of(),
                Optional.empty(),
                Map.of(),
                Given.CALL);

        open().ask(request);

        assertThat(sent().getBodyAsString()).contains("Be brief.", "Hello", "Hi", "How long?");
    }

    @Test
    void a_reply_cut_at_the_token_limit_says_so() {
        given(aResponse().withBody(cut()));

        assertThat(open().ask(Given.question("q")))
                .isInstanceOfSatisfying(
                        Reply.Answered.class, a -> assertThat(a.finish()).isEqualTo(FinishReason.LENGTH));
    }

    @Test
    void usage_that_the_server_leaves_out_is_unknown() {
        given(aResponse().withBody(withoutUsage()));

        Reply reply = open().ask(Given.question("q"));

        assertThat(reply.text()).isEqualTo("Within 60 days.");
        assertThat(reply.usage()).isEmpty();
    }

    @Test
    void a_tool_call_arrives_with_its_arguments() {
        given(aResponse().withBody(toolCall()));
        ModelRequest request = new ModelRequest(
                List.of(new Message(Message.Role.USER, "q")),
                Given.options(""),
                List.of(new ToolSpec("find", "finds it", (MapNode) Given.node(TOOL_SCHEMA))),
                Optional.empty(),
                Map.of(),
                Given.CALL);

        Reply reply = open().ask(request);

        assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            assertThat(answered.toolCalls()).singleElement().satisfies(call -> {
                assertThat(call.name()).isEqualTo("find");
                assertThat(JsonText.read(call.arguments(), "a").sameValue(Given.node("{id: 7}")))
                        .isTrue();
            });
            assertThat(answered.finish()).isEqualTo(FinishReason.TOOL_CALLS);
        });
        assertThat(sent().getBodyAsString()).contains("\"find\"", "finds it", "\"id\"");
    }

    @Test
    void a_schema_for_the_reply_is_sent_where_the_provider_can_be_bound_to_one() {
        given(aResponse().withBody(answer()));
        Node schema = Given.node("{type: object, properties: {verdict: {enum: [supported]}}, required: [verdict]}");
        ModelRequest request = new ModelRequest(
                List.of(new Message(Message.Role.USER, "q")),
                Given.options(""),
                List.of(),
                Optional.of(schema),
                Map.of(),
                Given.CALL);

        Reply reply = open().ask(request);

        assertThat(reply.text()).isEqualTo("Within 60 days.");
        assertThat(sent().getBodyAsString()).contains("\"verdict\"", "\"supported\"");
    }

    @Test
    void errors_carry_status_and_the_providers_message() {
        assertThat(problem(400).what())
                .isEqualTo("model \"m\": request refused (400 from " + address() + "): no such thing");
        assertThat(problem(401).what())
                .isEqualTo("model \"m\": key refused (401 from " + address() + "): no such thing");
        assertThat(problem(403).code().id()).isEqualTo("CALL-001");
        assertThat(problem(404).what())
                .isEqualTo("model \"m\": model or address not found (404 from " + address() + "): no such thing");
        assertThat(problem(408).code().id()).isEqualTo("CALL-005");
        assertThat(problem(409).code().id()).isEqualTo("CALL-008");
        assertThat(problem(429).what())
                .isEqualTo("model \"m\": rate limit (429 from " + address() + "): no such thing");
        assertThat(problem(500).what())
                .isEqualTo("model \"m\": provider's own error (500 from " + address() + "): no such thing");
        assertThat(problem(529).code().id()).isEqualTo("CALL-004");
    }

    @Test
    void a_body_that_is_no_reply_is_told_as_such() {
        given(aResponse().withBody("<html>\u0007Sign in</html>"));

        assertThat(failure().what())
                .isEqualTo("model \"m\": the reply of " + address()
                        + " cannot be read: it starts with \"<html> Sign in</html>\"");
        assertThat(failure().code().id()).isEqualTo("CALL-007");
    }

    @Test
    void an_empty_body_is_told_as_such() {
        given(aResponse().withBody(""));

        assertThat(failure().what())
                .isEqualTo("model \"m\": the reply of " + address() + " cannot be read: it is empty");
    }

    @Test
    void a_reply_without_an_answer_in_it_is_never_an_empty_answer() {
        given(aResponse().withBody(noChoices()));

        assertThat(open().ask(Given.question("q"))).isNotInstanceOf(Reply.Answered.class);
    }

    @Test
    void a_lost_connection_is_tried_again_and_then_told() {
        given(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(failure().code().id()).isEqualTo("CALL-006");
        assertThat(SERVER.getAllServeEvents()).hasSize(2);
    }

    @Test
    void a_body_that_does_not_end_in_time_is_a_time_out() {
        given(aResponse().withBody(answer()).withChunkedDribbleDelay(5, 60_000));
        ModelSpec spec = Given.with(spec(), Given.limits(1, Duration.ofMillis(300)));

        Reply reply = open(spec).ask(Given.question("q"));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Failed.class,
                        failed -> assertThat(failed.problem().what())
                                .isEqualTo("model \"m\": no reply from " + address() + " within 300 ms"));
    }

    final Problem problem(int status) {
        SERVER.resetAll();
        given(aResponse().withStatus(status).withBody(error()));
        return failure();
    }

    final Problem failure() {
        SERVER.resetRequests();
        Reply reply = open().ask(Given.question("q"));
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        return ((Reply.Failed) reply).problem();
    }

    final String address() {
        return SERVER.baseUrl() + path().replaceAll("\\?.*", "");
    }

    final void given(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response.withHeader("Content-Type", "application/json")));
    }

    final LoggedRequest sent() {
        return SERVER.getAllServeEvents().get(0).getRequest();
    }

    final Node sentBody() {
        return JsonText.read(sent().getBodyAsString(), "sent");
    }

    final ModelSpec spec() {
        return Given.spec(provider(), "the-model", options());
    }

    final ModelClient open() {
        return open(spec());
    }

    final ModelClient open(ModelSpec spec) {
        return provider(provider()).open(spec, Given.opening(Path.of("."), environment()));
    }

    static Provider provider(String id) {
        return WireProvider.all().stream()
                .filter(provider -> provider.word().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
