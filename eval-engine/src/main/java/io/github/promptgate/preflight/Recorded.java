package io.github.promptgate.preflight;

import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.record.Reply;
import io.github.promptgate.suite.ModelSpec;
import java.util.Optional;

/** What earlier runs left: a reply that would be served, so that its call costs nothing. */
@FunctionalInterface
public interface Recorded {

    /** The reply that a run would be served; empty where it would ask. */
    Optional<Reply> reply(ModelSpec model, ModelRequest request);

    /** Nothing is recorded. */
    static Recorded nothing() {
        return (model, request) -> Optional.empty();
    }
}
