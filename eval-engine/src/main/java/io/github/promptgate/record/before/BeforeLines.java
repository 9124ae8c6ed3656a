package io.github.promptgate.record.before;

import io.github.promptgate.record.ScoreTable.Slot;
import io.github.promptgate.record.ScoreTable.Value;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads lines of what was before back. A line that lacks a field is malformed: {@link IllegalArgumentException}. */
final class BeforeLines {

    private BeforeLines() {}

    static ReferenceBefore reference(MapNode line) {
        SortedMap<String, String> cells = new TreeMap<>();
        map(line, "cells")
                .entries()
                .forEach(cell -> cells.put(cell.key(), cell.value().asText()));
        return new ReferenceBefore(
                text(line, "against"),
                text(line, "name"),
                line.get("digest").map(Node::asText).orElse(""),
                cells,
                texts(line, "added"),
                texts(line, "removed"),
                texts(line, "changed"),
                texts(line, "notes"));
    }

    static CaseBefore oneCase(MapNode line) {
        return new CaseBefore(
                text(line, "case"),
                text(line, "cell"),
                Turn.valueOf(upper(text(line, "turn"))),
                items(line, "samples").stream()
                        .map(sample -> sample((MapNode) sample))
                        .toList());
    }

    private static SampleBefore sample(MapNode node) {
        SortedMap<String, Value> values = new TreeMap<>();
        map(node, "values").entries().forEach(value -> values.put(value.key(), value(value.value())));
        return new SampleBefore(
                Integer.parseInt(text(node, "sample")),
                values,
                SampleBefore.ReplyBefore.valueOf(upper(text(node, "reply"))),
                node.get("answer").map(Node::asText).orElse(""),
                node.get("toolCalls").isEmpty()
                        ? List.of()
                        : items(node, "toolCalls").stream()
                                .map(call ->
                                        new ToolCall(text((MapNode) call, "name"), text((MapNode) call, "arguments")))
                                .toList());
    }

    static RepliesBefore replies(MapNode line) {
        return new RepliesBefore(whole(line, "same"), whole(line, "other"), whole(line, "unknown"));
    }

    private static long whole(MapNode node, String name) {
        return Long.parseLong(text(node, name));
    }

    private static Value value(Node node) {
        return switch (node.asText()) {
            case "unscored" -> Value.of(Slot.UNSCORED);
            case "not-applicable" -> Value.of(Slot.NOT_APPLICABLE);
            default -> Value.of(Double.parseDouble(node.asText()));
        };
    }

    static String text(MapNode node, String name) {
        return field(node, name).asText();
    }

    private static Node field(MapNode node, String name) {
        return node.get(name).orElseThrow(() -> new IllegalArgumentException("field \"" + name + "\" is missing"));
    }

    private static MapNode map(MapNode node, String name) {
        return (MapNode) field(node, name);
    }

    private static List<String> texts(MapNode node, String name) {
        return items(node, name).stream().map(Node::asText).toList();
    }

    private static List<Node> items(MapNode node, String name) {
        return ((ListNode) field(node, name)).items();
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
