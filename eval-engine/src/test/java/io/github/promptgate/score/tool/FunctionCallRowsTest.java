package io.github.promptgate.score.tool;

import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.scorer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorer;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Rows of the Berkeley function-calling leaderboard, as others labelled them: right calls pass and each perturbed one
 * fails. Accepted values become a JSON Schema; an empty text among them means that the argument may be left out.
 */
class FunctionCallRowsTest {

    private static final Path ROWS = Path.of("../../shared/data/toolcalls-dev.jsonl");
    private static final Scorer SCORER = scorer("tool-calls: {calls: \"{{ calls }}\", arguments: schema}");

    private static List<MapNode> rows = List.of();

    private record Call(String name, Node arguments) {}

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(ROWS), "labelled rows are not on this machine");
        rows = Files.readAllLines(ROWS).stream()
                .map(line -> (MapNode) JsonText.read(line, "toolcalls-dev.jsonl"))
                .toList();
    }

    @Test
    void right_calls_pass_on_every_row() {
        for (MapNode row : rows) {
            assertThat(mark(row, right(row))).as(id(row)).isEqualTo(Mark.PASSED);
        }
        assertThat(rows).hasSize(170);
    }

    @Test
    void a_call_too_many_fails_on_every_row() {
        for (MapNode row : rows) {
            List<Call> calls = new ArrayList<>(right(row));
            calls.add(new Call(calls.isEmpty() ? "any" : calls.get(0).name(), MapNode.empty(Where.nowhere())));
            assertThat(mark(row, calls)).as(id(row)).isEqualTo(Mark.MISSED);
        }
    }

    @Test
    void a_call_that_is_missing_misnamed_or_has_an_argument_that_nobody_asked_for_fails() {
        int rowsWithCalls = 0;
        for (MapNode row : rows) {
            List<Call> right = right(row);
            if (right.isEmpty()) {
                continue;
            }
            rowsWithCalls++;
            Call last = right.get(right.size() - 1);
            List<Call> rest = right.subList(0, right.size() - 1);
            assertThat(mark(row, rest)).as(id(row)).isEqualTo(Mark.MISSED);
            assertThat(mark(row, plus(rest, new Call(last.name() + "_", last.arguments()))))
                    .as(id(row))
                    .isEqualTo(Mark.MISSED);
            assertThat(mark(row, plus(rest, new Call(last.name(), with(last.arguments(), "nobody asked")))))
                    .as(id(row))
                    .isEqualTo(Mark.MISSED);
        }
        assertThat(rowsWithCalls).isEqualTo(145);
    }

    @Test
    void any_argument_with_another_value_fails() {
        int changed = 0;
        for (MapNode row : rows) {
            List<Call> right = right(row);
            for (int c = 0; c < right.size(); c++) {
                for (MapNode.Entry argument : ((MapNode) right.get(c).arguments()).entries()) {
                    List<Call> calls = new ArrayList<>(right);
                    calls.set(c, new Call(right.get(c).name(), with(right.get(c).arguments(), argument.key())));
                    assertThat(mark(row, calls))
                            .as(id(row) + " " + argument.key())
                            .isEqualTo(Mark.MISSED);
                    changed++;
                }
            }
        }
        assertThat(changed).isGreaterThan(400);
    }

    private static Mark mark(MapNode row, List<Call> made) {
        String[] calls = made.stream()
                .flatMap(call -> java.util.stream.Stream.of(call.name(), JsonText.write(call.arguments())))
                .toArray(String[]::new);
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("calls", wanted(row));
        String caseJson = JsonText.write(MapNode.of(Where.nowhere(), fields));
        return scored(Asked.score(SCORER, Answer.of("Done.").calling(calls).to(caseJson), Asked.NOTHING))
                .mark();
    }

    private static List<Call> plus(List<Call> calls, Call more) {
        List<Call> all = new ArrayList<>(calls);
        all.add(more);
        return all;
    }

    private static Node with(Node arguments, String key) {
        Map<String, Node> values = new LinkedHashMap<>();
        ((MapNode) arguments).entries().forEach(e -> values.put(e.key(), e.value()));
        values.put(key, text("a value that no row accepts"));
        return MapNode.of(Where.nowhere(), values);
    }

    private static String id(MapNode row) {
        return row.get("id").orElseThrow().asText();
    }

    private static List<MapNode.Entry> expected(MapNode row) {
        return ((ListNode) row.get("expected").orElseThrow())
                .items().stream()
                        .flatMap(call -> ((MapNode) call).entries().stream())
                        .toList();
    }

    private static List<Call> right(MapNode row) {
        return expected(row).stream()
                .map(call -> new Call(call.key(), firstAccepted((MapNode) call.value())))
                .toList();
    }

    /** Each argument's first accepted value; one that may be left out first is left out. */
    private static Node firstAccepted(MapNode arguments) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (MapNode.Entry argument : arguments.entries()) {
            Node first = ((ListNode) argument.value()).items().get(0);
            if (!isLeftOut(first)) {
                values.put(argument.key(), first instanceof MapNode map ? firstAccepted(map) : first);
            }
        }
        return MapNode.of(Where.nowhere(), values);
    }

    private static ListNode wanted(MapNode row) {
        return list(expected(row).stream()
                .<Node>map(call -> map("name", text(call.key()), "arguments", schema((MapNode) call.value())))
                .toList());
    }

    private static Node schema(MapNode arguments) {
        Map<String, Node> properties = new LinkedHashMap<>();
        List<Node> required = new ArrayList<>();
        for (MapNode.Entry argument : arguments.entries()) {
            List<Node> accepted = ((ListNode) argument.value()).items();
            if (accepted.stream().noneMatch(FunctionCallRowsTest::isLeftOut)) {
                required.add(text(argument.key()));
            }
            properties.put(
                    argument.key(),
                    map(
                            "anyOf",
                            list(accepted.stream()
                                    .<Node>map(value ->
                                            value instanceof MapNode inner ? schema(inner) : map("const", value))
                                    .toList())));
        }
        return map(
                "type",
                text("object"),
                "properties",
                MapNode.of(Where.nowhere(), properties),
                "required",
                list(required),
                "additionalProperties",
                ScalarNode.bool(Where.nowhere(), false));
    }

    private static boolean isLeftOut(Node value) {
        return value instanceof ScalarNode scalar
                && scalar.isText()
                && scalar.text().isEmpty();
    }

    private static ScalarNode text(String text) {
        return ScalarNode.text(Where.nowhere(), text);
    }

    private static ListNode list(List<Node> items) {
        return new ListNode(Where.nowhere(), items);
    }

    private static MapNode map(Object... keysAndValues) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put((String) keysAndValues[i], (Node) keysAndValues[i + 1]);
        }
        return MapNode.of(Where.nowhere(), values);
    }
}
