package io.github.promptgate.score;

import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.function.UnaryOperator;

/** Changes the texts of a tree and leaves its form. */
final class Texts {

    private Texts() {}

    /** Keys, numbers and places stay as they are. */
    static Node map(Node node, UnaryOperator<String> change) {
        return node.fold(map -> entries(map, change), list -> items(list, change), scalar -> scalar(scalar, change));
    }

    private static Node entries(MapNode map, UnaryOperator<String> change) {
        return new MapNode(
                map.where(),
                map.entries().stream()
                        .map(e -> new MapNode.Entry(e.key(), e.keyWhere(), map(e.value(), change)))
                        .toList());
    }

    private static Node items(ListNode list, UnaryOperator<String> change) {
        return new ListNode(
                list.where(),
                list.items().stream().map(item -> map(item, change)).toList());
    }

    private static Node scalar(ScalarNode scalar, UnaryOperator<String> change) {
        return scalar.isText() ? ScalarNode.text(scalar.where(), change.apply(scalar.text())) : scalar;
    }
}
