package io.github.promptgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.suite.ReportFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatsTest {

    @TempDir
    Path output;

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void a_format_has_a_writer_for_each_of_its_files(ReportFormat format) {
        assertThat(Formats.writers(format)).hasSameSizeAs(format.files());
        assertThat(format.purpose()).isNotBlank();
    }

    @Test
    void no_two_formats_share_a_file() {
        assertThat(Arrays.stream(ReportFormat.values()).flatMap(format -> format.files().stream()))
                .doesNotHaveDuplicates()
                .doesNotContain("results.jsonl");
    }

    @Test
    void only_what_was_asked_for_is_written_and_the_outcome_always() throws Exception {
        Reports.of(at(Fixture.failed()).in(Set.of(ReportFormat.JUNIT)), 10).write();

        assertThat(files()).containsExactly("junit.xml", "outcome.json");
        assertThat(Files.readString(output.resolve("outcome.json"))).doesNotContain("reportPath");
    }

    @Test
    void each_format_tells_each_kind_of_outcome_and_the_same_bytes_each_time() throws Exception {
        for (EvalOutcome outcome :
                List.of(Fixture.failed(), Fixture.passed(), Fixture.nothingToRun(), Fixture.badInput())) {
            Reports.of(at(outcome), 10).write(EnumSet.allOf(ReportFormat.class));
            List<String> first = contents();
            Reports.of(at(outcome), 10).write(EnumSet.allOf(ReportFormat.class));

            assertThat(contents()).isEqualTo(first);
            for (ReportFormat format : ReportFormat.values()) {
                assertThat(output.resolve(format.files().get(0))).exists();
            }
        }
    }

    private EvalOutcome at(EvalOutcome outcome) {
        return Outcomes.at(outcome, output);
    }

    private List<String> contents() throws Exception {
        List<String> texts = new ArrayList<>();
        for (String file : files()) {
            texts.add(Files.readString(output.resolve(file)));
        }
        return texts;
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(output)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
