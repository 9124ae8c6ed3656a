package io.github.promptgate.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema of the suite file for a vocabulary: what editors complete and check with. */
public final class SuiteSchemaJson {

    private SuiteSchemaJson() {}

    /** The schema, indented, ending with a line feed; the same text for the same vocabulary. */
    public static String write(Vocabulary vocabulary) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withObjectIndenter(indenter);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema(vocabulary)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private static ObjectNode schema(Vocabulary vocabulary) {
        ShapeSchemaJson writer = new ShapeSchemaJson();
        ObjectNode suite = writer.schema(new SuiteGrammar(vocabulary).suite());
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "PromptGate suite")
                .put("description", "Prompts, models, cases, scorers and the rules that decide; see docs/suite.md.");
        schema.setAll(suite);
        schema.set("$defs", writer.definitions());
        return schema;
    }
}
