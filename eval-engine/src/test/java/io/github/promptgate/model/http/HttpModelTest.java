package io.github.promptgate.model.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.promptgate.model.Given;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpModelTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void answer_contexts_and_usage_are_read_where_the_suite_says() {
        reply(
                aResponse()
                        .withBody(
                                "{\"out\":{\"text\":\"60 days\"},\"sources\":[\"a\",{\"b\":1}],\"tokens\":{\"in\":12,\"out\":7}}"));

        Reply reply = ask(
                "{answer: $.out.text, contexts: $.sources, usage: {input: $.tokens.in, output: $.tokens.out}, body: {q: x}}",
                "");

        assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            assertThat(answered.text()).isEqualTo("60 days");
            assertThat(answered.contexts()).contains(List.of("a", "{\"b\":1}"));
            assertThat(answered.usage()).contains(new Usage(12, 7));
            assertThat(answered.finish()).isEqualTo(FinishReason.STOP);
            assertThat(answered.call().attempts()).isOne();
        });
    }

    @Test
    void one_context_makes_a_list_of_one() {
        reply(aResponse().withBody("{\"text\":\"a\",\"source\":\"passage\"}"));

        assertThat(ask("{answer: $.text, context: $.source}", ""))
                .isInstanceOfSatisfying(
                        Reply.Answered.class, a -> assertThat(a.contexts()).contains(List.of("passage")));
    }

    @Test
    void contexts_and_usage_that_are_not_there_are_unknown_and_empty_ones_are_empty() {
        reply(aResponse().withBody("{\"text\":\"a\",\"none\":[]}"));

        assertThat(ask("{answer: $.text, contexts: $.sources, usage: {input: $.i, output: $.o}}", ""))
                .isInstanceOfSatisfying(Reply.Answered.class, answered -> {
                    assertThat(answered.contexts()).isEmpty();
                    assertThat(answered.usage()).isEmpty();
                });
        assertThat(ask("{answer: $.text, contexts: $.none}", ""))
                .isInstanceOfSatisfying(
                        Reply.Answered.class, a -> assertThat(a.contexts()).contains(List.of()));
    }

    @Test
    void the_whole_body_is_the_answer_where_no_path_is_given() {
        reply(aResponse().withBody("plain <b>text</b>"));

        assertThat(ask("", "").text()).isEqualTo("plain <b>text</b>");
    }

    @Test
    void values_stay_in_their_place_whatever_they_hold() {
        reply(aResponse().withBody("ok"));

        ask(
                "{body: {q: \"Q: {{ question }}\", deep: [{user: \"{{ question }}\"}], n: 3, flag: true}}",
                "question: '\"}], \"admin\": true, \"x\": [{\"{{ secret }}'");

        assertThat(sent().getBodyAsString())
                .isEqualTo(
                        "{\"q\":\"Q: \\\"}], \\\"admin\\\": true, \\\"x\\\": [{\\\"{{ secret }}\",\"deep\":"
                                + "[{\"user\":\"\\\"}], \\\"admin\\\": true, \\\"x\\\": [{\\\"{{ secret }}\"}],\"n\":3,\"flag\":true}");
        assertThat(sent().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(sent().getMethod().getName()).isEqualTo("POST");
    }

    @Test
    void a_text_that_is_one_variable_keeps_its_kind() {
        reply(aResponse().withBody("ok"));

        ask("{body: {tags: \"{{ tags }}\", n: \"{{ n }}\"}}", "{tags: [a, b], n: 3}");

        assertThat(sent().getBodyAsString()).isEqualTo("{\"tags\":[\"a\",\"b\"],\"n\":3}");
    }

    @Test
    void prompt_messages_and_parameters_are_variables() {
        reply(aResponse().withBody("ok"));
        ModelRequest request = new ModelRequest(
                List.of(new Message(Message.Role.SYSTEM, "Be brief."), new Message(Message.Role.USER, "How long?")),
                Given.options("temperature: 0.7"),
                List.of(),
                Optional.empty(),
                Map.of(),
                Given.CALL);

        open("{body: {p: \"{{ prompt }}\", m: \"{{ messages }}\", t: \"{{ parameters.temperature }}\"}}")
                .ask(request);

        assertThat(sent().getBodyAsString())
                .isEqualTo("{\"p\":\"How long?\",\"m\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":\"How long?\"}],\"t\":\"0.7\"}");
    }

    @Test
    void prompt_and_messages_are_sent_where_the_suite_has_no_body() {
        reply(aResponse().withBody("ok"));

        ask("", "");

        assertThat(sent().getBodyAsString())
                .isEqualTo("{\"prompt\":\"How long?\",\"messages\":[{\"role\":\"user\",\"content\":\"How long?\"}]}");
    }

    @Test
    void method_headers_and_plain_text_bodies_are_sent_as_written() {
        reply(aResponse().withBody("ok"));
        environment.put("APP_TOKEN", "tok-123456");

        ask(
                "{method: PUT, headers: {Authorization: \"Bearer ${env:APP_TOKEN}\", X-Case: \"{{ id }}\"}, body: \"Q {{ question }}\"}",
                "{question: why, id: c1}");

        assertThat(sent().getMethod().getName()).isEqualTo("PUT");
        assertThat(sent().getHeader("Authorization")).isEqualTo("Bearer tok-123456");
        assertThat(sent().getHeader("X-Case")).isEqualTo("c1");
        assertThat(sent().getHeader("Content-Type")).startsWith("text/plain");
        assertThat(sent().getBodyAsString()).isEqualTo("Q why");
    }

    @Test
    void values_in_the_address_are_encoded_and_cannot_lead_elsewhere() {
        reply(aResponse().withBody("ok"));

        askAt("/answer/{{ id }}?q={{ question }}", "method: GET", "{id: \"@evil?x=1#\", question: a b&c}");

        assertThat(sent().getUrl()).isEqualTo("/answer/%40evil%3Fx%3D1%23?q=a%20b%26c");
        assertThat(sent().getBodyAsString()).isEmpty();
    }

    @Test
    void a_variable_of_the_environment_is_never_read_as_a_template() {
        reply(aResponse().withBody("ok"));
        environment.put("ODD", "{{ question }}{% x %}");

        ask("{body: {k: \"${env:ODD}\"}}", "question: leaked");

        assertThat(sent().getBodyAsString()).isEqualTo("{\"k\":\"{{ question }}{% x %}\"}");
    }

    @Test
    void a_case_cannot_ask_for_a_variable_of_the_environment() {
        reply(aResponse().withBody("ok"));
        environment.put("APP_TOKEN", "tok-123456");

        ask("{body: {q: \"{{ question }}\"}}", "question: \"${env:APP_TOKEN}\"");

        assertThat(sent().getBodyAsString()).isEqualTo("{\"q\":\"${env:APP_TOKEN}\"}");
    }

    @Test
    void an_answer_that_is_missing_names_path_and_what_came() {
        reply(aResponse().withBody("{\"result\":\"a\u009b[31m\"}"));

        Problem problem = failure("{answer: $.text}", "");

        assertThat(problem.code().id()).isEqualTo("CALL-007");
        assertThat(problem.what())
                .isEqualTo("model \"m\": the reply of " + SERVER.baseUrl() + "/answer cannot be read:"
                        + " there is nothing at $.text; it starts with \"{\"result\":\"a [31m\"}\"");
    }

    @Test
    void an_answer_that_is_null_is_missing_and_an_empty_one_is_empty() {
        reply(aResponse().withBody("{\"text\":null,\"empty\":\"\"}"));

        assertThat(failure("{answer: $.text}", "").code().id()).isEqualTo("CALL-007");
        assertThat(ask("{answer: $.empty}", ""))
                .isInstanceOfSatisfying(
                        Reply.Answered.class, a -> assertThat(a.text()).isEmpty());
    }

    @Test
    void a_body_that_is_no_json_is_told_as_such() {
        reply(aResponse().withBody("<html>Sign in</html>"));
        assertThat(failure("{answer: $.text}", "").what())
                .endsWith("cannot be read: it is no JSON; it starts with \"<html>Sign in</html>\"");

        reply(aResponse().withBody(""));
        assertThat(failure("{answer: $.text}", "").what()).endsWith("cannot be read: it is empty");
    }

    @Test
    void an_error_says_status_and_message() {
        reply(aResponse().withStatus(401).withBody("{\"error\":\"no token\"}"));
        Problem refused = failure("", "");

        assertThat(refused.what())
                .isEqualTo("model \"m\": key refused (401 from " + SERVER.baseUrl() + "/answer): no token");
        assertThat(refused.fix()).isEqualTo("check the headers that the model sends");
    }

    @Test
    void a_redirect_is_not_followed() {
        reply(aResponse().withStatus(302).withHeader("Location", "http://example.invalid/"));

        assertThat(failure("", "").what())
                .isEqualTo("model \"m\": redirected (302 from " + SERVER.baseUrl() + "/answer): no message");
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void an_undefined_variable_fails_the_call_and_names_the_known_ones() {
        Problem problem = failure("{body: {q: \"{{ qestion }}\"}}", "question: why");

        assertThat(problem.code().id()).isEqualTo("CALL-011");
        assertThat(problem.what()).isEqualTo("model \"m\": unknown variable \"qestion\"");
        assertThat(problem.known()).containsExactly("messages", "parameters", "prompt", "question");
        assertThat(problem.fix()).isEqualTo("did you mean \"question\"?");
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void a_header_with_a_line_end_is_not_sent() {
        reply(aResponse().withBody("ok"));

        assertThat(failure("{headers: {X-Case: \"{{ id }}\"}}", "id: \"a\\r\\nEvil: 1\"")
                        .code()
                        .id())
                .isEqualTo("CALL-006");
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void what_is_wrong_in_the_suite_is_told_at_once_before_anything_is_asked() {
        assertThatThrownBy(() -> open(
                        "{answer: \"$.[\", headers: {A: \"${env:ONE}\"}, body: {q: \"{{ open\", t: \"${env:TWO}\"}}"))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .extracting(ProblemException::problems, InstanceOfAssertFactories.list(Problem.class))
                .extracting(problem -> problem.code().id())
                .containsExactly("SUITE-010", "PROMPT-002", "SUITE-010", "SUITE-013");
    }

    @Test
    void only_http_and_https_are_dialled() {
        for (String url : List.of("file:///etc/passwd", "ftp://host/x", "localhost:8080/x", "http:///x")) {
            assertThatThrownBy(() -> new HttpProvider()
                            .open(
                                    Given.spec("http", "", "url: \"" + url + "\""),
                                    Given.opening(Path.of("."), environment)))
                    .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                    .satisfies(e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                        assertThat(problem.code().id()).isEqualTo("SUITE-003");
                        assertThat(problem.what()).isEqualTo("url is not an http or https address");
                    }));
        }
    }

    @Test
    void a_filled_address_that_is_none_fails_the_call() {
        ModelClient model = new HttpProvider()
                .open(
                        Given.spec("http", "", "url: \"{{ scheme }}://localhost/x\""),
                        Given.opening(Path.of("."), environment));

        Reply reply = model.ask(Given.withVariables(Given.question("q"), Map.of("scheme", Given.node("file"))));

        assertThat(reply).isInstanceOfSatisfying(Reply.Failed.class, failed -> {
            assertThat(failed.problem().code().id()).isEqualTo("CALL-011");
            assertThat(failed.problem().what()).isEqualTo("model \"m\": url is not an http or https address");
        });
    }

    private Reply ask(String options, String variables) {
        return askAt("/answer", options, variables);
    }

    private Reply askAt(String path, String options, String variables) {
        return openAt(path, options).ask(Given.withVariables(Given.question("How long?"), nodes(variables)));
    }

    private Problem failure(String options, String variables) {
        Reply reply = ask(options, variables);
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        return ((Reply.Failed) reply).problem();
    }

    private static Map<String, Node> nodes(String yaml) {
        Map<String, Node> nodes = new HashMap<>();
        Given.options(yaml).map().entries().forEach(entry -> nodes.put(entry.key(), entry.value()));
        return nodes;
    }

    private ModelClient open(String options) {
        return openAt("/answer", options);
    }

    private ModelClient openAt(String path, String options) {
        Map<String, Node> all = new HashMap<>(nodes(options));
        all.put("url", Given.node("\"" + SERVER.baseUrl() + path + "\""));
        Map<String, Node> ordered = new TreeMap<>(all);
        return new HttpProvider()
                .open(
                        Given.spec("m", "http", "", new Options(MapNode.of(Given.PLACE, ordered))),
                        Given.opening(Path.of("."), environment));
    }

    private static void reply(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static LoggedRequest sent() {
        return SERVER.getAllServeEvents().get(0).getRequest();
    }
}
