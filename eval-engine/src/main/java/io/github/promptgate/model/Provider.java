package io.github.promptgate.model;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Vocabulary.ProviderWord;

/** A kind of model that a suite may name, and how one is opened. */
public interface Provider {

    /** Its name, options and parameters. */
    ProviderWord word();

    /**
     * Opens a model; asks it nothing.
     *
     * @throws ProblemException MODEL problems, all of this model
     */
    ModelClient open(ModelSpec spec, Opening opening);

    /**
     * Opens an embedding; only asked for where {@link ProviderWord#embeds}.
     *
     * @throws ProblemException MODEL problems, all of this embedding
     */
    default EmbeddingClient embedding(ModelSpec spec, Opening opening) {
        throw new IllegalStateException(word().id() + " has no embeddings");
    }
}
