package io.github.promptgate.dataset;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A dialogue as templates see it: {@code question}, {@code input}, {@code history}, {@code trace}. */
final class DialogueFields {

    private DialogueFields() {}

    /** Puts a turn in the place of {@code question} and {@code input}, and those before it into {@code history}. */
    static void tell(Map<String, Node> variables, Turn turn, List<Turn> before) {
        variables.put("question", text(turn.text()));
        variables.put("input", text(turn.text()));
        variables.put("history", turns(before));
    }

    static ListNode turns(List<Turn> turns) {
        return new ListNode(
                Where.nowhere(), turns.stream().<Node>map(DialogueFields::turn).toList());
    }

    private static MapNode turn(Turn turn) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("role", text(turn.speaker().name().toLowerCase(Locale.ROOT)));
        fields.put("text", text(turn.text()));
        if (!turn.calls().isEmpty()) {
            fields.put("tool-calls", calls(turn.calls()));
        }
        return MapNode.of(Where.nowhere(), fields);
    }

    private static ListNode calls(List<ToolCall> calls) {
        return new ListNode(
                Where.nowhere(), calls.stream().<Node>map(DialogueFields::call).toList());
    }

    private static MapNode call(ToolCall call) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("name", text(call.name()));
        fields.put("arguments", text(call.arguments()));
        return MapNode.of(Where.nowhere(), fields);
    }

    /** As a row would write it. */
    static ListNode steps(List<ToolStep> steps) {
        return new ListNode(
                Where.nowhere(), steps.stream().<Node>map(DialogueFields::step).toList());
    }

    private static MapNode step(ToolStep step) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("name", text(step.call().name()));
        fields.put("arguments", text(step.call().arguments()));
        step.output().ifPresent(output -> fields.put("output", text(output)));
        step.error().ifPresent(error -> fields.put("error", text(error)));
        return MapNode.of(Where.nowhere(), fields);
    }

    private static ScalarNode text(String text) {
        return ScalarNode.text(Where.nowhere(), text);
    }
}
