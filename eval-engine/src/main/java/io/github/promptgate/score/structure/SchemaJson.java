package io.github.promptgate.score.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A compiled JSON Schema: Draft 2020-12, or the draft that its {@code $schema} names (4, 6, 7, 2019-09). Thread-safe.
 * Nothing is fetched: a reference leads inside the schema or is a mistake.
 */
public final class SchemaJson {

    /** Whether {@code format} is only told or also held against the value. */
    public enum Formats {
        ANNOTATE,
        ASSERT
    }

    /**
     * Where a value does not fit.
     *
     * @param pointer JSON Pointer into the value; empty for the value itself
     * @param keyword the schema's word, such as {@code required}
     * @param message what that word asks
     */
    public record Misfit(String pointer, String keyword, String message) {}

    private final Schema schema;

    private SchemaJson(Schema schema) {
        this.schema = schema;
    }

    /**
     * Compiles.
     *
     * @throws ProblemException SUITE-013
     */
    public static SchemaJson compile(Node schema, Formats formats) {
        SpecificationVersion draft = draft(schema);
        JsonNode tree = TreeJson.of(schema);
        try {
            List<Error> errors = registry(draft, Formats.ANNOTATE)
                    .getSchema(SchemaLocation.of(draft.getDialectId()))
                    .validate(tree);
            if (!errors.isEmpty()) {
                throw malformed(schema, misfit(errors.get(0)));
            }
            Schema compiled = registry(draft, formats).getSchema(tree);
            compiled.initializeValidators();
            return new SchemaJson(compiled);
        } catch (SchemaException e) {
            throw malformed(schema, reason(e));
        }
    }

    private static SpecificationVersion draft(Node schema) {
        Optional<String> named =
                schema instanceof MapNode map ? map.get("$schema").map(Node::asText) : Optional.empty();
        if (named.isEmpty()) {
            return SpecificationVersion.DRAFT_2020_12;
        }
        return SpecificationVersion.fromDialectId(named.get())
                .or(() -> SpecificationVersion.fromDialectId(named.get() + "#"))
                .orElseThrow(() -> new ProblemException(new Problem(
                        ProblemCode.SUITE_013,
                        schema.where(),
                        "malformed JSON Schema: unknown $schema \"" + named.get() + "\"",
                        Arrays.stream(SpecificationVersion.values())
                                .map(SpecificationVersion::getDialectId)
                                .toList(),
                        "name one of the known drafts, or leave $schema out for 2020-12")));
    }

    private static SchemaRegistry registry(SpecificationVersion draft, Formats formats) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(formats == Formats.ASSERT)
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .regularExpressionFactory(SchemaPatterns.INSTANCE)
                .build();
        return SchemaRegistry.withDefaultDialect(draft, builder -> builder.schemaRegistryConfig(config));
    }

    private static Misfit misfit(Error error) {
        return new Misfit(error.getInstanceLocation().toString(), error.getKeyword(), error.getMessage());
    }

    private static ProblemException malformed(Node schema, Misfit misfit) {
        String at = misfit.pointer().isEmpty() ? "" : " at " + misfit.pointer();
        return malformed(schema, misfit.message() + at);
    }

    private static String reason(SchemaException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("cannot be compiled");
    }

    private static ProblemException malformed(Node schema, String reason) {
        return new ProblemException(new Problem(
                ProblemCode.SUITE_013,
                schema.where(),
                "malformed JSON Schema: " + reason,
                "correct the schema; references lead inside it, nothing is fetched"));
    }

    /**
     * All that does not fit, in the schema's order; empty when the value fits.
     *
     * @throws io.github.promptgate.score.CannotScore LIMIT for a number too long to compute with
     */
    public List<Misfit> misfits(Node value) {
        return schema.validate(TreeJson.of(value)).stream()
                .map(SchemaJson::misfit)
                .toList();
    }
}
