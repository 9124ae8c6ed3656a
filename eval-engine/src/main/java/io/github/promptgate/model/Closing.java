package io.github.promptgate.model;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes models and embeddings, the last opened first. */
final class Closing implements AutoCloseable {

    private final Deque<Runnable> open = new ArrayDeque<>();

    void add(ModelClient client) {
        open.push(client::close);
    }

    void add(EmbeddingClient client) {
        open.push(client::close);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
