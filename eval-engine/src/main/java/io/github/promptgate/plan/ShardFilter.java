package io.github.promptgate.plan;

import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Shard;
import io.github.promptgate.record.Trial;
import io.github.promptgate.source.Digest;

/**
 * Keeps the trials of a shard. A trial belongs to shard {@code i} of {@code n} if the first eight bytes of its id's
 * SHA-256, taken as an unsigned number, leave {@code i - 1} when divided by {@code n}: so machines that never speak to
 * each other agree, and an added case moves no other.
 */
public record ShardFilter(Shard shard) implements TrialFilter {

    @Override
    public boolean keeps(Cell cell, CaseRef caseRef, int sample) {
        long number = Digest.number(new Trial(cell, caseRef, sample).id());
        return Long.remainderUnsigned(number, shard.total()) == shard.index() - 1;
    }
}
