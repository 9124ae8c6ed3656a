package io.github.promptgate.model;

import io.github.promptgate.problem.ProblemException;
import java.util.List;

/** Turns texts into vectors. Thread-safe. Users may implement it. */
public interface EmbeddingClient extends AutoCloseable {

    /** Name of the embedding model, shown beside every figure that rests on it. */
    String id();

    /**
     * One vector per text, in order, all of one length.
     *
     * @throws ProblemException a CALL problem when it cannot
     */
    List<float[]> embed(List<String> texts);

    @Override
    default void close() {}
}
