package io.github.promptgate.source;

import io.github.promptgate.problem.Where;
import java.util.function.Function;

/** A value in a YAML or JSON tree that knows its place. Immutable. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {

    /** Where it starts. */
    Where where();

    /** One branch per kind; none can be forgotten. */
    <T> T fold(Function<MapNode, T> map, Function<ListNode, T> list, Function<ScalarNode, T> scalar);

    /** What a message calls it: {@code text}, {@code number}, {@code true/false}, {@code null}, {@code list}, {@code map}. */
    String kindName();

    /** As a template or a person sees it: a scalar's text, else compact JSON. */
    default String asText() {
        return fold(JsonText::write, JsonText::write, ScalarNode::text);
    }

    /** Equal as JSON: key order and places do not count, numbers compare by value. */
    default boolean sameValue(Node other) {
        return SameValue.of(this, other);
    }
}
