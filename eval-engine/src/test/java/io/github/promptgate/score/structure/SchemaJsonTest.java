package io.github.promptgate.score.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.score.structure.SchemaJson.Formats;
import io.github.promptgate.source.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaJsonTest {

    private static SchemaJson schema(String json) {
        return SchemaJson.compile(JsonText.read(json, "schema.json"), Formats.ANNOTATE);
    }

    private static List<SchemaJson.Misfit> misfits(String schema, String value) {
        return schema(schema).misfits(JsonText.read(value, "value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-04/schema#",
                "http://json-schema.org/draft-06/schema#",
                "http://json-schema.org/draft-07/schema",
                "https://json-schema.org/draft/2019-09/schema",
                "https://json-schema.org/draft/2020-12/schema"
            })
    void each_draft_is_known(String draft) {
        String schema = "{\"$schema\": \"" + draft + "\", \"type\": \"integer\", \"maximum\": 3}";

        assertThat(misfits(schema, "3")).isEmpty();
        assertThat(misfits(schema, "4")).hasSize(1);
    }

    @Test
    void a_draft_means_what_it_says() {
        String exclusive = "\"maximum\": 3, \"exclusiveMaximum\": true}";

        assertThat(misfits("{\"$schema\": \"http://json-schema.org/draft-04/schema#\", " + exclusive, "3"))
                .hasSize(1);
        assertThat(catchThrowableOfType(ProblemException.class, () -> schema("{" + exclusive))
                        .problems())
                .singleElement()
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.SUITE_013))
                .satisfies(p -> assertThat(p.what())
                        .isEqualTo("malformed JSON Schema: boolean found, number expected at /exclusiveMaximum"))
                .satisfies(p -> assertThat(p.fix())
                        .isEqualTo("correct the schema; references lead inside it, nothing is fetched"));
    }

    @ParameterizedTest
    @CsvSource({"1.0, true", "1e2, true", "1.5, false", "100000000000000000000000, true", "-0.0, true"})
    void an_integer_is_a_number_without_a_fraction_however_it_is_written(String number, boolean fits) {
        assertThat(misfits("{\"type\": \"integer\"}", number).isEmpty()).isEqualTo(fits);
    }

    @Test
    void numbers_are_exact() {
        assertThat(misfits("{\"multipleOf\": 0.01}", "4.35")).isEmpty();
        assertThat(misfits("{\"const\": 0.1}", "0.10000000000000000001")).hasSize(1);
        assertThat(misfits("{\"const\": 1.50}", "1.5")).isEmpty();
    }

    @Test
    void references_inside_the_schema_are_followed() {
        String schema = "{\"$ref\": \"#/$defs/n\", \"$defs\": {\"n\": {\"type\": \"integer\"}}}";

        assertThat(misfits(schema, "1")).isEmpty();
        assertThat(misfits(schema, "\"1\""))
                .extracting(SchemaJson.Misfit::keyword)
                .containsExactly("type");
    }

    @Test
    void a_schema_may_be_true_or_false() {
        assertThat(misfits("true", "1")).isEmpty();
        assertThat(misfits("false", "1")).hasSize(1);
    }

    @Test
    void a_malformed_pattern_is_told() {
        assertThat(catchThrowableOfType(ProblemException.class, () -> schema("{\"pattern\": \"a(\"}"))
                        .problems())
                .singleElement()
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.SUITE_013));
    }

    @Test
    void a_pointer_escapes_slash_and_tilde() {
        String schema = "{\"properties\": {\"a/b\": {\"properties\": {\"c~d\": {\"type\": \"null\"}}}}}";

        assertThat(misfits(schema, "{\"a/b\": {\"c~d\": 1}}"))
                .extracting(SchemaJson.Misfit::pointer)
                .containsExactly("/a~1b/c~0d");
    }
}
