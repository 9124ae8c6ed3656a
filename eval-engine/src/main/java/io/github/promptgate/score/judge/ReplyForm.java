package io.github.promptgate.score.judge;

import io.github.promptgate.score.structure.JsonReply;
import io.github.promptgate.score.structure.SchemaJson;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a judge's reply must look like: a JSON Schema, which is also sent, and a check of what a schema that every
 * provider takes cannot say. Keys that were not asked for are let be; what is missing never is.
 */
public final class ReplyForm {

    private static final String SHOWN = "judge";

    private final MapNode schema;
    private final SchemaJson compiled;
    private final Function<MapNode, Optional<String>> check;

    private ReplyForm(MapNode schema, SchemaJson compiled, Function<MapNode, Optional<String>> check) {
        this.schema = schema;
        this.compiled = compiled;
        this.check = check;
    }

    /**
     * Compiles.
     *
     * @param schema JSON Schema as text, of a map
     */
    public static ReplyForm of(String schema) {
        MapNode map = (MapNode) JsonText.read(schema, SHOWN);
        return new ReplyForm(map, SchemaJson.compile(open(map), SchemaJson.Formats.ANNOTATE), any -> Optional.empty());
    }

    /** With a further check, which gives the reason when a reply does not fit. */
    public ReplyForm and(Function<MapNode, Optional<String>> further) {
        return new ReplyForm(schema, compiled, further);
    }

    /** Without {@code additionalProperties}, which providers want and which we do not hold a reply against. */
    private static Node open(Node node) {
        return node.fold(
                map -> new MapNode(
                        map.where(),
                        map.entries().stream()
                                .filter(e -> !e.key().equals("additionalProperties"))
                                .map(e -> new MapNode.Entry(e.key(), e.keyWhere(), open(e.value())))
                                .toList()),
                list -> new ListNode(
                        list.where(), list.items().stream().map(ReplyForm::open).toList()),
                scalar -> scalar);
    }

    MapNode schema() {
        return schema;
    }

    /** A reply that fits, or why it does not. */
    record Reading(Optional<MapNode> reply, String misfit) {}

    /** Reads a reply: the whole text, or the whole of one Markdown fence; never JSON picked out of prose. */
    Reading read(String text) {
        JsonReply.Read read = JsonReply.fenced(text.strip());
        if (read.value().isEmpty()) {
            return new Reading(Optional.empty(), read.error());
        }
        List<String> wrong = new ArrayList<>();
        for (SchemaJson.Misfit misfit : compiled.misfits(read.value().get())) {
            wrong.add((misfit.pointer().isEmpty() ? "" : misfit.pointer() + ": ") + misfit.message());
        }
        if (wrong.isEmpty() && read.value().get() instanceof MapNode map) {
            Optional<String> further = check.apply(map);
            return new Reading(further.isEmpty() ? Optional.of(map) : Optional.empty(), further.orElse(""));
        }
        return new Reading(Optional.empty(), wrong.stream().limit(5).collect(Collectors.joining("; ")));
    }
}
