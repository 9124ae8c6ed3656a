package io.github.promptgate.model.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.Given;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.source.MapNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAiCompatibleWireTest extends OpenAiWireTest {

    @Override
    String provider() {
        return "openai-compatible";
    }

    @Override
    String options() {
        return super.options() + "\napi-key-env: LOCAL_KEY";
    }

    @Override
    Map<String, String> environment() {
        return Map.of("LOCAL_KEY", "sk-secret-1");
    }

    @Override
    String keyVariable() {
        return "LOCAL_KEY";
    }

    @Override
    String maxTokensName() {
        return "max_tokens";
    }

    @Test
    void without_a_key_variable_no_key_is_sent() {
        given(aResponse().withBody(answer()));
        ModelClient keyless = provider(provider())
                .open(
                        Given.spec(provider(), "llama", "base-url: " + SERVER.baseUrl() + "/v1"),
                        Given.opening(Path.of("."), Map.of("OPENAI_API_KEY", "sk-secret-1")));

        keyless.ask(Given.question("q"));

        assertThat(sent().containsHeader("Authorization")).isFalse();
        assertThat(((MapNode) sentBody()).get("model").orElseThrow().asText()).isEqualTo("llama");
    }

    @Test
    void extra_headers_are_sent_with_their_variables_filled_in() {
        given(aResponse().withBody(answer()));
        ModelClient model = provider(provider())
                .open(
                        Given.spec(
                                provider(),
                                "llama",
                                "{base-url: \"" + SERVER.baseUrl()
                                        + "/v1\", headers: {api-key: \"${env:GATEWAY_KEY}\"}}"),
                        Given.opening(Path.of("."), Map.of("GATEWAY_KEY", "gw-secret-2")));

        model.ask(Given.question("q"));

        assertThat(Optional.ofNullable(sent().getHeader("api-key"))).contains("gw-secret-2");
    }
}
