package io.github.promptgate.reports.summary;

import io.github.promptgate.gate.Standing;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person should look at first: one entry per case and cell, the worst kind first.
 *
 * @param items at most twelve of each kind; regressed ones worst first, others in plan order
 * @param counts of each kind, also of those that are not listed
 * @param flaky cases x cells some of whose samples passed and some failed, regressed ones too
 */
public record Attention(List<Item> items, Map<Kind, Long> counts, long flaky) {

    /** Why; each case and cell counts for the first that fits. */
    public enum Kind {
        /** Its pass rate is lower than in a reference. */
        REGRESSED,
        /** No sample of it passed, and one failed. */
        FAILED,
        /** Of a sample nothing is known, and none failed. */
        UNSCORED,
        /** Some samples passed and some failed. */
        FLAKY
    }

    /**
     * A case in a cell.
     *
     * @param trial the sample that shows it
     * @param passed samples that passed; likewise of those that were judged
     * @param turned of a regressed one: from what to what
     */
    public record Item(Kind kind, ListedTrial trial, int passed, int judged, Optional<Standing.Turned> turned) {}

    public Attention {
        items = List.copyOf(items);
        Map<Kind, Long> copy = new EnumMap<>(Kind.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }

    /** Nothing to look at. */
    public static Attention none() {
        return new Attention(List.of(), Map.of(), 0);
    }

    /** How many of a kind there are. */
    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
