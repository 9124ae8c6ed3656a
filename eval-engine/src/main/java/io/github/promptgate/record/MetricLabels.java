package io.github.promptgate.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels of one metric, two numbers a trial where there are any. Not thread-safe. */
final class MetricLabels {

    private static final int[] NONE = {};

    private final int trials;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int[] expected = NONE;
    private int[] given = NONE;

    MetricLabels(int trials) {
        this.trials = trials;
    }

    void put(int at, LabelPair pair) {
        if (expected.length == 0) {
            expected = new int[trials];
            given = new int[trials];
        }
        expected[at] = number(pair.expected());
        given[at] = pair.given().map(this::number).orElse(0);
    }

    /** Counted from 1; 0 is none. */
    private int number(String name) {
        return numbers.computeIfAbsent(name, key -> {
            names.add(key);
            return names.size();
        });
    }

    Optional<LabelPair> at(int at) {
        if (expected.length == 0 || expected[at] == 0) {
            return Optional.empty();
        }
        Optional<String> found = given[at] == 0 ? Optional.empty() : Optional.of(names.get(given[at] - 1));
        return Optional.of(new LabelPair(names.get(expected[at] - 1), found));
    }
}
