package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Optional;

/** Google's Gemini API. */
final class GeminiWire implements Wire {

    @Override
    public ProviderWord word() {
        return new ProviderWord(
                "google-ai-gemini",
                "Google Gemini",
                Shape.fields(BASE_URL, KEY_VARIABLE, HEADERS),
                Shape.fields(
                        TEMPERATURE, TOP_P, TOP_K, MAX_TOKENS, STOP, SEED, FREQUENCY_PENALTY, PRESENCE_PENALTY),
                List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
                Optional.empty(),
                true,
                true);
    }

    @Override
    public ChatModel chat(Access access, Settings settings) {
        return GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(access.http())
                .baseUrl(access.baseUrl())
                .apiKey(access.key())
                .customHeaders(access.headers())
                .modelName(access.model())
                .maxRetries(0)
                .temperature(settings.number("temperature"))
                .topP(settings.number("top-p"))
                .topK(settings.count("top-k"))
                .maxOutputTokens(settings.count("max-tokens"))
                .stopSequences(settings.texts("stop"))
                .seed(settings.seed())
                .frequencyPenalty(settings.number("frequency-penalty"))
                .presencePenalty(settings.number("presence-penalty"))
                .build();
    }

    @Override
    public Optional<EmbeddingModel> embedding(Access access) {
        return Optional.of(GoogleAiEmbeddingModel.builder()
                .httpClientBuilder(access.http())
                .baseUrl(access.baseUrl())
                .apiKey(access.key())
                .modelName(access.model())
                .maxRetries(0)
                .build());
    }
}
