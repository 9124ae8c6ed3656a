package io.github.promptgate.recording;

import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.record.Reply;
import java.util.Optional;

/**
 * A reply that was kept.
 *
 * @param recordedAt ISO-8601 instant
 * @param context what it was asked for
 */
record Entry(RequestKey key, String recordedAt, Content content, CallContext context) {

    /** What came back. */
    sealed interface Content {}

    /** A model's reply, its call as it was when it was asked. */
    record Said(Reply reply) implements Content {}

    /** An embedding's vector. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a list would box a thousand numbers
    record Vector(float[] values) implements Content {}

    Optional<Reply> reply() {
        return content instanceof Said said ? Optional.of(said.reply()) : Optional.empty();
    }

    Optional<float[]> vector() {
        return content instanceof Vector vector ? Optional.of(vector.values()) : Optional.empty();
    }
}
