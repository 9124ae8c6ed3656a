package io.github.promptgate.score.structure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the names in one query mean, and where to ask for those that it does not know. */
final class SqlLevel {

    private final @Nullable SqlLevel outer;
    private final Map<String, Source> with = new HashMap<>();
    private boolean readsItself;
    private final Map<String, Source> sources = new HashMap<>();

    /**
     * What rows come from.
     *
     * @param table its name; empty for a sub-select or another thing that is no table
     * @param outputs columns that it gives, where it is no table
     */
    record Source(String table, Set<String> outputs) {

        static Source table(String name) {
            return new Source(name, Set.of());
        }

        static Source derived(Set<String> outputs) {
            return new Source("", outputs);
        }

        boolean isTable() {
            return !table.isEmpty();
        }
    }

    SqlLevel(@Nullable SqlLevel outer) {
        this.outer = outer;
    }

    /** From here on, common table expressions of this query may read themselves. */
    void readItself() {
        readsItself = true;
    }

    boolean readsItself() {
        return readsItself;
    }

    void define(String commonTable, Set<String> outputs) {
        with.put(commonTable, Source.derived(outputs));
    }

    void add(String name, Source source) {
        sources.put(name, source);
    }

    boolean knows(String name) {
        return sources.containsKey(name);
    }

    /** A common table expression that can be seen from here. */
    Optional<Source> commonTable(String name) {
        Source here = with.get(name);
        return here != null || outer == null ? Optional.ofNullable(here) : outer.commonTable(name);
    }

    /** What an alias or a table's name stands for. */
    Optional<Source> source(String name) {
        Source here = sources.get(name);
        return here != null || outer == null ? Optional.ofNullable(here) : outer.source(name);
    }

    /** Whether a star takes from sub-selects alone, whose own columns were looked at. */
    boolean starIsHarmless() {
        if (sources.isEmpty()) {
            return outer != null && outer.starIsHarmless();
        }
        return sources.values().stream().noneMatch(Source::isTable);
    }

    /** Whether a column without a table's name may be used; the nearest query with a table has the say. */
    boolean allows(String column, SqlAllowed allowed) {
        if (allowed.anywhere(column)
                || sources.values().stream().anyMatch(source -> source.outputs().contains(column))) {
            return true;
        }
        if (sources.values().stream().anyMatch(Source::isTable)) {
            return sources.values().stream()
                    .anyMatch(source -> source.isTable() && allowed.column(source.table(), column));
        }
        return outer != null && outer.allows(column, allowed);
    }
}
