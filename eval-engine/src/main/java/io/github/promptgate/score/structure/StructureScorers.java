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
        return List.of(
                new ScorerType(json(), JsonScorer::of),
                new ScorerType(jsonSchema(), JsonSchemaScorer::of),
                new ScorerType(jsonPath(), JsonPathScorer::of),
                new ScorerType(xml(), XmlScorer::of),
                new ScorerType(html(), HtmlScorer::of),
                new ScorerType(sql(), SqlScorer::of));
    }

    private static ScorerWord json() {
        return new ScorerWord(
                "json",
                "the answer is one JSON value and nothing else",
                Optional.empty(),
                true,
                Shape.fields(CodeFence.OPTION),
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
                        JsonReply.EXTRACT,
                        CodeFence.OPTION),
                Metric.binary("json-schema"),
                Set.of());
    }

    private static ScorerWord jsonPath() {
        return new ScorerWord(
                "json-path",
                "the answer is JSON whose value at a path meets conditions",
                Optional.of("path"),
                false,
                Shape.fields(
                                required("path", Shape.text(), "a JSONPath, such as $.items[0].price"),
                                optional(
                                        "values",
                                        Shape.choice("all", "any"),
                                        "whether each value at the path must fit, or one of them"))
                        .and(ValueConditions.OPTIONS)
                        .and(List.of(JsonReply.EXTRACT, CodeFence.OPTION)),
                Metric.binary("json-path"),
                Set.of());
    }

    private static ScorerWord xml() {
        return markup(
                "xml",
                "the answer is one well-formed XML document",
                Shape.fields(
                        optional(
                                "elements",
                                new Shape.OneOrMany(Shape.text()),
                                "XPath expressions that must each find something"),
                        optional("namespaces", new Shape.MapOf(Shape.text()), "the namespace of each prefix in them"),
                        CodeFence.OPTION));
    }

    private static ScorerWord html() {
        return markup(
                "html",
                "the answer is HTML without a parse error",
                Shape.fields(
                        optional(
                                "elements",
                                new Shape.OneOrMany(Shape.text()),
                                "CSS selectors that must each find something"),
                        CodeFence.OPTION));
    }

    private static ScorerWord sql() {
        Shape names = new Shape.OneOrMany(Shape.text());
        return new ScorerWord(
                "sql",
                "the answer is SQL that parses and uses nothing but what is allowed",
                Optional.empty(),
                true,
                Shape.fields(
                        optional("dialect", Shape.choice(SqlDialect.words()), "the database that it is for"),
                        optional("statements", new Shape.OneOrMany(Shape.choice(SqlKinds.ALL)), "kinds it may hold"),
                        optional("tables", names, "tables it may use"),
                        optional("columns", names, "columns it may use, plain or as table.column"),
                        CodeFence.OPTION),
                Metric.binary("sql"),
                Set.of());
    }

    private static ScorerWord markup(String id, String summary, Shape.Fields options) {
        return new ScorerWord(id, summary, Optional.of("elements"), true, options, Metric.binary(id), Set.of());
    }
}
