package io.github.promptgate.suite;

import io.github.promptgate.source.MapNode;
import java.util.List;

/**
 * What flags, properties or a POM put in place of the suite's values.
 *
 * @param run keys of the suite's {@code run} with their new values, in the same words and shapes
 * @param rules rules in place of the suite's {@code gate}; empty to keep it
 */
public record Overrides(MapNode run, List<MapNode> rules) {
    public Overrides {
        rules = List.copyOf(rules);
    }

    public static Overrides none() {
        return new Overrides(MapNode.empty(io.github.promptgate.problem.Where.nowhere()), List.of());
    }
}
