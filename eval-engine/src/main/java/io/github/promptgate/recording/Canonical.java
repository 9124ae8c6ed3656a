package io.github.promptgate.recording;

import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** One spelling for equal values: keys sorted, numbers without trailing zeros, no space. */
final class Canonical {

    private Canonical() {}

    static String json(Node node) {
        return JsonText.write(sorted(node));
    }

    private static Node sorted(Node node) {
        return node.fold(
                Canonical::sortedMap,
                list -> new ListNode(
                        list.where(),
                        list.items().stream().map(Canonical::sorted).toList()),
                Canonical::plain);
    }

    private static Node sortedMap(MapNode map) {
        Map<String, Node> values = new TreeMap<>();
        map.entries().forEach(entry -> values.put(entry.key(), sorted(entry.value())));
        return MapNode.of(map.where(), values);
    }

    private static Node plain(ScalarNode scalar) {
        return scalar.kind() == ScalarNode.Kind.NUMBER
                ? ScalarNode.number(scalar.where(), new BigDecimal(scalar.text()).stripTrailingZeros())
                : scalar;
    }
}
