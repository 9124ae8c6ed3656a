package io.github.promptgate.prompt;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Folder;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.source.TextFile;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.ToolSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the keys that every prompt may have, wherever it is written; what is wrong is PROMPT-001. */
final class PromptKeys {

    /** The keys of front matter. */
    static final List<String> COMMON =
            List.of("id", "version", "description", "parameters", "tools", "response-format");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final List<String> TOOL = List.of("name", "description", "parameters");

    private final MapNode map;
    private final Folder folder;
    private final Problems problems;

    /** @param folder where paths start: the folder of the file that holds the keys */
    PromptKeys(MapNode map, Folder folder, Problems problems) {
        this.map = map;
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * Tells every key that is not among the known ones.
     *
     * @param refused keys that other tools have, and why they do not stand here
     */
    void check(List<String> known, Map<String, String> refused) {
        for (MapNode.Entry entry : map.entries()) {
            if (refused.containsKey(entry.key())) {
                wrong(
                        entry.keyWhere(),
                        "\"" + entry.key() + "\" has no place in a prompt file",
                        refused.get(entry.key()));
            } else if (!known.contains(entry.key())) {
                problems.add(Problem.unknown(ProblemCode.PROMPT_001, entry.keyWhere(), "key", entry.key(), known));
            }
        }
    }

    /** The given id; one that cannot be an id is told. */
    Optional<String> id() {
        Optional<String> id = text("id");
        id.filter(text -> !ID.matcher(text).matches())
                .ifPresent(text -> wrong(
                        place("id"),
                        "\"" + text + "\" cannot be an id",
                        "use letters, digits, . _ and -, beginning with a letter or digit"));
        return id;
    }

    /** Whether a file's stem can be an id. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    Optional<String> text(String key) {
        Optional<Node> node = map.get(key);
        node.filter(n -> !(n instanceof ScalarNode scalar) || scalar.isNull())
                .ifPresent(n -> wrong(n.where(), key + " must be a text, not " + n.kindName(), "write a text"));
        return node.filter(n -> n instanceof ScalarNode).map(Node::asText);
    }

    Options parameters() {
        Optional<Node> node = map.get("parameters");
        node.filter(n -> !(n instanceof MapNode))
                .ifPresent(n ->
                        wrong(n.where(), "parameters must be a map, not a " + n.kindName(), "write {temperature: 0}"));
        return new Options(
                node.filter(n -> n instanceof MapNode).map(n -> (MapNode) n).orElse(MapNode.empty(map.where())));
    }

    List<ToolSpec> tools() {
        Optional<Node> node = map.get("tools");
        if (node.isEmpty()) {
            return List.of();
        }
        List<ToolSpec> tools = new ArrayList<>();
        if (node.get() instanceof ListNode list) {
            list.items().forEach(item -> tool(item).ifPresent(tools::add));
        } else {
            wrong(
                    node.get().where(),
                    "tools must be a list, not a " + node.get().kindName(),
                    toolExample());
        }
        return tools;
    }

    private static String toolExample() {
        return "write - {name: find, description: \"...\", parameters: {type: object, properties: {}}}";
    }

    private Optional<ToolSpec> tool(Node item) {
        if (!(item instanceof MapNode tool)) {
            wrong(item.where(), "a tool must be a map, not a " + item.kindName(), toolExample());
            return Optional.empty();
        }
        PromptKeys keys = new PromptKeys(tool, folder, problems);
        keys.check(TOOL, Map.of());
        Optional<String> name = keys.text("name");
        if (name.isEmpty()) {
            wrong(tool.where(), "the tool has no name", toolExample());
        }
        Node parameters = tool.get("parameters").orElse(MapNode.empty(tool.where()));
        if (!(parameters instanceof MapNode schema)) {
            wrong(parameters.where(), "the tool's parameters must be a JSON Schema", toolExample());
            return Optional.empty();
        }
        return name.map(text -> new ToolSpec(text, keys.text("description").orElse(""), schema));
    }

    /** A JSON Schema, or the path of one from the file that names it. */
    Optional<Node> responseFormat() {
        Optional<Node> node = map.get("response-format");
        if (node.isEmpty() || node.get() instanceof MapNode) {
            return node;
        }
        if (!(node.get() instanceof ScalarNode path) || !path.isText()) {
            wrong(
                    node.get().where(),
                    "response-format must be a JSON Schema or its file, not "
                            + node.get().kindName(),
                    "write {type: object, properties: {...}}, or schemas/answer.json");
            return Optional.empty();
        }
        return inFile(path);
    }

    private Optional<Node> inFile(ScalarNode name) {
        try {
            Path path = folder.file(name.text(), name.where());
            String shown = folder.show(path);
            Node schema = JsonText.read(TextFile.read(path, shown), shown);
            if (schema instanceof MapNode) {
                return Optional.of(schema);
            }
            wrong(schema.where(), "a JSON Schema is a map, not a " + schema.kindName(), "write {\"type\": \"object\"}");
        } catch (ProblemException e) {
            problems.add(e);
        }
        return Optional.empty();
    }

    private Where place(String key) {
        return map.get(key).map(Node::where).orElse(map.where());
    }

    private void wrong(Where where, String what, String fix) {
        problems.add(new Problem(ProblemCode.PROMPT_001, where, what, fix));
    }
}
