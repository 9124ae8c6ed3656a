package io.github.promptgate.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Strict JSON: one value, no duplicate keys, no comments; every node knows its line and column. */
public final class JsonText {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(256 * 1024 * 1024)
                    .maxNestingDepth(200)
                    .build())
            .build();

    private final JsonParser parser;
    private final String file;
    private final int firstLine;
    private final Places places;
    private final Where wholeFile;

    /** What a node knows of its place. */
    private enum Places {
        EXACT,
        FILE
    }

    private JsonText(JsonParser parser, String file, int firstLine, Places places) {
        this.parser = parser;
        this.file = file;
        this.firstLine = firstLine;
        this.places = places;
        this.wholeFile = Where.file(file);
    }

    /**
     * Reads one JSON value and nothing after it.
     *
     * @param file the path to show in places
     * @throws ProblemException SOURCE-004 with line and column
     */
    public static Node read(String text, String file) {
        return read(text, file, 1);
    }

    /** As {@link #read(String, String)}, for a text whose first line is a later line of its file (JSON Lines). */
    public static Node read(String text, String file, int firstLine) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonText(parser, file, firstLine, Places.EXACT).document();
        } catch (JsonProcessingException e) {
            throw new ProblemException(malformed(e, file, firstLine));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads values one after another, as JSON Lines holds them. Of their places they know the file alone, which makes
     * long files quick to read. Close the stream.
     *
     * @param file the path to show in places
     * @throws ProblemException SOURCE-004 with line and column, while the stream is read
     */
    public static Stream<Node> stream(Path path, String file) throws IOException {
        JsonParser parser = FACTORY.createParser(Files.newInputStream(path));
        JsonText text = new JsonText(parser, file, 1, Places.FILE);
        return Stream.generate(text::next)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .onClose(text::close);
    }

    private Optional<Node> next() {
        try {
            return parser.nextToken() == null ? Optional.empty() : Optional.of(value());
        } catch (JsonProcessingException e) {
            throw new ProblemException(malformed(e, file, firstLine));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem malformed(JsonProcessingException e, String file, int firstLine) {
        JsonLocation at = e.getLocation();
        Where where = at == null
                ? new Where(file, firstLine, 0)
                : new Where(file, firstLine + at.getLineNr() - 1, Math.max(0, at.getColumnNr()));
        String reason = e.getOriginalMessage().lines().findFirst().orElse("cannot be read");
        return new Problem(ProblemCode.SOURCE_004, where, "malformed JSON: " + reason, "correct the JSON");
    }

    private Node document() throws IOException {
        if (parser.nextToken() == null) {
            throw problem(here(), "malformed JSON: there is no value", "write one JSON value");
        }
        Node node = value();
        if (parser.nextToken() != null) {
            throw problem(here(), "malformed JSON: text after the value", "keep one JSON value only");
        }
        return node;
    }

    private Node value() throws IOException {
        Where where = place();
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(where);
            case START_ARRAY -> list(where);
            case VALUE_STRING -> ScalarNode.text(where, parser.getText());
            case VALUE_TRUE -> ScalarNode.bool(where, true);
            case VALUE_FALSE -> ScalarNode.bool(where, false);
            case VALUE_NULL -> ScalarNode.nullValue(where);
            default -> new ScalarNode(where, ScalarNode.Kind.NUMBER, parser.getText());
        };
    }

    private Node map(Where where) throws IOException {
        Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Where keyWhere = place();
            String key = parser.currentName();
            if (entries.containsKey(key)) {
                throw problem(here(), "malformed JSON: duplicate key \"" + key + "\"", "keep one of them");
            }
            parser.nextToken();
            entries.put(key, new MapNode.Entry(key, keyWhere, value()));
        }
        return new MapNode(where, entries);
    }

    private Node list(Where where) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new ListNode(where, items);
    }

    private Where place() {
        return places == Places.EXACT ? here() : wholeFile;
    }

    private Where here() {
        JsonLocation at = parser.currentTokenLocation();
        return new Where(file, firstLine + Math.max(1, at.getLineNr()) - 1, Math.max(0, at.getColumnNr()));
    }

    private static ProblemException problem(Where where, String what, String fix) {
        return new ProblemException(new Problem(ProblemCode.SOURCE_004, where, what, fix));
    }

    /** Compact JSON, keys in the order of the tree, no space, non-ASCII kept as it is. */
    public static String write(Node node) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(node, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Writes a tree where a generator stands. */
    public static void write(Node node, JsonGenerator json) throws IOException {
        if (node instanceof MapNode map) {
            json.writeStartObject();
            for (MapNode.Entry entry : map.entries()) {
                json.writeFieldName(entry.key());
                write(entry.value(), json);
            }
            json.writeEndObject();
        } else if (node instanceof ListNode list) {
            json.writeStartArray();
            for (Node item : list.items()) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (node instanceof ScalarNode scalar) {
            writeScalar(scalar, json);
        }
    }

    private static void writeScalar(ScalarNode scalar, JsonGenerator json) throws IOException {
        switch (scalar.kind()) {
            case TEXT -> json.writeString(scalar.text());
            case NUMBER -> json.writeNumber(scalar.text());
            case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(scalar.text()));
            case NULL -> json.writeNull();
        }
    }
}
