package io.github.promptgate.source;

import io.github.promptgate.problem.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A map in source order; keys are unique (the readers refuse duplicates). */
public final class MapNode implements Node {

    /**
     * A key with its value.
     *
     * @param keyWhere where the key stands
     */
    public record Entry(String key, Where keyWhere, Node value) {}

    private final Where where;
    private final Map<String, Entry> byKey;

    public MapNode(Where where, List<Entry> entries) {
        this.where = where;
        Map<String, Entry> map = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (map.put(entry.key(), entry) != null) {
                throw new IllegalArgumentException("duplicate key " + entry.key());
            }
        }
        this.byKey = map;
    }

    /** @param byKey in source order; not changed any more */
    MapNode(Where where, Map<String, Entry> byKey) {
        this.where = where;
        this.byKey = byKey;
    }

    /** A map that stands nowhere, from values in order. */
    public static MapNode of(Where where, Map<String, ? extends Node> values) {
        return new MapNode(
                where,
                values.entrySet().stream()
                        .map(e -> new Entry(e.getKey(), e.getValue().where(), e.getValue()))
                        .toList());
    }

    public static MapNode empty(Where where) {
        return new MapNode(where, List.of());
    }

    @Override
    public Where where() {
        return where;
    }

    public List<Entry> entries() {
        return List.copyOf(byKey.values());
    }

    public int size() {
        return byKey.size();
    }

    public Optional<Node> get(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Entry::value);
    }

    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    @Override
    public <T> T fold(Function<MapNode, T> map, Function<ListNode, T> list, Function<ScalarNode, T> scalar) {
        return map.apply(this);
    }

    @Override
    public String kindName() {
        return "map";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapNode map
                && where.equals(map.where)
                && entries().equals(map.entries());
    }

    @Override
    public int hashCode() {
        return byKey.hashCode();
    }

    @Override
    public String toString() {
        return JsonText.write(this);
    }
}
