package io.github.promptgate.source;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Strict YAML 1.2 (JSON schema types): one document, no duplicate keys; anchors and aliases are bounded. */
public final class YamlText {

    private static final int MOST_NODES = 5_000_000;
    private static final int MOST_DEPTH = 100;
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

    private final String file;
    private final int firstLine;
    private final Problems problems = new Problems();
    private int nodes;

    private YamlText(String file, int firstLine) {
        this.file = file;
        this.firstLine = firstLine;
    }

    /**
     * Reads one document.
     *
     * @param file the path to show in places
     * @throws ProblemException SOURCE-004 (malformed), SUITE-002 (duplicate keys, all of them)
     */
    public static Node read(String text, String file) {
        return read(text, file, 1);
    }

    /** As {@link #read(String, String)}, for a text that starts at a later line of its file (front matter). */
    public static Node read(String text, String file, int firstLine) {
        YamlText reader = new YamlText(file, firstLine);
        Node node = reader.document(text);
        reader.problems.throwIfAny();
        return node;
    }

    /** As {@link #read(String, String)}, but goes on after duplicate keys: the first stays, the others are told. */
    public static Node read(String text, String file, Problems problems) {
        YamlText reader = new YamlText(file, 1);
        Node node = reader.document(text);
        reader.problems.found().forEach(problems::add);
        return node;
    }

    private Node document(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            Optional<org.snakeyaml.engine.v2.nodes.Node> root = new Compose(settings).composeString(text);
            return root.map(node -> convert(node, 0))
                    .orElseThrow(() ->
                            malformed(new Where(file, firstLine, 0), "the document is empty", "write its content"));
        } catch (MarkedYamlEngineException e) {
            throw malformed(
                    e.getProblemMark().map(this::where).orElse(new Where(file, firstLine, 0)),
                    e.getProblem() + context(e),
                    fix(e.getProblem()));
        } catch (YamlEngineException e) {
            throw malformed(new Where(file, firstLine, 0), String.valueOf(e.getMessage()), "correct the YAML");
        }
    }

    /** What was being read; the parser does not always know. */
    private static String context(MarkedYamlEngineException e) {
        return Optional.ofNullable(e.getContext())
                .map(String::stripTrailing)
                .filter(context -> !context.isEmpty())
                .map(context -> " (" + context + ")")
                .orElse("");
    }

    private static String fix(String problem) {
        return problem.contains("'\\t") || problem.contains("TAB")
                ? "indent with spaces, not tabs"
                : "check indentation, colons and quotes near this place";
    }

    private static ProblemException malformed(Where where, String reason, String fix) {
        return new ProblemException(
                new Problem(ProblemCode.SOURCE_004, where, "malformed YAML: " + reason.replaceAll("\\s+", " "), fix));
    }

    private Node convert(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
        Where where = node.getStartMark().map(this::where).orElse(Where.file(file));
        if (depth > MOST_DEPTH) {
            throw malformed(where, "nested more than " + MOST_DEPTH + " deep", "check for an anchor that holds itself");
        }
        if (++nodes > MOST_NODES) {
            throw malformed(where, "more than " + MOST_NODES + " values", "check for aliases that multiply");
        }
        if (node instanceof MappingNode mapping) {
            return map(mapping, where, depth);
        }
        if (node instanceof SequenceNode sequence) {
            return new ListNode(
                    where,
                    sequence.getValue().stream()
                            .map(item -> convert(item, depth + 1))
                            .toList());
        }
        return scalar((org.snakeyaml.engine.v2.nodes.ScalarNode) node, where);
    }

    private Node map(MappingNode mapping, Where where, int depth) {
        Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Where keyWhere = tuple.getKeyNode().getStartMark().map(this::where).orElse(where);
            if (!(tuple.getKeyNode() instanceof org.snakeyaml.engine.v2.nodes.ScalarNode key)) {
                throw malformed(keyWhere, "a key must be a text", "quote it, or check for a stray { or [");
            }
            MapNode.Entry entry = new MapNode.Entry(key.getValue(), keyWhere, convert(tuple.getValueNode(), depth + 1));
            MapNode.Entry first = entries.putIfAbsent(key.getValue(), entry);
            if (first != null) {
                problems.add(new Problem(
                        ProblemCode.SUITE_002,
                        keyWhere,
                        "duplicate key \"" + key.getValue() + "\", first in line "
                                + first.keyWhere().line(),
                        "keep one of them"));
            }
        }
        return new MapNode(where, new ArrayList<>(entries.values()));
    }

    private static Node scalar(org.snakeyaml.engine.v2.nodes.ScalarNode node, Where where) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return ScalarNode.nullValue(where);
        }
        if (tag.equals(Tag.BOOL)) {
            return ScalarNode.bool(where, Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text, where);
        }
        return ScalarNode.text(where, text);
    }

    /** What JSON cannot write as a number (.inf, .nan) stays a text. */
    private static Node number(String text, Where where) {
        if (JSON_NUMBER.matcher(text).matches()) {
            return new ScalarNode(where, ScalarNode.Kind.NUMBER, text);
        }
        try {
            return ScalarNode.number(where, new BigDecimal(text));
        } catch (NumberFormatException e) {
            return ScalarNode.text(where, text);
        }
    }

    private Where where(Mark mark) {
        return new Where(file, mark.getLine() + firstLine, mark.getColumn() + 1);
    }
}
