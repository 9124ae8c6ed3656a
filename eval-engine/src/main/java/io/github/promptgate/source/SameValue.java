package io.github.promptgate.source;

import java.math.BigDecimal;

/** JSON equality of trees: places and key order do not count, numbers compare by value. */
final class SameValue {

    private SameValue() {}

    static boolean of(Node a, Node b) {
        return a.fold(
                map -> b instanceof MapNode other && maps(map, other),
                list -> b instanceof ListNode other && lists(list, other),
                scalar -> b instanceof ScalarNode other && scalars(scalar, other));
    }

    private static boolean maps(MapNode a, MapNode b) {
        return a.size() == b.size()
                && a.entries().stream()
                        .allMatch(e ->
                                b.get(e.key()).filter(v -> of(e.value(), v)).isPresent());
    }

    private static boolean lists(ListNode a, ListNode b) {
        if (a.items().size() != b.items().size()) {
            return false;
        }
        for (int i = 0; i < a.items().size(); i++) {
            if (!of(a.items().get(i), b.items().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean scalars(ScalarNode a, ScalarNode b) {
        if (a.kind() != b.kind()) {
            return false;
        }
        return a.kind() == ScalarNode.Kind.NUMBER
                ? new BigDecimal(a.text()).compareTo(new BigDecimal(b.text())) == 0
                : a.text().equals(b.text());
    }
}
