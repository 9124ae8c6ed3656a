package io.github.promptgate.record;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One point of the matrix: prompt x model x parameters of the suite's extra axis.
 *
 * @param parameters axis values by name, each as compact JSON; empty without an axis
 */
public record Cell(String prompt, String model, SortedMap<String, String> parameters) {

    public Cell {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    public Cell(String prompt, String model) {
        this(prompt, model, Collections.emptySortedMap());
    }

    /** Stable: {@code prompt@model{temperature=0.7}}, parameters sorted by name. */
    public String id() {
        return prompt + "@" + model + suffix();
    }

    /** {@code {temperature=0.7}}, or empty. */
    public String suffix() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream().map(Cell::pair).collect(Collectors.joining(",", "{", "}"));
    }

    private static String pair(Map.Entry<String, String> e) {
        return e.getKey() + "=" + e.getValue();
    }
}
