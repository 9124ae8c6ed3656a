package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.output.TokenUsage;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.Usage;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Google's Gemini API. */
final class GeminiWire implements Wire {

    private static final String USAGE = "usageMetadata";

    @Override
    public ProviderWord word() {
        return new ProviderWord(
                "google-ai-gemini",
                "Google Gemini",
                Shape.fields(BASE_URL, KEY_VARIABLE, HEADERS),
                Shape.fields(
                        TEMPERATURE,
                        TOP_P,
                        TOP_K,
                        MAX_TOKENS,
                        STOP,
                        SEED,
                        FREQUENCY_PENALTY,
                        PRESENCE_PENALTY,
                        TOP_LOGPROBS),
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
                .responseLogprobs(settings.count("top-logprobs") == null ? null : Boolean.TRUE)
                .logprobs(settings.count("top-logprobs"))
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

    @Override
    public List<TokenOdds> odds(Options body) {
        return OddsOfBody.gemini(body);
    }

    /** A blocked prompt has no candidate at all. */
    @Override
    public FinishReason finish(Options body) {
        return body.options("promptFeedback").text("blockReason").isPresent()
                ? FinishReason.CONTENT_FILTER
                : FinishReason.OTHER;
    }

    /** As the body says: thoughts are paid as output, which LangChain4j does not count. */
    @Override
    public Optional<Usage> usage(@Nullable TokenUsage tokens, CurrentCall.Sent sent) {
        Options counts = sent.body().options(USAGE);
        long shown = Wire.count(counts, "candidatesTokenCount").orElse(0L);
        long thoughts = Wire.count(counts, "thoughtsTokenCount").orElse(0L);
        long cached = Wire.count(counts, "cachedContentTokenCount").orElse(0L);
        return Wire.count(counts, "promptTokenCount")
                .map(input -> new Usage(input, shown + thoughts, cached, thoughts));
    }

    /** LangChain4j cannot read a body without usage. */
    @Override
    public String mended(String body) {
        int end = body.lastIndexOf('}');
        return body.contains("\"" + USAGE + "\"") || end < 0 || body.indexOf(':') < 0
                ? body
                : body.substring(0, end) + ",\"" + USAGE + "\":{}" + body.substring(end);
    }
}
