package io.github.promptgate.score.rag;

import static io.github.promptgate.score.Asked.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScriptedJudge;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A judge that answers from what people labelled must give their labels back, on real answers of real models: whatever
 * stands in them, nothing between judge and score moves.
 */
class RecordedAnswersTest {

    private static final List<Path> PLACES = List.of(
            Path.of("../../shared/data/ragtruth-qa-dev.jsonl"), Path.of("../../../shared/data/ragtruth-qa-dev.jsonl"));

    private static List<MapNode> rows = List.of();

    @BeforeAll
    static void read() throws IOException {
        Path file = PLACES.stream().filter(Files::exists).findFirst().orElse(Path.of("absent"));
        Assumptions.assumeTrue(Files.exists(file), "the rows are not beside this checkout");
        rows = Files.readAllLines(file).stream()
                .map(line -> (MapNode) JsonText.read(line, "row"))
                .toList();
    }

    @Test
    void the_labels_come_back_from_one_verdict_on_the_whole_answer() {
        Scorer scorer = Asked.scorer("faithfulness: {engine: single}");

        assertThat(rows).hasSizeGreaterThan(250).allSatisfy(row -> {
            boolean faithful = text(row, "faithful").equals("true");
            ScriptedJudge judge = new ScriptedJudge()
                    .on(
                            "single",
                            "{\"reason\": \"label\", \"verdict\": \"" + (faithful ? "supported" : "unsupported")
                                    + "\", \"unsupported\": []}");
            assertThat(scored(Asked.score(scorer, answer(row), judge.equipment()))
                            .value())
                    .isEqualTo(faithful ? 1 : 0);
        });
    }

    @Test
    void the_share_comes_back_from_a_verdict_on_each_line() {
        Scorer scorer = Asked.scorer("faithfulness");

        assertThat(rows).allSatisfy(row -> {
            Map<String, Boolean> lines = labelledLines(row);
            ScriptedJudge judge =
                    new ScriptedJudge().on("statements", statements(lines)).on("verdicts", verdicts(lines));
            double share = (double) lines.values().stream().filter(v -> v).count() / lines.size();
            assertThat(scored(Asked.score(scorer, answer(row), judge.equipment()))
                            .value())
                    .isEqualTo(share);
        });
    }

    private static Answer answer(MapNode row) {
        String[] contexts = ((ListNode) row.get("contexts").orElseThrow())
                .items().stream().map(Node::asText).toArray(String[]::new);
        return Answer.of(text(row, "response"))
                .to("{\"question\": " + json(text(row, "question")) + "}")
                .from(contexts);
    }

    /** Each line of the answer, and whether no labelled span starts in it. */
    private static Map<String, Boolean> labelledLines(MapNode row) {
        List<Integer> starts = ((ListNode) row.get("spans").orElseThrow())
                .items().stream()
                        .map(span -> Integer.valueOf(text((MapNode) span, "start")))
                        .toList();
        Map<String, Boolean> lines = new LinkedHashMap<>();
        int offset = 0;
        for (String line : text(row, "response").split("\n", -1)) {
            int from = offset;
            int to = offset + line.length();
            if (!line.isBlank()) {
                lines.merge(line, starts.stream().noneMatch(s -> s >= from && s <= to), Boolean::logicalAnd);
            }
            offset = to + 1;
        }
        return lines;
    }

    private static String statements(Map<String, Boolean> lines) {
        return "{\"statements\": ["
                + String.join(
                        ", ",
                        lines.keySet().stream().map(RecordedAnswersTest::json).toList())
                + "]}";
    }

    private static String verdicts(Map<String, Boolean> lines) {
        List<String> verdicts = new ArrayList<>();
        for (Map.Entry<String, Boolean> line : lines.entrySet()) {
            verdicts.add("{\"id\": \"s" + (verdicts.size() + 1) + "\", \"reason\": " + json(line.getKey())
                    + ", \"verdict\": \"" + (line.getValue() ? "supported" : "unsupported") + "\"}");
        }
        java.util.Collections.reverse(verdicts);
        return "{\"verdicts\": [" + String.join(", ", verdicts) + "]}";
    }

    private static String text(MapNode row, String key) {
        return row.get(key).orElseThrow().asText();
    }

    private static String json(String text) {
        return JsonText.write(ScalarNode.text(Where.nowhere(), text));
    }
}
