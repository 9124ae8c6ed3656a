package io.github.promptgate.score.judge;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.source.MapNode;

/** What the judge said, or why it said nothing that counts. */
public sealed interface Judgement {

    /** A reply that fits its schema. */
    record Given(MapNode reply) implements Judgement {}

    /** No usable reply. */
    record Missing(UnscoredCause cause, String detail) implements Judgement {}
}
