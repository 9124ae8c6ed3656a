package io.github.promptgate.model.langchain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Shape.Field;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.Optional;

/** One provider's wire format: its words, and LangChain4j's model for it. */
interface Wire {

    Field BASE_URL = Shape.optional("base-url", Shape.text(), "address of the service, where it is not the usual one");
    Field KEY_VARIABLE =
            Shape.optional("api-key-env", Shape.text(), "environment variable that holds the key, where not the usual one");
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

    ProviderWord word();

    /** Builds a model for a call's parameters. */
    ChatModel chat(Access access, Settings settings);

    /** Builds an embedding; empty where the provider has none. */
    default Optional<EmbeddingModel> embedding(Access access) {
        return Optional.empty();
    }
}
