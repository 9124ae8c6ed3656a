package io.github.promptgate.model;

import io.github.promptgate.problem.ProblemException;
import java.util.List;

/** An embedding whose problems hold no secret of ours. */
record RedactingEmbedding(EmbeddingClient client, Secrets secrets) implements EmbeddingClient {

    @Override
    public String id() {
        return client.id();
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        try {
            return client.embed(texts);
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream().map(secrets::hide).toList());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
