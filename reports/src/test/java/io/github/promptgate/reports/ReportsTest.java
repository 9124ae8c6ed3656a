package io.github.promptgate.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.terminal.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @TempDir
    Path output;

    @Test
    void outcome_and_page_are_written_into_the_suites_folder_and_nothing_else() throws Exception {
        Reports reports = Reports.write(at(Fixture.failed(), "refunds"));

        assertThat(files("refunds")).containsExactly("history.jsonl", "junit.xml", "outcome.json", "report.html");
        assertThat(Files.readString(output.resolve("refunds/outcome.json"))).contains("\"outcome\": \"failed\"");
        assertThat(reports.lines())
                .extracting(Line::text)
                .contains(
                        "Trials: 32, Passed: 25, Failed: 4, Unscored: 3," + " Errors: 2, Cost: $0.031, Judge: $0.012");
    }

    @Test
    void bad_input_replaces_the_files_of_the_run_before() throws Exception {
        Reports.write(at(Fixture.passed(), "refunds"));
        Reports.write(at(Fixture.badInput(), "refunds"));

        assertThat(Files.readString(output.resolve("refunds/outcome.json")))
                .contains("\"outcome\": \"error\"")
                .contains("\"exitCode\": 2");
        assertThat(Files.readString(output.resolve("refunds/report.html"))).contains("NOT RUN");
    }

    @Test
    void several_suites_are_rolled_up_beside_their_folders() throws Exception {
        List<EvalOutcome> outcomes = List.of(at(Fixture.passed(), "a"), at(Fixture.failed(), "b"));
        Reports.writeRollUp(output, outcomes);
        assertThat(Files.readString(output.resolve("outcome.json")))
                .contains("\"exitCode\": 1")
                .contains("\"outcomePath\": \"b/outcome.json\"");
    }

    @Test
    void the_same_outcome_gives_the_same_bytes() throws Exception {
        Reports.write(at(Fixture.failed(), "a"));
        Reports.write(at(Fixture.failed(), "b"));
        for (String name : List.of("outcome.json", "report.html", "junit.xml")) {
            assertThat(output.resolve("a").resolve(name))
                    .hasSameBinaryContentAs(output.resolve("b").resolve(name));
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_a_problem() throws Exception {
        Files.writeString(output.resolve("refunds"), "a file, not a folder");
        assertThatThrownBy(() -> Reports.write(at(Fixture.passed(), "refunds")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.RUN_002);
                    assertThat(e.problems().get(0).fix())
                            .isEqualTo("make the output folder writable, or name another with output");
                });
    }

    private EvalOutcome at(EvalOutcome outcome, String folder) {
        return Outcomes.at(outcome, output.resolve(folder));
    }

    private List<String> files(String folder) throws Exception {
        try (Stream<Path> files = Files.list(output.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
