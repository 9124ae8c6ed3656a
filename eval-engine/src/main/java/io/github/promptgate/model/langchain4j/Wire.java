package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.TokenUsage;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.Usage;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Shape.Field;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One provider's wire format: its words, and LangChain4j's model for it. */
interface Wire {

    Field BASE_URL = Shape.optional("base-url", Shape.text(), "address of the service, where it is not the usual one");
    Field KEY_VARIABLE = Shape.optional(
            "api-key-env", Shape.text(), "environment variable that holds the key, where not the usual one");
    Field HEADERS = Shape.optional("headers", new Shape.MapOf(Shape.text()), "headers to send beside the usual ones");

    Field TEMPERATURE = Shape.optional("temperature", new Shape.Amount(0, 2, false), "spread of the answers");
    Field TOP_P = Shape.optional("top-p", new Shape.Amount(0, 1, false), "share of probability to draw from");
    Field TOP_K = Shape.optional("top-k", Shape.count(1), "number of tokens to draw from");
    Field MAX_TOKENS = Shape.optional("max-tokens", Shape.count(1), "tokens of an answer at most");
    Field STOP = Shape.optional("stop", new Shape.OneOrMany(Shape.text()), "texts that end an answer");
    Field SEED = Shape.optional(
            "seed", new Shape.Amount(0, 1_000_000_000, true), "seed of the provider; the sample's number is added");
    Field FREQUENCY_PENALTY =
            Shape.optional("frequency-penalty", new Shape.Amount(-2, 2, false), "how much to avoid repeated tokens");
    Field PRESENCE_PENALTY =
            Shape.optional("presence-penalty", new Shape.Amount(-2, 2, false), "how much to avoid tokens seen before");

    Field TOP_LOGPROBS = Shape.optional(
            "top-logprobs",
            new Shape.Amount(1, 20, true),
            "asks for the log-probabilities of so many likeliest tokens, by which g-eval weighs");

    ProviderWord word();

    /** Builds a model for a call's parameters. */
    ChatModel chat(Access access, Settings settings);

    /** Builds an embedding; empty where the provider has none. */
    default Optional<EmbeddingModel> embedding(Access access) {
        return Optional.empty();
    }

    /** The finish reason of a body where LangChain4j has none, or only a vague one. */
    default FinishReason finish(Options body) {
        return FinishReason.OTHER;
    }

    /** What was counted; empty when the server did not say. */
    default Optional<Usage> usage(@Nullable TokenUsage tokens, CurrentCall.Sent sent) {
        return tokens == null || tokens.inputTokenCount() == null || tokens.outputTokenCount() == null
                ? Optional.empty()
                : Optional.of(new Usage(tokens.inputTokenCount(), tokens.outputTokenCount()));
    }

    /** The odds of the reply's tokens, where they were asked for and given. */
    default List<TokenOdds> odds(Options body) {
        return List.of();
    }

    /** A body that LangChain4j can read, of one that it cannot although the provider may send it. */
    default String mended(String body) {
        return body;
    }

    /** A count in a body; empty when it is missing or none. */
    static Optional<Long> count(Options body, String name) {
        return body.text(name).filter(text -> text.matches("[0-9]{1,15}")).map(Long::valueOf);
    }

    /** A count that may be missing. */
    static long orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
