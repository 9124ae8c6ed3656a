package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A local Ollama. Its own default context is short and it cuts silently, hence {@code num-ctx}. */
final class OllamaWire implements Wire {

    private static final String LOCAL = "http://localhost:11434";

    @Override
    public ProviderWord word() {
        return new ProviderWord(
                "ollama",
                "a local Ollama",
                Shape.fields(BASE_URL, HEADERS),
                Shape.fields(
                        TEMPERATURE,
                        TOP_P,
                        TOP_K,
                        MAX_TOKENS,
                        STOP,
                        SEED,
                        Shape.optional("num-ctx", Shape.count(1), "tokens of prompt and answer together")),
                List.of(),
                Optional.empty(),
                true,
                true);
    }

    @Override
    public ChatModel chat(Access access, Settings settings) {
        return OllamaChatModel.builder()
                .httpClientBuilder(access.http())
                .baseUrl(Objects.requireNonNullElse(access.baseUrl(), LOCAL))
                .customHeaders(access.headers())
                .modelName(access.model())
                .maxRetries(0)
                .temperature(settings.number("temperature"))
                .topP(settings.number("top-p"))
                .topK(settings.count("top-k"))
                .numPredict(settings.count("max-tokens"))
                .stop(settings.texts("stop"))
                .seed(settings.seed())
                .numCtx(settings.count("num-ctx"))
                .build();
    }

    @Override
    public Optional<EmbeddingModel> embedding(Access access) {
        return Optional.of(OllamaEmbeddingModel.builder()
                .httpClientBuilder(access.http())
                .baseUrl(Objects.requireNonNullElse(access.baseUrl(), LOCAL))
                .customHeaders(access.headers())
                .modelName(access.model())
                .maxRetries(0)
                .build());
    }
}
