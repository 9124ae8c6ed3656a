package io.github.promptgate.label;

import io.github.promptgate.source.Digest;
import java.util.Comparator;
import java.util.List;

/**
 * The seeded random order of a run's answers, of which a draw of n takes the first n. The review page draws in the same
 * way: by SHA-256 (hex) of {@code <seed>:<trial id>}.
 */
public final class Draw {

    private Draw() {}

    /**
     * Trials in the order of the draw.
     *
     * @param trials ids, {@code prompt@model/case#sample}
     */
    public static List<String> order(long seed, List<String> trials) {
        record Placed(String place, String trial) {}
        return trials.stream()
                .map(trial -> new Placed(Digest.sha256(seed + ":" + trial), trial))
                .sorted(Comparator.comparing(Placed::place).thenComparing(Placed::trial))
                .map(Placed::trial)
                .toList();
    }
}
