package io.github.promptgate.score.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Holds our use of the schema library against rows of the JSON-Schema-Test-Suite, where they are at hand. */
class SchemaTestSuiteTest {

    private static final List<Path> PLACES = List.of(
            Path.of("../../shared/data/json-schema-dev.jsonl"), Path.of("../../../shared/data/json-schema-dev.jsonl"));

    private static final Map<String, String> DRAFTS = Map.of(
            "draft7", "http://json-schema.org/draft-07/schema#",
            "draft2020-12", "https://json-schema.org/draft/2020-12/schema");

    @Test
    void every_row_is_judged_as_its_authors_say() throws IOException {
        Path rows = PLACES.stream().filter(Files::exists).findFirst().orElse(Path.of("absent"));
        Assumptions.assumeTrue(Files.exists(rows), "the rows are not beside this checkout");

        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (String line : Files.readAllLines(rows)) {
            MapNode row = (MapNode) JsonText.read(line, "row");
            count++;
            if (judged(row) != row.get("valid").orElseThrow().asText().equals("true")) {
                wrong.add(row.get("id").orElseThrow().asText());
            }
        }

        assertThat(count).isGreaterThan(2000);
        assertThat(wrong).isEmpty();
    }

    private static boolean judged(MapNode row) {
        Node schema = named(
                row.get("schema").orElseThrow(), row.get("draft").orElseThrow().asText());
        return SchemaJson.compile(schema, SchemaJson.Formats.ANNOTATE)
                .misfits(row.get("data").orElseThrow())
                .isEmpty();
    }

    /** The suite's files of a draft leave {@code $schema} out at times. */
    private static Node named(Node schema, String draft) {
        if (!(schema instanceof MapNode map) || map.get("$schema").isPresent()) {
            return schema;
        }
        String url = Objects.requireNonNull(DRAFTS.get(draft), draft);
        List<MapNode.Entry> entries = new ArrayList<>(map.entries());
        entries.add(new MapNode.Entry(
                "$schema", map.where(), io.github.promptgate.source.ScalarNode.text(map.where(), url)));
        return new MapNode(map.where(), entries);
    }
}
