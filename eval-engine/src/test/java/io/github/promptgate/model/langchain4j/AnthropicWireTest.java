package io.github.promptgate.model.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.Given;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.MapNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnthropicWireTest extends WireContract {

    private static final String USAGE = ",\"usage\":{\"input_tokens\":12,\"output_tokens\":7}";
    private static final String TEXT = "{\"type\":\"text\",\"text\":\"Within 60 days.\"}";

    @Override
    String provider() {
        return "anthropic";
    }

    @Override
    String basePath() {
        return "/v1";
    }

    @Override
    String path() {
        return "/v1/messages";
    }

    private static String body(String content, String stopReason, String usage) {
        return "{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"the-model\",\"content\":["
                + content + "],\"stop_reason\":\"" + stopReason + "\",\"stop_sequence\":null" + usage + "}";
    }

    @Override
    String answer() {
        return body(TEXT, "end_turn", USAGE);
    }

    @Override
    String cut() {
        return body(TEXT, "max_tokens", USAGE);
    }

    @Override
    String withoutUsage() {
        return body(TEXT, "end_turn", "");
    }

    @Override
    String toolCall() {
        return body("{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"find\",\"input\":{\"id\":7}}", "tool_use", USAGE);
    }

    @Override
    String noChoices() {
        return "{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"the-model\"}";
    }

    @Override
    String error() {
        return "{\"type\":\"error\",\"error\":{\"type\":\"some_error\",\"message\":\"no such thing\"}}";
    }

    @Override
    Optional<Map.Entry<String, String>> keyHeader() {
        return Optional.of(Map.entry("x-api-key", "sk-secret-1"));
    }

    @Override
    Map<String, String> environment() {
        return Map.of("ANTHROPIC_API_KEY", "sk-secret-1");
    }

    @Test
    void a_refusal_is_a_refusal() {
        given(aResponse().withBody(body(TEXT, "refusal", USAGE)));

        assertThat(open().ask(Given.question("q")))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.usage()).contains(new Usage(12, 7)));
    }

    @Test
    void a_full_context_window_is_a_cut_reply() {
        given(aResponse().withBody(body(TEXT, "model_context_window_exceeded", USAGE)));

        assertThat(open().ask(Given.question("q")))
                .isInstanceOfSatisfying(
                        Reply.Answered.class, a -> assertThat(a.finish()).isEqualTo(FinishReason.LENGTH));
    }

    @Test
    void what_the_cache_held_counts_as_input() {
        given(aResponse()
                .withBody(body(
                        TEXT,
                        "end_turn",
                        ",\"usage\":{\"input_tokens\":12,\"output_tokens\":7,\"cache_read_input_tokens\":100,"
                                + "\"cache_creation_input_tokens\":5}")));

        assertThat(open().ask(Given.question("q")).usage()).contains(new Usage(117, 7, 100, 0));
    }

    @Test
    void parameters_travel_under_anthropics_names() {
        given(aResponse().withBody(answer()));

        open().ask(Given.with(
                Given.question("q"), "{temperature: 0.7, top-p: 0.9, top-k: 5, max-tokens: 64, stop: END}"));

        MapNode body = (MapNode) sentBody();
        assertThat(body.get("temperature").orElseThrow().asText()).isEqualTo("0.7");
        assertThat(body.get("top_p").orElseThrow().asText()).isEqualTo("0.9");
        assertThat(body.get("top_k").orElseThrow().asText()).isEqualTo("5");
        assertThat(body.get("max_tokens").orElseThrow().asText()).isEqualTo("64");
        assertThat(body.get("stop_sequences").orElseThrow().asText()).isEqualTo("[\"END\"]");
    }

    @Test
    void there_is_a_token_limit_where_the_suite_has_none() {
        given(aResponse().withBody(answer()));

        open().ask(Given.question("q"));

        assertThat(((MapNode) sentBody()).get("max_tokens").orElseThrow().asText())
                .isEqualTo("4096");
    }
}
