package io.github.promptgate.record.before;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run is held against.
 *
 * @param against as a rule writes it: {@code baseline}, {@code git:main}
 * @param name for people: {@code the baseline}, {@code main 36e211f}
 * @param digest SHA-256 of a baseline's file, 64 hex digits; empty for a revision, whose name holds its commit
 * @param cells ids of its cells by ids of the run's own, of those that have one; a revision's stand in the record
 * @param added ids of cases that only the run has; likewise removed
 * @param changed ids of cases whose content is another
 * @param notes what is not compared, in sentences
 */
public record ReferenceBefore(
        String against,
        String name,
        String digest,
        SortedMap<String, String> cells,
        List<String> added,
        List<String> removed,
        List<String> changed,
        List<String> notes) {

    public ReferenceBefore {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        notes = List.copyOf(notes);
    }
}
