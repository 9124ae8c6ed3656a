package io.github.promptgate.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.promptgate.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the reader take and refuse the same lines. */
class LabelSchemaTest {

    private static final Path PUBLISHED = Path.of("../docs/labels.schema.json");
    private static final String GOOD = "{\"case\":\"c1\",\"cell\":\"p@m\",\"answerSha256\":\"" + "a".repeat(64)
            + "\",\"verdict\":\"good\",\"score\":0.5,\"metric\":\"tone\",\"comment\":\"\",\"reviewer\":\"ann\","
            + "\"at\":\"2026-11-22T10:00:00Z\",\"drawn\":{\"seed\":-7,\"n\":50,\"of\":240}}";

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(PUBLISHED), InputFormat.JSON);
    }

    @Test
    void what_is_written_fits_the_schema() throws IOException {
        List<HumanLabel> labels = LabelFile.parse(GOOD, "f");

        assertThat(schema().validate(LabelFile.text(labels), InputFormat.JSON)).isEmpty();
        assertThat(LabelFile.text(labels)).isEqualTo(GOOD + "\n");
    }

    @Test
    void both_know_the_same_keys() throws IOException {
        assertThat(new ObjectMapper()
                        .readTree(PUBLISHED.toFile())
                        .get("properties")
                        .fieldNames())
                .toIterable()
                .containsExactlyElementsOf(LabelFields.KEYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"verdict\":\"good\" -> \"verdict\":\"fine\"",
                "\"case\":\"c1\" -> \"case\":\"\"",
                "\"cell\":\"p@m\", -> ",
                "\"score\":0.5 -> \"score\":-0.5",
                "\"score\":0.5 -> \"score\":\"0.5\"",
                "\"metric\":\"tone\" -> \"metric\":\"Tone of voice\"",
                "\"comment\":\"\" -> \"comment\":null",
                "\"seed\":-7 -> \"seed\":1.5",
                "\"n\":50 -> \"n\":0",
                "\"of\":240 -> \"off\":240",
                "\"comment\":\"\" -> \"coment\":\"\""
            })
    void both_refuse_the_same_lines(String change) throws IOException {
        String[] parts = change.split(" -> ", -1);
        String line = GOOD.replace(parts[0], parts[1]);

        assertThat(line).isNotEqualTo(GOOD);
        assertThat(schema().validate(line, InputFormat.JSON)).isNotEmpty();
        assertThatThrownBy(() -> LabelFile.parse(line, "f")).isInstanceOf(ProblemException.class);
    }
}
