package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.YamlText;
import io.github.promptgate.suite.SuiteSchemaJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published schema is what the code generates; rewrite it with {@code -Dgolden.update}. */
class SuiteSchemaTest {

    private static final Path PUBLISHED = Path.of("../docs/suite.schema.json");
    private static final Path SUITES = Path.of("../datasets");

    @Test
    void the_published_schema_is_what_the_reader_takes() throws IOException {
        String generated = SuiteSchemaJson.write(EvalEngine.vocabulary());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PUBLISHED, generated);
        }

        assertThat(generated).isEqualTo(Files.readString(PUBLISHED));
    }

    @Test
    void the_published_schema_takes_every_suite_that_we_ship() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(PUBLISHED), InputFormat.JSON);
        List<Path> suites;
        try (Stream<Path> files = Files.walk(SUITES)) {
            suites = files.filter(file -> file.toString().endsWith(".suite.yaml"))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .toList();
        }

        assertThat(suites).isNotEmpty();
        for (Path suite : suites) {
            String json = JsonText.write(YamlText.read(Files.readString(suite), suite.toString()));
            assertThat(schema.validate(json, InputFormat.JSON))
                    .as(suite.toString())
                    .isEmpty();
        }
    }
}
