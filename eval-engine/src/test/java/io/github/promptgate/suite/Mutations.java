package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.source.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All trees that are one change away from a tree: a value replaced, a key added, left out or misspelt. */
final class Mutations {

    private static final List<Node> VALUES = Stream.of(
                    "7",
                    "-3",
                    "0.5",
                    "1e3",
                    "2.0",
                    "1001",
                    "true",
                    "null",
                    "[]",
                    "{}",
                    "[x]",
                    "[1, 2]",
                    "{x: 1}",
                    "text",
                    "''",
                    "'7'",
                    "'a b'",
                    "3s",
                    "3 s",
                    "250ms",
                    "3x",
                    "98%",
                    "100.0 %",
                    "101%",
                    "2pp",
                    "$0.50",
                    "$ 1",
                    "'$'",
                    "openai/gpt",
                    "openai-compatible/x",
                    "mock/x",
                    "opnai/x",
                    "openai/",
                    "/x",
                    "minilm",
                    "json",
                    "not:json",
                    "not:contains",
                    "contains",
                    "builtin:x",
                    "mean",
                    "interval",
                    "point",
                    "error",
                    "{contains: x}",
                    "{not:json: {}}",
                    "{mock: x}",
                    "{provider: openai, model: y}",
                    "{file: x.csv}",
                    "{id: a, messages: [{user: b}]}",
                    "{metric: a, min: 1}",
                    "{value: 1}",
                    "{url: x}")
            .map(yaml -> YamlText.read(yaml, "v.yaml"))
            .toList();

    private Mutations() {}

    static List<Node> of(Node tree) {
        List<Node> all = new ArrayList<>();
        mutate(tree, UnaryOperator.identity(), all);
        return all;
    }

    /** @param around puts a changed part back into its tree */
    private static void mutate(Node part, UnaryOperator<Node> around, List<Node> all) {
        VALUES.forEach(value -> all.add(around.apply(value)));
        if (part instanceof MapNode map) {
            inMap(map, around, all);
        } else if (part instanceof ListNode list) {
            inList(list, around, all);
        }
    }

    private static void inMap(MapNode map, UnaryOperator<Node> around, List<Node> all) {
        List<MapNode.Entry> entries = map.entries();
        Node extra = ScalarNode.text(Where.nowhere(), "x");
        for (String key : List.of("surprise", "name", "budget", "min", "mock", "provider", "not:json", "file")) {
            if (map.get(key).isEmpty()) {
                List<MapNode.Entry> more = new ArrayList<>(entries);
                more.add(new MapNode.Entry(key, Where.nowhere(), extra));
                all.add(around.apply(new MapNode(map.where(), more)));
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            int at = i;
            MapNode.Entry entry = entries.get(i);
            List<MapNode.Entry> fewer = new ArrayList<>(entries);
            fewer.remove(at);
            all.add(around.apply(new MapNode(map.where(), fewer)));
            List<MapNode.Entry> misspelt = new ArrayList<>(entries);
            misspelt.set(at, new MapNode.Entry(entry.key() + "x", entry.keyWhere(), entry.value()));
            all.add(around.apply(new MapNode(map.where(), misspelt)));
            mutate(
                    entry.value(),
                    value -> {
                        List<MapNode.Entry> changed = new ArrayList<>(entries);
                        changed.set(at, new MapNode.Entry(entry.key(), entry.keyWhere(), value));
                        return around.apply(new MapNode(map.where(), changed));
                    },
                    all);
        }
    }

    private static void inList(ListNode list, UnaryOperator<Node> around, List<Node> all) {
        for (int i = 0; i < list.items().size(); i++) {
            int at = i;
            mutate(
                    list.items().get(i),
                    value -> {
                        List<Node> changed = new ArrayList<>(list.items());
                        changed.set(at, value);
                        return around.apply(new ListNode(list.where(), changed));
                    },
                    all);
        }
    }
}
