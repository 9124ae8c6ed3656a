package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Shard;

/** Which part of the plan a run is asked for. */
public sealed interface ShardChoice {

    /** All of it. */
    record Whole() implements ShardChoice {}

    /** This part. */
    record Part(Shard shard) implements ShardChoice {}

    /**
     * The part that the scheduler's variables name.
     *
     * @param where the word {@code auto}
     */
    record Auto(Where where) implements ShardChoice {}
}
