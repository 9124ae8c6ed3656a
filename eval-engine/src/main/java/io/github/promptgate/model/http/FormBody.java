package io.github.promptgate.model.http;

import io.github.promptgate.model.Environment;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.IdentityHashMap;
import java.util.Map;

/** A tree to send. Each of its texts is a template, filled one by one, so that no value can leave its place. */
final class FormBody {

    private final Node tree;
    private final IdentityHashMap<ScalarNode, FormText> texts = new IdentityHashMap<>();

    FormBody(Node tree, Environment environment, Problems problems) {
        this.tree = tree;
        collect(tree, environment, problems);
    }

    private void collect(Node node, Environment environment, Problems problems) {
        node.<Boolean>fold(
                map -> {
                    map.entries().forEach(entry -> collect(entry.value(), environment, problems));
                    return true;
                },
                list -> {
                    list.items().forEach(item -> collect(item, environment, problems));
                    return true;
                },
                scalar -> scalar.isText()
                        && FormText.of(scalar.text(), scalar.where(), environment, problems)
                                .map(text -> texts.put(scalar, text) == null)
                                .orElse(false));
    }

    Node fill(Map<String, Node> values) {
        return fill(tree, values);
    }

    private Node fill(Node node, Map<String, Node> values) {
        return node.fold(
                map -> new MapNode(
                        map.where(),
                        map.entries().stream()
                                .map(e -> new MapNode.Entry(e.key(), e.keyWhere(), fill(e.value(), values)))
                                .toList()),
                list -> new ListNode(
                        list.where(),
                        list.items().stream().map(item -> fill(item, values)).toList()),
                scalar -> {
                    FormText text = texts.get(scalar);
                    return text == null ? scalar : text.node(values);
                });
    }
}
