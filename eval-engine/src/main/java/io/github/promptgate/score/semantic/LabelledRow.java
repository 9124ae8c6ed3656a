package io.github.promptgate.score.semantic;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.source.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer that a person found drawn from its passages or not: a line of JSON with {@code answer}, {@code contexts},
 * {@code good} and maybe {@code question}.
 */
record LabelledRow(String question, List<String> passages, String answer, boolean good) {

    LabelledRow {
        passages = List.copyOf(passages);
    }

    /**
     * All rows of a file of JSON lines.
     *
     * @throws ProblemException SOURCE-..., DATA-001
     */
    static List<LabelledRow> read(Folder folder, Node named) {
        Path file = folder.file(named.asText(), named.where());
        String shown = folder.show(file);
        List<LabelledRow> rows = new ArrayList<>();
        int number = 0;
        for (String line : TextFile.read(file, shown).split("\\R")) {
            number++;
            if (!line.isBlank()) {
                rows.add(row(JsonText.read(line, shown, number)));
            }
        }
        return rows;
    }

    private static LabelledRow row(Node node) {
        if (!(node instanceof MapNode map)) {
            throw malformed(node.where(), "a labelled row must be a map");
        }
        String label = text(map, "good").orElse("");
        if (!label.equals("true") && !label.equals("false")) {
            throw malformed(node.where(), "a labelled row needs \"good\": true or false");
        }
        String answer = text(map, "answer")
                .orElseThrow(() -> malformed(node.where(), "a labelled row needs \"answer\": a text"));
        List<String> passages = map.get("contexts")
                .filter(ListNode.class::isInstance)
                .map(list -> ((ListNode) list)
                        .items().stream()
                                .map(Node::asText)
                                .filter(text -> !text.isBlank())
                                .toList())
                .orElse(List.of());
        if (passages.isEmpty()) {
            throw malformed(node.where(), "a labelled row needs \"contexts\": a list of passages");
        }
        return new LabelledRow(text(map, "question").orElse(""), passages, answer, label.equals("true"));
    }

    private static Optional<String> text(MapNode map, String key) {
        return map.get(key).filter(ScalarNode.class::isInstance).map(Node::asText);
    }

    private static ProblemException malformed(Where where, String what) {
        return new ProblemException(new Problem(
                ProblemCode.DATA_001,
                where,
                what,
                "write {\"question\": ..., \"contexts\": [...], \"answer\": ..., \"good\": true}"));
    }
}
