package io.github.promptgate.reports.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON the same everywhere: indented by two, lines ended by a line feed, the writer left open. Characters that move or
 * hide others are escaped, so that a file can be printed; what it says stays the same.
 */
public final class PrettyJson {

    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private PrettyJson() {}

    /** A document. */
    public interface DocumentJson {
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes one document over many lines, and a line feed. */
    public static void write(Writer out, DocumentJson content) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""));
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        try (JsonGenerator json = new PrintableJson(JSON.createGenerator(out))) {
            json.setPrettyPrinter(printer);
            content.write(json);
        }
        out.write('\n');
    }

    /** Writes one document in one line, and a line feed. */
    public static void writeLine(Writer out, DocumentJson content) throws IOException {
        try (JsonGenerator json = new PrintableJson(JSON.createGenerator(out))) {
            content.write(json);
        }
        out.write('\n');
    }
}
