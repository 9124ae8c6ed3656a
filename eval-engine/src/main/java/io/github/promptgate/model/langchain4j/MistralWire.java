package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.mistralai.MistralAiEmbeddingModel;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Optional;

/** Mistral. */
final class MistralWire implements Wire {

    @Override
    public ProviderWord word() {
        return new ProviderWord(
                "mistral",
                "Mistral",
                Shape.fields(BASE_URL, KEY_VARIABLE, HEADERS),
                Shape.fields(TEMPERATURE, TOP_P, MAX_TOKENS, STOP, SEED, FREQUENCY_PENALTY, PRESENCE_PENALTY),
                List.of("MISTRAL_API_KEY"),
                Optional.empty(),
                true,
                true);
    }

    @Override
    public ChatModel chat(Access access, Settings settings) {
        return MistralAiChatModel.builder()
                .httpClientBuilder(access.http())
                .baseUrl(access.baseUrl())
                .apiKey(access.key())
                .customHeaders(access.headers())
                .modelName(access.model())
                .maxRetries(0)
                .temperature(settings.number("temperature"))
                .topP(settings.number("top-p"))
                .maxTokens(settings.count("max-tokens"))
                .stopSequences(settings.texts("stop"))
                .randomSeed(settings.seed())
                .frequencyPenalty(settings.number("frequency-penalty"))
                .presencePenalty(settings.number("presence-penalty"))
                .build();
    }

    @Override
    public Optional<EmbeddingModel> embedding(Access access) {
        return Optional.of(MistralAiEmbeddingModel.builder()
                .httpClientBuilder(access.http())
                .baseUrl(access.baseUrl())
                .apiKey(access.key())
                .customHeaders(access::headers)
                .modelName(access.model())
                .maxRetries(0)
                .build());
    }
}
