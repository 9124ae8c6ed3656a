package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.output.TokenUsage;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Usage;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** Later reasons, which LangChain4j folds into one. */
    @Override
    public FinishReason finish(Options body) {
        return switch (body.text("stop_reason", "")) {
            case "refusal" -> FinishReason.CONTENT_FILTER;
            case "model_context_window_exceeded" -> FinishReason.LENGTH;
            default -> FinishReason.OTHER;
        };
    }

    /** Anthropic counts what its cache held or took apart from the input. */
    @Override
    public Optional<Usage> usage(@Nullable TokenUsage tokens, CurrentCall.Sent sent) {
        return Wire.super
                .usage(tokens, sent)
                .map(usage -> tokens instanceof AnthropicTokenUsage detailed ? withCache(usage, detailed) : usage);
    }

    private static Usage withCache(Usage usage, AnthropicTokenUsage tokens) {
        long read = Wire.orZero(tokens.cacheReadInputTokens());
        long created = Wire.orZero(tokens.cacheCreationInputTokens());
        return new Usage(usage.input() + read + created, usage.output(), read, 0);
    }
}
