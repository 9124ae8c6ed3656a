package io.github.promptgate.score.structure;

import static io.github.promptgate.suite.Shape.optional;
import static io.github.promptgate.suite.Shape.required;

import io.github.promptgate.record.Metric;
import io.github.promptgate.score.ScorerType;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of this package in the table of scorers. */
public final class StructureScorers {

    private StructureScorers() {}

    /** All of them, in the order in which lists show them. */
    public static List<ScorerType> types() {
        return List.of(new ScorerType(json(), JsonScorer::of), new ScorerType(jsonSchema(), JsonSchemaScorer::of));
    }

    private static ScorerWord json() {
        return new ScorerWord(
                "json",
                "the answer is one JSON value and nothing else",
                Optional.empty(),
                true,
                Shape.fields(JsonReply.FENCED),
                Metric.binary("json"),
                Set.of());
    }

    private static ScorerWord jsonSchema() {
        Shape schema = new Shape.AnyOf(List.of(new Shape.FilePath(), new Shape.MapOf(new Shape.Any())));
        return new ScorerWord(
                "json-schema",
                "the answer is JSON that fits a JSON Schema",
                Optional.of("schema"),
                false,
                Shape.fields(
                        required("schema", schema, "a file (JSON or YAML), or the schema itself"),
                        optional("format", Shape.choice("annotate", "assert"), "whether \"format\" must hold"),
                        optional("extract", Shape.choice("whole", "first"), "first: find the JSON inside prose"),
                        JsonReply.FENCED),
                Metric.binary("json-schema"),
                Set.of());
    }
}
