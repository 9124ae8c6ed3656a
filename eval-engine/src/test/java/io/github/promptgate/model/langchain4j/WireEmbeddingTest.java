package io.github.promptgate.model.langchain4j;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.Given;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireEmbeddingTest {

    private static final Map<String, String> KEYS =
            Map.of("OPENAI_API_KEY", "sk-secret-1", "MISTRAL_API_KEY", "sk-secret-1", "GEMINI_API_KEY", "sk-secret-1");

    private static final String OPENAI = "{\"object\":\"list\",\"model\":\"e\",\"data\":["
            + "{\"object\":\"embedding\",\"index\":0,\"embedding\":[1.0,0.0]},"
            + "{\"object\":\"embedding\",\"index\":1,\"embedding\":[0.0,1.0]}],"
            + "\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2}}";
    private static final String OLLAMA = "{\"model\":\"e\",\"embeddings\":[[1.0,0.0],[0.0,1.0]]}";
    private static final String GEMINI = "{\"embeddings\":[{\"values\":[1.0,0.0]},{\"values\":[0.0,1.0]}]}";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @ParameterizedTest
    @CsvSource({
        "openai, /v1/embeddings, /v1",
        "openai-compatible, /v1/embeddings, /v1",
        "mistral, /v1/embeddings, /v1",
        "ollama, /api/embed, ''",
        "google-ai-gemini, /v1beta/models/e:batchEmbedContents, /v1beta"
    })
    void each_provider_gives_one_vector_per_text_in_order(String provider, String path, String base) {
        String body = provider.equals("ollama") ? OLLAMA : provider.startsWith("google") ? GEMINI : OPENAI;
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));

        EmbeddingClient client = open(provider, base);
        List<float[]> vectors = client.embed(List.of("one", "two"));

        assertThat(vectors).hasSize(2);
        assertThat(vectors.get(0)).containsExactly(1f, 0f);
        assertThat(vectors.get(1)).containsExactly(0f, 1f);
        assertThat(client.id()).isEqualTo(provider + "/e");
        assertThat(SERVER.getAllServeEvents().get(0).getRequest().getUrl()).isEqualTo(path);
    }

    @Test
    void an_error_is_a_problem_with_status_and_message() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(404).withBody("{\"error\":{\"message\":\"no such model\"}}")));

        assertThat(problem().what())
                .isEqualTo("model \"m\": model or address not found (404 from " + SERVER.baseUrl()
                        + "/v1/embeddings): no such model");
    }

    @Test
    void fewer_vectors_than_texts_are_refused() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withBody("{\"data\":[{\"index\":0,\"embedding\":[1.0]}],"
                                + "\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2}}")));

        assertThat(problem().what())
                .isEqualTo("model \"m\": the reply of " + SERVER.baseUrl()
                        + "/v1/embeddings cannot be read: 1 vectors for 2 texts");
    }

    @Test
    void a_body_that_is_no_reply_is_told_as_such() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withBody("<html>")));

        assertThat(problem().code().id()).isEqualTo("CALL-007");
    }

    @Test
    void nothing_is_asked_for_no_texts() {
        assertThat(open("openai", "/v1").embed(List.of())).isEmpty();
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    private Problem problem() {
        EmbeddingClient client = open("openai", "/v1");
        return assertThatThrownBy(() -> client.embed(List.of("one", "two")))
                .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
                .actual()
                .problems()
                .get(0);
    }

    private static EmbeddingClient open(String provider, String base) {
        return WireContract.provider(provider)
                .embedding(
                        Given.spec(provider, "e", "base-url: " + SERVER.baseUrl() + base),
                        Given.opening(Path.of("."), KEYS));
    }
}
