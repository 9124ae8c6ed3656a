package io.github.promptgate.model;

/** An embedding that comes in a jar of its own, found by {@link java.util.ServiceLoader}. */
public interface EmbeddingProvider {

    /** As the suite's {@code embedding} names it, such as {@code minilm}. */
    String name();

    /** Opens it; loading weights may take a second. */
    EmbeddingClient open();
}
