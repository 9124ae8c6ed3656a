package io.github.promptgate.model.minilm;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.EmbeddingProvider;

/** Offers MiniLM to a suite that says {@code embedding: minilm}. */
public final class MiniLmProvider implements EmbeddingProvider {

    @Override
    public String name() {
        return "minilm";
    }

    @Override
    public EmbeddingClient open() {
        return new MiniLmEmbedding();
    }
}
