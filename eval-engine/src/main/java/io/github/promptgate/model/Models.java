package io.github.promptgate.model;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The models of a suite, opened: each with its own limits, retry and deadline. */
public final class Models implements AutoCloseable {

    private Models() {}

    /** Every provider that a suite may name. */
    public static List<ProviderWord> words() {
        return List.of();
    }

    /**
     * Checks keys and opens clients; asks nobody anything.
     *
     * @param used ids of the models that the plan uses; others are not opened and need no key
     * @param environment looks up environment variables
     * @throws ProblemException all MODEL problems
     */
    public static Models open(
            Suite suite, java.util.Set<String> used, Needs needs, Function<String, Optional<String>> environment) {
        throw new IllegalStateException("stub");
    }

    /** What the scorers need beside the models under test. */
    public record Needs(boolean judge, boolean embedding) {}

    /** A model under test. */
    public ModelClient client(String id) {
        throw new IllegalStateException("stub");
    }

    public Optional<ModelClient> judge() {
        throw new IllegalStateException("stub");
    }

    public Optional<ModelSpec> judgeSpec() {
        throw new IllegalStateException("stub");
    }

    public Optional<EmbeddingClient> embedding() {
        throw new IllegalStateException("stub");
    }

    @Override
    public void close() {}
}
