package io.github.promptgate.prompt;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.source.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chat prompt in YAML, as GitHub Models writes {@code .prompt.yml}: {@code messages} and, in its words or in ours,
 * parameters and response format. What a suite says better ({@code model}, {@code testData}, {@code evaluators}) is
 * refused.
 */
final class ChatPromptFile {

    private static final String PARAMETERS = "modelParameters";
    private static final String FORMAT = "responseFormat";
    private static final String SCHEMA = "jsonSchema";

    static final List<String> KEYS = Stream.concat(
                    PromptKeys.COMMON.stream(), Stream.of("name", "messages", PARAMETERS, FORMAT, SCHEMA))
            .toList();
    static final Map<String, String> REFUSED = Map.of(
            "model", "name models in the suite, under models:",
            "testData", "put the cases into a file, and name it in the suite under dataset:",
            "evaluators", "name scorers in the suite, under scorers:");

    private final String text;
    private final MapNode map;

    private ChatPromptFile(String text, MapNode map) {
        this.text = text;
        this.map = map;
    }

    /** @throws ProblemException PROMPT-004 when the file holds no map; SOURCE-004, SUITE-002 */
    static ChatPromptFile parse(String text, String shown) {
        Node node = YamlText.read(text, shown);
        if (node instanceof MapNode map) {
            return new ChatPromptFile(text, map);
        }
        throw new ProblemException(new Problem(
                ProblemCode.PROMPT_004,
                node.where(),
                "the file holds a " + node.kindName() + ", not a map with messages",
                "write messages: and a list below it"));
    }

    MapNode map() {
        return map;
    }

    List<PromptMessage> messages(Problems problems) {
        Optional<Node> messages = map.get("messages");
        if (messages.isEmpty()) {
            problems.add(new Problem(
                    ProblemCode.PROMPT_004,
                    map.where(),
                    "there are no messages",
                    "write messages: and a list below it"));
            return List.of();
        }
        return new MessageReader(new SourceLines(text), problems).read(messages.get());
    }

    /** The keys in our words. */
    MapNode keys(Problems problems) {
        List<MapNode.Entry> entries = new ArrayList<>();
        for (MapNode.Entry entry : map.entries()) {
            switch (entry.key()) {
                case PARAMETERS ->
                    once(
                                    "parameters",
                                    new MapNode.Entry("parameters", entry.keyWhere(), parameters(entry.value())),
                                    problems)
                            .ifPresent(entries::add);
                case FORMAT ->
                    format(entry, problems)
                            .flatMap(schema -> once(
                                    "response-format",
                                    new MapNode.Entry("response-format", entry.keyWhere(), schema),
                                    problems))
                            .ifPresent(entries::add);
                default -> entries.add(entry);
            }
        }
        if (map.get(SCHEMA).isPresent() && map.get(FORMAT).isEmpty()) {
            wrong(map.entry(SCHEMA).orElseThrow().keyWhere(), SCHEMA + " needs " + FORMAT + ": json_schema", problems);
        }
        return new MapNode(map.where(), entries);
    }

    private Optional<MapNode.Entry> once(String ours, MapNode.Entry entry, Problems problems) {
        if (map.entry(ours).isPresent()) {
            wrong(entry.keyWhere(), "\"" + ours + "\" stands here in two spellings", problems);
            return Optional.empty();
        }
        return Optional.of(entry);
    }

    /** {@code maxTokens} and {@code max_tokens} are our {@code max-tokens}. */
    private static Node parameters(Node node) {
        return node instanceof MapNode given
                ? new MapNode(
                        given.where(),
                        given.entries().stream()
                                .map(e -> new MapNode.Entry(kebab(e.key()), e.keyWhere(), e.value()))
                                .toList())
                : node;
    }

    private static String kebab(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private Optional<Node> format(MapNode.Entry format, Problems problems) {
        Where where = format.value().where();
        return switch (format.value().asText()) {
            case "text" -> Optional.empty();
            case "json_object" -> Optional.of(MapNode.of(where, Map.of("type", ScalarNode.text(where, "object"))));
            case "json_schema" -> schema(where, problems);
            default -> {
                problems.add(Problem.unknown(
                        ProblemCode.PROMPT_001,
                        where,
                        FORMAT,
                        format.value().asText(),
                        List.of("text", "json_object", "json_schema")));
                yield Optional.empty();
            }
        };
    }

    /** The schema itself, or {@code {name, strict, schema}} around it; as a map, or as JSON in a text. */
    private Optional<Node> schema(Where where, Problems problems) {
        Node node = map.get(SCHEMA).orElse(MapNode.empty(where));
        try {
            Node read = node instanceof ScalarNode scalar && scalar.isText()
                    ? at(
                            scalar.where(),
                            JsonText.read(scalar.text(), scalar.where().file()))
                    : node;
            if (read instanceof MapNode found && found.size() > 0) {
                return Optional.of(found.get("schema").orElse(found));
            }
            wrong(where, SCHEMA + " holds no JSON Schema", problems);
        } catch (ProblemException e) {
            wrong(node.where(), SCHEMA + ": " + e.problems().get(0).what(), problems);
        }
        return Optional.empty();
    }

    /** Places inside a text of its own count for nothing: the place of the text is what a reader finds. */
    private static Node at(Where where, Node node) {
        return node.fold(
                map -> new MapNode(
                        where,
                        map.entries().stream()
                                .map(e -> new MapNode.Entry(e.key(), where, at(where, e.value())))
                                .toList()),
                list -> new io.github.promptgate.source.ListNode(
                        where,
                        list.items().stream().map(item -> at(where, item)).toList()),
                scalar -> new ScalarNode(where, scalar.kind(), scalar.text()));
    }

    private static void wrong(Where where, String what, Problems problems) {
        problems.add(new Problem(
                ProblemCode.PROMPT_001,
                where,
                what,
                "write " + FORMAT + ": json_schema and " + SCHEMA + ": {...}, or response-format: {...} alone"));
    }
}
