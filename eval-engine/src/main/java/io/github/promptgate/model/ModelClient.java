package io.github.promptgate.model;

import io.github.promptgate.record.Reply;

/**
 * A model that can be asked. Thread-safe. Users may implement it.
 *
 * <p>It never throws for what a provider or a network does: that is a {@link Reply.Failed}.
 */
public interface ModelClient extends AutoCloseable {

    /** Asks once (retries are the client's own affair) and waits. An interrupted wait is a Failed with CALL-010. */
    Reply ask(ModelRequest request);

    /** Whether the reply is recorded, so that asking costs nothing. */
    default boolean isAtHand(ModelRequest request) {
        return false;
    }

    /** The reply to this request could not be used (empty, cut, unreadable): whoever keeps replies shall ask again. */
    default void disown(ModelRequest request) {}

    /** Another model answered in this one's place: a reply that a replay misses here, the run does not miss. */
    default void excuse(ModelRequest request) {}

    @Override
    default void close() {}
}
