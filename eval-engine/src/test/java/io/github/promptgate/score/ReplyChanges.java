package io.github.promptgate.score;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A judge's good reply with one thing wrong: what a schema requires left out, or a value off its scale; ids mixed up. */
final class ReplyChanges {

    private ReplyChanges() {}

    /** The reply without one of the keys that its schema requires, once for each, at any depth. */
    static List<String> withoutRequired(String reply, MapNode schema) {
        return each(read(reply), schema, (node, s) -> {
                    if (!(node instanceof MapNode map)) {
                        return List.of();
                    }
                    return required(s).stream()
                            .filter(key -> map.get(key).isPresent())
                            .<Node>map(key -> without(map, key))
                            .toList();
                })
                .stream()
                .map(JsonText::write)
                .toList();
    }

    /** The reply with one value off its scale: another word than the schema has, a far number, a text for yes or no. */
    static List<String> offScale(String reply, MapNode schema) {
        return each(read(reply), schema, (node, s) -> {
                    if (s.get("enum").isPresent()) {
                        return List.<Node>of(text("SUPPORTED by all"), text(""), text("pass, pass"));
                    }
                    return switch (s.get("type").map(Node::asText).orElse("")) {
                        case "boolean" -> List.<Node>of(text("yes"), number("1"));
                        case "number", "integer" -> List.<Node>of(number("1e9"), number("-1e9"), text("high"));
                        default -> List.<Node>of();
                    };
                })
                .stream()
                .map(JsonText::write)
                .toList();
    }

    /** Whether the reply is a list of verdicts with ids. */
    static boolean hasIds(String reply) {
        return idKey(reply).isPresent();
    }

    static String dropped(String reply) {
        return items(reply, items -> items.subList(0, items.size() - 1));
    }

    static String onlyLast(String reply) {
        return items(reply, items -> items.subList(items.size() - 1, items.size()));
    }

    static String doubled(String reply) {
        return items(reply, items -> {
            List<Node> more = new ArrayList<>(items);
            more.add(items.get(0));
            return more;
        });
    }

    static String reversed(String reply) {
        return items(reply, items -> {
            List<Node> back = new ArrayList<>(items);
            Collections.reverse(back);
            return back;
        });
    }

    /** Every id is one that nobody sent. */
    static String foreign(String reply) {
        return items(reply, items -> items.stream().map(ReplyChanges::renamed).toList());
    }

    static String withForeign(String reply) {
        return items(reply, items -> {
            List<Node> more = new ArrayList<>(items);
            items.forEach(item -> more.add(renamed(item)));
            return more;
        });
    }

    /** A reply's own reasons, which evidence must show. */
    static List<String> reasons(String reply) {
        List<String> reasons = new ArrayList<>();
        collect(read(reply), reasons);
        return reasons;
    }

    private static void collect(Node node, List<String> reasons) {
        if (node instanceof MapNode map) {
            map.get("reason").ifPresent(reason -> reasons.add(reason.asText()));
            map.entries().forEach(entry -> collect(entry.value(), reasons));
        } else if (node instanceof ListNode list) {
            list.items().forEach(item -> collect(item, reasons));
        }
    }

    private static Node renamed(Node item) {
        MapNode map = (MapNode) item;
        return with(
                map,
                "id",
                text("0123456789abcdef-" + map.get("id").orElseThrow().asText()));
    }

    private static Optional<String> idKey(String reply) {
        return ((MapNode) read(reply))
                .entries().stream()
                        .filter(entry -> entry.value() instanceof ListNode list
                                && !list.items().isEmpty()
                                && list.items().stream()
                                        .allMatch(item -> item instanceof MapNode map
                                                && map.get("id").isPresent()))
                        .map(MapNode.Entry::key)
                        .findFirst();
    }

    private static String items(String reply, UnaryOperator<List<Node>> change) {
        MapNode map = (MapNode) read(reply);
        String key = idKey(reply).orElseThrow();
        List<Node> items = ((ListNode) map.get(key).orElseThrow()).items();
        return JsonText.write(with(map, key, new ListNode(Where.nowhere(), change.apply(items))));
    }

    /** What may stand in place of a node. */
    private interface Change {
        List<Node> instead(Node node, MapNode schema);
    }

    /** The tree with one node changed, for each node and each change. */
    private static List<Node> each(Node node, MapNode schema, Change change) {
        List<Node> trees = new ArrayList<>(change.instead(node, schema));
        if (node instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                Optional<Node> inner = schema.get("properties").flatMap(p -> ((MapNode) p).get(entry.key()));
                inner.ifPresent(s -> each(entry.value(), (MapNode) s, change)
                        .forEach(tree -> trees.add(with(map, entry.key(), tree))));
            }
        } else if (node instanceof ListNode list && schema.get("items").isPresent()) {
            MapNode inner = (MapNode) schema.get("items").orElseThrow();
            for (int i = 0; i < list.items().size(); i++) {
                int at = i;
                each(list.items().get(i), inner, change).forEach(tree -> {
                    List<Node> items = new ArrayList<>(list.items());
                    items.set(at, tree);
                    trees.add(new ListNode(Where.nowhere(), items));
                });
            }
        }
        return trees;
    }

    private static List<String> required(MapNode schema) {
        return schema.get("required")
                .map(list ->
                        ((ListNode) list).items().stream().map(Node::asText).toList())
                .orElse(List.of());
    }

    private static MapNode without(MapNode map, String key) {
        return new MapNode(
                map.where(),
                map.entries().stream().filter(e -> !e.key().equals(key)).toList());
    }

    private static MapNode with(MapNode map, String key, Node value) {
        return new MapNode(
                map.where(),
                map.entries().stream()
                        .map(e -> e.key().equals(key) ? new MapNode.Entry(key, e.keyWhere(), value) : e)
                        .toList());
    }

    private static Node text(String text) {
        return ScalarNode.text(Where.nowhere(), text);
    }

    private static Node number(String number) {
        return ScalarNode.number(Where.nowhere(), new BigDecimal(number));
    }

    private static Node read(String reply) {
        return JsonText.read(reply, "judge");
    }
}
