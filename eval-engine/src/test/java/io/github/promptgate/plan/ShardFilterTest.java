package io.github.promptgate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Shard;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardFilterTest {

    private static final Cell CELL = new Cell("p", "m");

    @Test
    void each_trial_falls_to_one_shard_and_shards_are_of_like_size() {
        int[] kept = new int[7];
        for (int i = 0; i < 7_000; i++) {
            CaseRef ref = ref("case-" + i);
            List<Integer> owners = IntStream.rangeClosed(1, 7)
                    .filter(index -> new ShardFilter(new Shard(index, 7)).keeps(CELL, ref, 1))
                    .boxed()
                    .toList();
            assertThat(owners).hasSize(1);
            kept[owners.get(0) - 1]++;
        }

        assertThat(IntStream.of(kept)).allMatch(size -> size > 850 && size < 1_150);
    }

    /** printf 'p@m/a#1' | sha256sum: another release must not deal the trials anew. */
    @Test
    void who_keeps_a_trial_is_the_same_in_every_release() {
        assertThat(owner("a", 1)).isEqualTo(603);
        assertThat(owner("a", 2)).isEqualTo(647);
        assertThat(owner("b", 1)).isEqualTo(549);
    }

    private static int owner(String id, int sample) {
        return IntStream.rangeClosed(1, 1000)
                .filter(index -> new ShardFilter(new Shard(index, 1000)).keeps(CELL, ref(id), sample))
                .findFirst()
                .orElseThrow();
    }

    private static CaseRef ref(String id) {
        return new CaseRef(id, Where.nowhere(), "", List.of(), id);
    }
}
