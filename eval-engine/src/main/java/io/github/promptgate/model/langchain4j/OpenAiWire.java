package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.Usage;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Shape.Field;
import io.github.promptgate.suite.Shape.Fields;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** OpenAI's chat completions, of OpenAI itself or of the many servers that speak the same. */
final class OpenAiWire implements Wire {

    private static final Field REASONING_EFFORT =
            Shape.optional("reasoning-effort", Shape.text(), "how long a reasoning model thinks");

    private static final Fields PARAMETERS = Shape.fields(
            TEMPERATURE,
            TOP_P,
            MAX_TOKENS,
            STOP,
            SEED,
            FREQUENCY_PENALTY,
            PRESENCE_PENALTY,
            TOP_LOGPROBS,
            REASONING_EFFORT);

    /** OpenAI itself: its newer models know the token limit only as {@code max_completion_tokens}. */
    static final OpenAiWire OPENAI = new OpenAiWire("openai", "OpenAI", List.of("OPENAI_API_KEY"));

    /** Others: they know the token limit as {@code max_tokens}. */
    static final OpenAiWire COMPATIBLE =
            new OpenAiWire("openai-compatible", "any server that speaks OpenAI's format", List.of());

    private final String id;
    private final String summary;
    private final List<String> keyVariables;

    private OpenAiWire(String id, String summary, List<String> keyVariables) {
        this.id = id;
        this.summary = summary;
        this.keyVariables = keyVariables;
    }

    /** Where it is must be said unless it is OpenAI itself. */
    private Field address() {
        return this == OPENAI
                ? BASE_URL
                : Shape.required("base-url", Shape.text(), "address of the server, such as http://127.0.0.1:11434/v1");
    }

    /** What the chat completions know, also for the mock that speaks them. */
    static Fields parameters() {
        return PARAMETERS;
    }

    @Override
    public ProviderWord word() {
        return new ProviderWord(
                id,
                summary,
                Shape.fields(address(), KEY_VARIABLE, HEADERS),
                PARAMETERS,
                keyVariables,
                Optional.empty(),
                true,
                true);
    }

    @Override
    public ChatModel chat(Access access, Settings settings) {
        OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                .httpClientBuilder(access.http())
                .baseUrl(access.baseUrl())
                .apiKey(access.key())
                .customHeaders(access.headers())
                .modelName(access.model())
                .maxRetries(0)
                .temperature(settings.number("temperature"))
                .topP(settings.number("top-p"))
                .stop(settings.texts("stop"))
                .seed(settings.seed())
                .frequencyPenalty(settings.number("frequency-penalty"))
                .presencePenalty(settings.number("presence-penalty"))
                .logprobs(settings.count("top-logprobs") == null ? null : Boolean.TRUE)
                .topLogprobs(settings.count("top-logprobs"))
                .reasoningEffort(settings.text("reasoning-effort"));
        return limit(builder, settings).build();
    }

    private OpenAiChatModel.OpenAiChatModelBuilder limit(
            OpenAiChatModel.OpenAiChatModelBuilder builder, Settings settings) {
        return this == OPENAI
                ? builder.maxCompletionTokens(settings.count("max-tokens"))
                : builder.maxTokens(settings.count("max-tokens"));
    }

    @Override
    public Optional<EmbeddingModel> embedding(Access access) {
        return Optional.of(OpenAiEmbeddingModel.builder()
                .httpClientBuilder(access.http())
                .baseUrl(access.baseUrl())
                .apiKey(access.key())
                .customHeaders(access.headers())
                .modelName(access.model())
                .maxRetries(0)
                .build());
    }

    @Override
    public Optional<Usage> usage(@Nullable TokenUsage tokens, CurrentCall.Sent sent) {
        if (tokens == null) {
            return besideRefusal(sent);
        }
        return Wire.super
                .usage(tokens, sent)
                .map(usage -> tokens instanceof OpenAiTokenUsage detailed
                        ? new Usage(usage.input(), usage.output(), cached(detailed), reasoning(detailed))
                        : usage);
    }

    @Override
    public List<TokenOdds> odds(Options body) {
        return OddsOfBody.openAi(body);
    }

    private static long cached(OpenAiTokenUsage tokens) {
        return tokens.inputTokensDetails() == null
                ? 0
                : Wire.orZero(tokens.inputTokensDetails().cachedTokens());
    }

    private static long reasoning(OpenAiTokenUsage tokens) {
        return tokens.outputTokensDetails() == null
                ? 0
                : Wire.orZero(tokens.outputTokensDetails().reasoningTokens());
    }

    /** LangChain4j throws a refusal, and its usage away. */
    private static Optional<Usage> besideRefusal(CurrentCall.Sent sent) {
        Options usage = sent.body().options("usage");
        return Wire.count(usage, "prompt_tokens")
                .flatMap(input -> Wire.count(usage, "completion_tokens").map(output -> new Usage(input, output)));
    }
}
