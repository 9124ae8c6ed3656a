package io.github.promptgate.model.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.Given;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.TokenOdds.Alternative;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.MapNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAiWireTest extends WireContract {

    @Override
    String provider() {
        return "openai";
    }

    @Override
    String basePath() {
        return "/v1";
    }

    @Override
    String path() {
        return "/v1/chat/completions";
    }

    @Override
    String answer() {
        return body("{\"content\":\"Within 60 days.\"}", "stop", USAGE);
    }

    private static final String USAGE = ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}";

    private static String body(String message, String finish, String usage) {
        return "{\"id\":\"x\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"the-model\",\"choices\":[{\"index\":0,"
                + "\"message\":" + message + ",\"finish_reason\":\"" + finish + "\"}]" + usage + "}";
    }

    @Override
    String cut() {
        return body("{\"content\":\"Within\"}", "length", USAGE);
    }

    @Override
    String withoutUsage() {
        return body("{\"content\":\"Within 60 days.\"}", "stop", "");
    }

    @Override
    String toolCall() {
        return body(
                "{\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"find\",\"arguments\":\"{\\\"id\\\":7}\"}}]}",
                "tool_calls",
                USAGE);
    }

    @Override
    String noChoices() {
        return "{\"id\":\"x\",\"choices\":[]}";
    }

    @Override
    String error() {
        return "{\"error\":{\"message\":\"no such thing\",\"type\":\"invalid_request_error\",\"code\":null}}";
    }

    @Override
    Optional<Map.Entry<String, String>> keyHeader() {
        return Optional.of(Map.entry("Authorization", "Bearer sk-secret-1"));
    }

    @Override
    Map<String, String> environment() {
        return Map.of("OPENAI_API_KEY", "sk-secret-1");
    }

    String keyVariable() {
        return "OPENAI_API_KEY";
    }

    String maxTokensName() {
        return "max_completion_tokens";
    }

    @Test
    void cached_and_reasoning_tokens_are_counted() {
        given(aResponse()
                .withBody(body(
                        "{\"content\":\"a\"}",
                        "stop",
                        ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19,"
                                + "\"prompt_tokens_details\":{\"cached_tokens\":4},"
                                + "\"completion_tokens_details\":{\"reasoning_tokens\":3}}")));

        assertThat(open().ask(Given.question("q")).usage()).contains(new Usage(12, 7, 4, 3));
    }

    @Test
    void odds_of_tokens_come_where_they_are_asked_for() {
        given(aResponse()
                .withBody(
                        "{\"id\":\"x\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"4\"},\"finish_reason\":\"stop\","
                                + "\"logprobs\":{\"content\":[{\"token\":\"4\",\"logprob\":-0.25,\"top_logprobs\":["
                                + "{\"token\":\"4\",\"logprob\":-0.25},{\"token\":\"5\",\"logprob\":-1.5}]}]}}]"
                                + USAGE + "}"));

        Reply.Answered asked = (Reply.Answered) open().ask(Given.with(Given.question("q"), "{top-logprobs: 2}"));

        assertThat(((MapNode) sentBody()).get("logprobs").orElseThrow().asText())
                .isEqualTo("true");
        assertThat(((MapNode) sentBody()).get("top_logprobs").orElseThrow().asText())
                .isEqualTo("2");
        assertThat(asked.odds())
                .containsExactly(new TokenOdds("4", List.of(new Alternative("4", -0.25), new Alternative("5", -1.5))));
        assertThat(((Reply.Answered) open().ask(Given.question("q"))).odds()).isEmpty();
        assertThat(((MapNode) sentBody()).get("logprobs")).isEmpty();
    }

    @Test
    void the_content_filter_makes_a_refusal() {
        given(aResponse().withBody(body("{\"content\":\"I\"}", "content_filter", USAGE)));

        assertThat(open().ask(Given.question("q"))).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.text()).isEqualTo("I");
            assertThat(refused.usage()).contains(new Usage(12, 7));
        });
    }

    @Test
    void a_refusal_of_a_structured_reply_keeps_its_text_and_usage() {
        given(aResponse().withBody(body("{\"content\":null,\"refusal\":\"I cannot.\"}", "stop", USAGE)));

        assertThat(open().ask(Given.question("q"))).isInstanceOfSatisfying(Reply.Refused.class, refused -> {
            assertThat(refused.text()).isEqualTo("I cannot.");
            assertThat(refused.usage()).contains(new Usage(12, 7));
        });
    }

    @Test
    void parameters_travel_under_openais_names_and_the_seed_moves_with_the_sample() {
        given(aResponse().withBody(answer()));
        CallContext third = new CallContext("p", "m", "c", 3, "", "");

        open().ask(Given.with(
                Given.question("q", third),
                "{temperature: 0.7, top-p: 0.9, max-tokens: 64, stop: [END], seed: 42, frequency-penalty: 0.5,"
                        + " presence-penalty: -0.5, reasoning-effort: low}"));

        MapNode body = (MapNode) sentBody();
        assertThat(body.get("temperature").orElseThrow().asText()).isEqualTo("0.7");
        assertThat(body.get("top_p").orElseThrow().asText()).isEqualTo("0.9");
        assertThat(body.get(maxTokensName()).orElseThrow().asText()).isEqualTo("64");
        assertThat(body.get("stop").orElseThrow().asText()).isEqualTo("[\"END\"]");
        assertThat(body.get("seed").orElseThrow().asText()).isEqualTo("45");
        assertThat(body.get("frequency_penalty").orElseThrow().asText()).isEqualTo("0.5");
        assertThat(body.get("presence_penalty").orElseThrow().asText()).isEqualTo("-0.5");
        assertThat(body.get("reasoning_effort").orElseThrow().asText()).isEqualTo("low");
        assertThat(body.get("model").orElseThrow().asText()).isEqualTo("the-model");
    }

    @Test
    void parameters_that_are_not_asked_for_are_not_sent() {
        given(aResponse().withBody(answer()));

        open().ask(Given.question("q"));

        assertThat(((MapNode) sentBody()).entries().stream().map(MapNode.Entry::key))
                .containsExactlyInAnyOrder("model", "messages", "stream");
    }

    @Test
    void a_spent_quota_is_not_asked_again() {
        given(
                aResponse()
                        .withStatus(429)
                        .withBody(
                                "{\"error\":{\"message\":\"You exceeded your current quota\",\"code\":\"insufficient_quota\"}}"));

        assertThat(failure().fix()).isEqualTo("the account's quota is spent: add credit with the provider");
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void the_fix_for_a_refused_key_names_its_variable() {
        assertThat(problem(401).fix()).isEqualTo("check the key in " + keyVariable());
        assertThat(problem(401).where()).isEqualTo(Given.PLACE);
    }
}
