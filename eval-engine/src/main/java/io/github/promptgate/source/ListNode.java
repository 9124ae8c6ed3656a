package io.github.promptgate.source;

import io.github.promptgate.problem.Where;
import java.util.List;
import java.util.function.Function;

/** A list of values. */
public record ListNode(Where where, List<Node> items) implements Node {

    public ListNode {
        items = List.copyOf(items);
    }

    @Override
    public <T> T fold(Function<MapNode, T> map, Function<ListNode, T> list, Function<ScalarNode, T> scalar) {
        return list.apply(this);
    }

    @Override
    public String kindName() {
        return "list";
    }
}
