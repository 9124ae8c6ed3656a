package io.github.promptgate.validity;

import io.github.promptgate.problem.Where;
import io.github.promptgate.score.Answer;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows that others labelled, from a folder beside the project; {@code -Dbench.data=} names another. */
final class Rows {

    private static final String BESIDE = "shared/data";

    private Rows() {}

    /** Where the rows are, if anywhere. */
    static Optional<Path> folder() {
        String named = System.getProperty("bench.data", "");
        Stream<Path> places = named.isEmpty()
                ? Stream.of("..", "../..", "../../..").map(up -> Path.of(up).resolve(BESIDE))
                : Stream.of(Path.of(named));
        return places.filter(Files::isDirectory).findFirst();
    }

    /** All rows of a development file. */
    static List<MapNode> of(Path folder, String name) throws IOException {
        return Files.readAllLines(folder.resolve(name + "-dev.jsonl")).stream()
                .map(line -> (MapNode) JsonText.read(line, name))
                .toList();
    }

    static String text(MapNode row, String key) {
        return row.get(key).orElseThrow().asText();
    }

    static boolean is(MapNode row, String key) {
        return text(row, key).equals("true");
    }

    static MapNode map(MapNode row, String key) {
        return (MapNode) row.get(key).orElseThrow();
    }

    static List<Node> list(MapNode row, String key) {
        return ((ListNode) row.get(key).orElseThrow()).items();
    }

    static List<String> texts(MapNode row, String key) {
        return list(row, key).stream().map(Node::asText).toList();
    }

    /** The mean of what several people gave. */
    static double mean(MapNode row, String key) {
        return texts(row, key).stream()
                .mapToDouble(Double::parseDouble)
                .average()
                .orElse(Double.NaN);
    }

    /** An answer to a question, drawn from passages. */
    static Answer answer(String question, List<String> passages, String text) {
        return Answer.of(text).to("{\"question\": " + json(question) + "}").from(passages.toArray(String[]::new));
    }

    static String json(String text) {
        return JsonText.write(ScalarNode.text(Where.nowhere(), text));
    }
}
