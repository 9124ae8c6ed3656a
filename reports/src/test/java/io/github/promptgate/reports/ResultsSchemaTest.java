package io.github.promptgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.record.TrialRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsSchemaTest {

    @TempDir
    Path folder;

    @Test
    void every_line_of_a_record_is_what_the_published_schema_says() throws Exception {
        for (String line : lines()) {
            assertThat(Schemas.errors("results.schema.json", line)).isEmpty();
        }
    }

    @Test
    void the_schema_refuses_lines_that_lack_or_add_a_field() throws Exception {
        String header = lines().get(0);
        String trial = lines().get(1);
        assertThat(Schemas.errors("results.schema.json", header.replace("\"seed\":42,", "")))
                .isNotEmpty();
        assertThat(Schemas.errors("results.schema.json", trial.replace("\"sample\":", "\"secret\":1,\"sample\":")))
                .isNotEmpty();
        assertThat(Schemas.errors("results.schema.json", trial.replace("\"mark\":\"passed\",", "")))
                .isNotEmpty();
    }

    private List<String> lines() throws Exception {
        Fixture.ListRecord record = Fixture.record();
        try (RecordWriter writer = RecordWriter.start(folder, record.header())) {
            long position = 0;
            for (TrialRecord trial : record.list()) {
                writer.add(position++, trial);
            }
            RecordFile file = writer.finish(record.footer());
            assertThat(file.header()).isEqualTo(record.header());
        }
        return Files.readAllLines(folder.resolve("results.jsonl"));
    }
}
