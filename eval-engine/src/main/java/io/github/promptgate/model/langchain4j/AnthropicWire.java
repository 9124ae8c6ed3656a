package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Anthropic's messages. They demand a token limit, so there is one where the suite has none. */
final class AnthropicWire implements Wire {

    private static final int DEFAULT_MAX_TOKENS = 4096;

    @Override
    public ProviderWord word() {
        return new ProviderWord(
                "anthropic",
                "Anthropic",
                Shape.fields(BASE_URL, KEY_VARIABLE, HEADERS),
                Shape.fields(TEMPERATURE, TOP_P, TOP_K, MAX_TOKENS, STOP),
                List.of("ANTHROPIC_API_KEY"),
                Optional.empty(),
                true,
                false);
    }

    @Override
    public ChatModel chat(Access access, Settings settings) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(access.http())
                .baseUrl(access.baseUrl())
                .apiKey(access.key())
                .customHeaders(access.headers())
                .modelName(access.model())
                .maxRetries(0)
                .temperature(settings.number("temperature"))
                .topP(settings.number("top-p"))
                .topK(settings.count("top-k"))
                .maxTokens(Objects.requireNonNullElse(settings.count("max-tokens"), DEFAULT_MAX_TOKENS))
                .stopSequences(settings.texts("stop"))
                .build();
    }
}
