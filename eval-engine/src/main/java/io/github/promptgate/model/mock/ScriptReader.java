package io.github.promptgate.model.mock;

import static io.github.promptgate.problem.ProblemCode.MODEL_004;

import io.github.promptgate.model.mock.ScriptedReply.Body;
import io.github.promptgate.model.mock.ScriptedReply.Fault;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Units;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a reply script strictly; every mistake is a MODEL-004 with its line and column. */
final class ScriptReader {

    private static final List<String> ENTRY_KEYS = List.of(
            "when", "reply", "tool-calls", "usage", "finish", "odds", "delay", "status", "headers", "fault", "times");
    private static final List<String> WHEN_KEYS =
            List.of("case", "prompt", "model", "scorer", "step", "sample", "text");
    private static final Map<String, String> FINISHES =
            Map.of("stop", "stop", "length", "length", "tool-calls", "tool_calls", "content-filter", "content_filter");

    private static final Comparator<Problem> IN_FILE_ORDER = Comparator.comparingInt(
                    (Problem problem) -> problem.where().line())
            .thenComparingInt(problem -> problem.where().column());

    private final Problems problems = new Problems();

    List<ScriptedReply> read(Node document) {
        Optional<List<ScriptedReply>> replies = map(document, "a reply script", List.of("replies"))
                .flatMap(root -> required(root, "replies"))
                .flatMap(node -> list(node, "replies"))
                .map(list -> list.items().stream()
                        .flatMap(item -> entry(item).stream())
                        .toList());
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    problems.found().stream().sorted(IN_FILE_ORDER).toList());
        }
        return replies.orElse(List.of());
    }

    private Optional<ScriptedReply> entry(Node node) {
        return map(node, "an entry of replies", ENTRY_KEYS).map(this::entry);
    }

    private ScriptedReply entry(MapNode entry) {
        if (ENTRY_KEYS.stream().skip(1).noneMatch(key -> entry.get(key).isPresent())) {
            wrong(entry, "the entry says nothing", "add reply, tool-calls, status or fault");
        }
        When when = entry.get("when")
                .flatMap(node -> map(node, "when", WHEN_KEYS))
                .map(this::when)
                .orElseGet(() -> when(MapNode.empty(entry.where())));
        return new ScriptedReply(when, body(entry), fault(entry), delay(entry), count(entry, "times", 1));
    }

    private When when(MapNode when) {
        return new When(
                glob(when, "case"),
                glob(when, "prompt"),
                glob(when, "model"),
                glob(when, "scorer"),
                glob(when, "step"),
                count(when, "sample", 1),
                text(when, "text"));
    }

    private Optional<Pattern> glob(MapNode map, String key) {
        return text(map, key).map(When::glob);
    }

    private Body body(MapNode entry) {
        List<ToolCall> calls = toolCalls(entry);
        return new Body(
                count(entry, "status", 100).orElse(200),
                headers(entry),
                entry.get("reply").map(Node::asText).orElse(""),
                calls,
                usage(entry),
                finish(entry, calls.isEmpty() ? "stop" : "tool-calls"),
                odds(entry));
    }

    private SortedMap<String, Double> odds(MapNode entry) {
        SortedMap<String, Double> odds = new TreeMap<>();
        entry.get("odds")
                .flatMap(node -> map(node, "odds"))
                .ifPresent(map ->
                        map.entries().forEach(e -> probability(e.value()).ifPresent(p -> odds.put(e.key(), p))));
        return odds;
    }

    private Optional<Double> probability(Node node) {
        try {
            return Optional.of(Double.valueOf(node.asText()))
                    .filter(p -> p > 0 && p <= 1)
                    .or(() -> improbable(node));
        } catch (NumberFormatException e) {
            return improbable(node);
        }
    }

    private Optional<Double> improbable(Node node) {
        wrong(
                node,
                "odds must be probabilities above 0 and up to 1",
                "write for example odds: {\"4\": 0.7, \"5\": 0.3}");
        return Optional.empty();
    }

    private SortedMap<String, List<String>> headers(MapNode entry) {
        SortedMap<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        entry.get("headers")
                .flatMap(node -> map(node, "headers"))
                .ifPresent(map -> map.entries()
                        .forEach(h -> headers.put(h.key(), List.of(h.value().asText()))));
        return headers;
    }

    private List<ToolCall> toolCalls(MapNode entry) {
        return entry.get("tool-calls").flatMap(node -> list(node, "tool-calls")).stream()
                .flatMap(list -> list.items().stream())
                .flatMap(item -> toolCall(item).stream())
                .toList();
    }

    private Optional<ToolCall> toolCall(Node node) {
        return map(node, "an entry of tool-calls", List.of("name", "arguments"))
                .flatMap(call -> required(call, "name")
                        .map(name -> new ToolCall(
                                name.asText(),
                                call.get("arguments").map(JsonText::write).orElse("{}"))));
    }

    private Optional<Usage> usage(MapNode entry) {
        return entry.get("usage")
                .flatMap(node -> map(node, "usage", List.of("input", "output")))
                .map(map -> new Usage(
                        count(map, "input", 0).orElse(0),
                        count(map, "output", 0).orElse(0)));
    }

    private String finish(MapNode entry, String otherwise) {
        String word = text(entry, "finish").orElse(otherwise);
        String wire = FINISHES.get(word);
        if (wire == null) {
            entry.get("finish")
                    .ifPresent(node ->
                            problems.add(Problem.unknown(MODEL_004, node.where(), "finish", word, FINISHES.keySet())));
        }
        return wire == null ? word : wire;
    }

    private Optional<Fault> fault(MapNode entry) {
        Optional<String> word = text(entry, "fault");
        Optional<Fault> fault = word.flatMap(text ->
                Arrays.stream(Fault.values()).filter(f -> f.word().equals(text)).findFirst());
        if (word.isPresent() && fault.isEmpty()) {
            entry.get("fault")
                    .ifPresent(node -> problems.add(Problem.unknown(
                            MODEL_004,
                            node.where(),
                            "fault",
                            word.get(),
                            Arrays.stream(Fault.values()).map(Fault::word).toList())));
        }
        return fault;
    }

    private Duration delay(MapNode entry) {
        Optional<Node> node = entry.get("delay");
        if (node.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            return Units.time(node.get().asText());
        } catch (IllegalArgumentException e) {
            wrong(node.get(), "delay must be a time", "write for example 50ms");
            return Duration.ZERO;
        }
    }

    private OptionalInt count(MapNode map, String key, int atLeast) {
        Optional<Node> node = map.get(key);
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        String text = node.get().asText();
        if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= atLeast) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        wrong(
                node.get(),
                key + " must be a whole number from " + atLeast,
                "write for example " + key + ": " + Math.max(1, atLeast));
        return OptionalInt.empty();
    }

    private Optional<String> text(MapNode map, String key) {
        return map.get(key).flatMap(node -> {
            Optional<String> text = node.fold(m -> Optional.empty(), l -> Optional.empty(), s -> Optional.of(s.text()));
            if (text.isEmpty()) {
                wrong(node, key + " must be a text, not a " + node.kindName(), "write one text");
            }
            return text;
        });
    }

    private Optional<Node> required(MapNode map, String key) {
        Optional<Node> value = map.get(key);
        if (value.isEmpty()) {
            wrong(map, "missing key \"" + key + "\"", "add " + key);
        }
        return value;
    }

    private Optional<MapNode> map(Node node, String label, List<String> known) {
        Optional<MapNode> map = map(node, label);
        map.ifPresent(m -> m.entries().stream()
                .filter(e -> !known.contains(e.key()))
                .forEach(e -> problems.add(Problem.unknown(MODEL_004, e.keyWhere(), "key", e.key(), known))));
        return map;
    }

    private Optional<MapNode> map(Node node, String label) {
        Optional<MapNode> map = node.fold(Optional::of, list -> Optional.empty(), scalar -> Optional.empty());
        if (map.isEmpty()) {
            wrong(node, label + " must be a map, not a " + node.kindName(), "see docs/mock.md");
        }
        return map;
    }

    private Optional<ListNode> list(Node node, String label) {
        Optional<ListNode> list = node.fold(map -> Optional.empty(), Optional::of, scalar -> Optional.empty());
        if (list.isEmpty()) {
            wrong(node, label + " must be a list, not a " + node.kindName(), "start each entry with \"- \"");
        }
        return list;
    }

    private void wrong(Node node, String what, String fix) {
        problems.add(new Problem(MODEL_004, node.where(), what, fix));
    }
}
