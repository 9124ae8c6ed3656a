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

class MistralWireTest extends WireContract {

    private static final String USAGE = ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}";

    @Override
    String provider() {
        return "mistral";
    }

    @Override
    String basePath() {
        return "/v1";
    }

    @Override
    String path() {
        return "/v1/chat/completions";
    }

    private static String body(String message, String finish, String usage) {
        return "{\"id\":\"x\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"the-model\",\"choices\":[{\"index\":0,"
                + "\"message\":" + message + ",\"finish_reason\":\"" + finish + "\"}]" + usage + "}";
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
                "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
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
        return "{\"object\":\"error\",\"message\":\"no such thing\",\"type\":\"some_error\",\"code\":null}";
    }

    @Override
    Optional<Map.Entry<String, String>> keyHeader() {
        return Optional.of(Map.entry("Authorization", "Bearer sk-secret-1"));
    }

    @Override
    Map<String, String> environment() {
        return Map.of("MISTRAL_API_KEY", "sk-secret-1");
    }

    @Test
    void parameters_travel_under_mistrals_names_and_the_seed_moves_with_the_sample() {
        given(aResponse().withBody(answer()));
        CallContext second = new CallContext("p", "m", "c", 2, "", "");

        open().ask(Given.with(
                Given.question("q", second),
                "{temperature: 0.7, top-p: 0.9, max-tokens: 64, stop: [END], seed: 42, frequency-penalty: 0.5}"));

        Options body = new Options((MapNode) sentBody());
        assertThat(body.text("temperature")).contains("0.7");
        assertThat(body.text("top_p")).contains("0.9");
        assertThat(body.text("max_tokens")).contains("64");
        assertThat(body.texts("stop")).containsExactly("END");
        assertThat(body.text("random_seed")).contains("44");
        assertThat(body.text("frequency_penalty")).contains("0.5");
    }
}
