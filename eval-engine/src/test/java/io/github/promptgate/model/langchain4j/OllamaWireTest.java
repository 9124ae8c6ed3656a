package io.github.promptgate.model.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.Given;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.suite.Options;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OllamaWireTest extends WireContract {

    private static final String USAGE = ",\"prompt_eval_count\":12,\"eval_count\":7";

    @Override
    String provider() {
        return "ollama";
    }

    @Override
    String path() {
        return "/api/chat";
    }

    private static String body(String message, String done, String usage) {
        return "{\"model\":\"the-model\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":" + message
                + ",\"done_reason\":\"" + done + "\",\"done\":true" + usage + "}";
    }

    @Override
    String answer() {
        return body("{\"role\":\"assistant\",\"content\":\"Within 60 days.\"}", "stop", USAGE);
    }

    @Override
    String cut() {
        return body("{\"role\":\"assistant\",\"content\":\"Within\"}", "length", USAGE);
    }

    @Override
    String withoutUsage() {
        return body("{\"role\":\"assistant\",\"content\":\"Within 60 days.\"}", "stop", "");
    }

    @Override
    String toolCall() {
        return body(
                "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":"
                        + "{\"name\":\"find\",\"arguments\":{\"id\":7}}}]}",
                "stop",
                USAGE);
    }

    @Override
    String noChoices() {
        return "{\"model\":\"the-model\",\"done\":true}";
    }

    @Override
    String error() {
        return "{\"error\":\"no such thing\"}";
    }

    @Override
    Optional<Map.Entry<String, String>> keyHeader() {
        return Optional.empty();
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    @Test
    void parameters_travel_under_ollamas_names_and_the_seed_moves_with_the_sample() {
        given(aResponse().withBody(answer()));
        CallContext second = new CallContext("p", "m", "c", 2, "", "");

        open().ask(Given.with(
                Given.question("q", second),
                "{temperature: 0.7, top-p: 0.9, top-k: 5, max-tokens: 64, stop: [END], seed: 42, num-ctx: 8192}"));

        Options options = new Options((MapNode) sentBody()).options("options");
        assertThat(options.text("temperature")).contains("0.7");
        assertThat(options.text("top_p")).contains("0.9");
        assertThat(options.text("top_k")).contains("5");
        assertThat(options.text("num_predict")).contains("64");
        assertThat(options.texts("stop")).containsExactly("END");
        assertThat(options.text("seed")).contains("44");
        assertThat(options.text("num_ctx")).contains("8192");
    }
}
