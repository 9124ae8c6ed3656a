package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {

    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void write_a_suite() throws IOException {
        suite = SuiteFolder.in(folder);
    }

    @Test
    void a_green_suite_says_what_ran_and_where_the_report_is() {
        CliRun run = suite.evaluate();

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Suite demo: 2 cases x 1 prompt x 1 model = 2 trials\n")
                .contains("  100 %  2/2  0 failed  0 unscored  0 errors\n")
                .contains("GATE PASSED  demo  the one rule held (2 trials: 2 scored, 0 unscored)\n")
                .endsWith("Report: "
                        + folder.resolve("target/promptgate/demo/report.html").toUri() + "\n");
        assertThat(folder.resolve("target/promptgate/demo"))
                .isDirectoryContaining("glob:**/results.jsonl")
                .isDirectoryContaining("glob:**/outcome.json")
                .isDirectoryContaining("glob:**/report.html");
    }

    @Test
    void a_red_suite_names_the_broken_rule_and_the_worst_case_with_their_lines() throws IOException {
        red();

        CliRun run = suite.evaluate();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("""
                        Failed trials (1):
                          fee [plain@scripted]  contains: not contained; not found "15 %"; answer "There is no fee."   cases.csv:3

                        Rules broken (1 of 1):
                          demo.suite.yaml:10  contains min 90% in plain@scripted: was 50.0 % [9.5 %, 90.5 %] (2 scored, 0 unscored); as many new cases would meet it with a chance of about 31 %
                            worst: cases.csv:3 (0.0 %)
                        """)
                .contains("GATE FAILED  demo  1 of 1 rule broken (2 trials: 2 scored, 0 unscored)\n");
    }

    @Test
    void quiet_says_nothing_of_a_green_suite() {
        assertThat(suite.evaluate("--quiet")).isEqualTo(new CliRun(0, "", ""));
    }

    @Test
    void quiet_still_says_what_is_wrong() throws IOException {
        red();

        assertThat(suite.evaluate("--quiet").out())
                .contains("Rules broken (1 of 1):", "GATE FAILED  demo")
                .doesNotContain("Suite demo:", "Report:");
    }

    @Test
    void a_flag_replaces_the_suites_value() throws IOException {
        suite.replace("demo.suite.yaml", "gate:", "run: {samples: 2, cases: [window]}\ngate:");

        assertThat(suite.evaluate().out())
                .startsWith("Suite demo: 1 case x 1 prompt x 1 model x 2 samples = 2 trials\n");
        assertThat(suite.evaluate("--samples", "3", "--cases", "fee,window").out())
                .startsWith("Suite demo: 2 cases x 1 prompt x 1 model x 3 samples = 6 trials\n");
    }

    @Test
    void every_surface_says_which_environment_decided() throws IOException {
        red();
        suite.replace(
                "demo.suite.yaml",
                "gate:\n  - {metric: contains, min: 90%}",
                "gate:\n  - {metric: contains, min: 50%}\n"
                        + "environments: {production: {gate: [{metric: contains, min: 90%}]}}");

        CliRun run = suite.evaluate("--environment", "production");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "GATE FAILED  demo  1 of 1 rule broken (environment production, 2 trials: 2 scored, 0 unscored)\n")
                .contains("  demo.suite.yaml:11  contains min 90%");
        assertThat(folder.resolve("target/promptgate/demo/outcome.json"))
                .content()
                .contains("\"environment\": \"production\"", "broken (environment production, 2 trials");
        assertThat(folder.resolve("target/promptgate/demo/report.html"))
                .content()
                .contains("environment production");
        assertThat(suite.evaluate().code()).isZero();
        assertThat(suite.evaluate("--environment", "staging").out())
                .contains(
                        "--environment  SUITE-011  unknown environment \"staging\"\n  known environments: production\n");
    }

    @Test
    void the_output_folder_is_the_one_that_was_named() {
        suite.evaluate("--output", "elsewhere/out");

        assertThat(folder.resolve("elsewhere/out/demo/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("elsewhere/out/outcome.json")).isNotEmptyFile();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void of_several_suites_the_worst_decides() throws IOException {
        SuiteFolder.in(Files.createDirectory(folder.resolve("other")))
                .replace("demo.suite.yaml", "suite: demo", "suite: other")
                .replace("replies.yaml", "The fee is 15 %.", "There is no fee.");

        CliRun run = new CliRun.In(folder).run("evaluate", "**/*.suite.yaml");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).endsWith("""

                        2 suites:
                          PASSED  demo  the one rule held (2 trials: 2 scored, 0 unscored)
                          FAILED  other  1 of 1 rule broken (2 trials: 2 scored, 0 unscored)
                        All together: failed, exit code 1
                        """);
        assertThat(suite.read("target/promptgate/outcome.json")).contains("\"outcome\": \"failed\"");
        assertThat(suite.read("target/promptgate/demo/outcome.json")).contains("\"outcome\": \"passed\"");
    }

    @Test
    void two_suites_of_one_name_are_refused_before_either_runs() throws IOException {
        SuiteFolder.in(Files.createDirectory(folder.resolve("other")));

        CliRun run = new CliRun.In(folder).run("evaluate", "**/*.suite.yaml");

        assertThat(run).isEqualTo(new CliRun(2, "", """
                other/demo.suite.yaml  SUITE-007  the suite is named "demo" like the one in demo.suite.yaml
                  fix: rename one of them: each writes into the folder of its name  more: docs/problems/SUITE-007.md
                """));
        assertThat(folder.resolve("target/promptgate/demo")).doesNotExist();
    }

    @Test
    void colour_is_for_a_console_and_can_be_asked_for_or_refused() {
        CliRun.In console = new CliRun.In(folder).console();

        assertThat(suite.evaluate().out()).doesNotContain("\u001b");
        assertThat(suite.evaluate(console).out()).contains("\u001b[32mGATE PASSED");
        assertThat(suite.evaluate(console, "--color", "never").out()).doesNotContain("\u001b");
        assertThat(suite.evaluate(console.with("NO_COLOR", "1")).out()).doesNotContain("\u001b");
        assertThat(suite.evaluate(console, "--color", "always").out()).contains("\u001b[32mGATE PASSED");
    }

    @Test
    void a_console_that_knows_only_ascii_gets_marks() throws IOException {
        suite.replace("replies.yaml", "The fee is 15 %.", "Geb\u00fchr?");

        assertThat(suite.evaluate(new CliRun.In(folder).charset(StandardCharsets.US_ASCII))
                        .out())
                .contains("answer \"Geb<U+00FC>hr?\"");
    }

    @Test
    void the_same_suite_gives_the_same_answers_and_scores() throws IOException {
        suite.evaluate();
        String first = steady(suite.read("target/promptgate/demo/results.jsonl"));
        suite.evaluate();

        assertThat(steady(suite.read("target/promptgate/demo/results.jsonl"))).isEqualTo(first);
    }

    /** Without what no run repeats. */
    private static String steady(String record) {
        return record.replaceAll("\"(latencyMillis|wallMillis|waitedMillis|attempts)\":\\d+", "");
    }

    @Test
    void a_mistake_replaces_the_report_of_an_earlier_run_and_keeps_its_record() throws IOException {
        suite.evaluate();
        String record = suite.read("target/promptgate/demo/results.jsonl");
        suite.replace("demo.suite.yaml", "gate:", "gates:");

        CliRun run = suite.evaluate();

        assertThat(run.code()).isEqualTo(2);
        assertThat(suite.read("target/promptgate/demo/results.jsonl")).isEqualTo(record);
        assertThat(suite.read("target/promptgate/outcome.json")).contains("\"outcome\": \"error\"");
        assertThat(suite.read("target/promptgate/demo/outcome.json")).contains("\"outcome\": \"error\"");
        assertThat(suite.read("target/promptgate/demo/junit.xml"))
                .contains("gates")
                .doesNotContain("failures=\"0\" errors=\"0\"");
        assertThat(suite.read("target/promptgate/demo/report.html"))
                .contains("unknown")
                .doesNotContain("GATE PASSED");
    }

    @Test
    void an_output_that_cannot_be_written_is_told() throws IOException {
        Files.writeString(folder.resolve("target"), "a file where a folder should be");

        CliRun run = suite.evaluate();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out() + run.err()).contains("RUN-002").doesNotContain("\tat ");
    }

    private void red() throws IOException {
        suite.replace("replies.yaml", "The fee is 15 %.", "There is no fee.");
    }
}
