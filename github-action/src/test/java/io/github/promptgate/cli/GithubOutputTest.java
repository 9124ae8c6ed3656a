package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubOutputTest {

    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void write_a_suite() throws IOException {
        suite = SuiteFolder.in(folder);
    }

    @Test
    void values_stand_between_delimiters_that_nobody_can_foresee() throws IOException {
        suite.file("outputs", "earlier=1\n").evaluate("--github-output", "outputs");

        assertThat(suite.read("outputs"))
                .startsWith("""
                        earlier=1
                        outcome<<ghadelimiter_token
                        passed
                        ghadelimiter_token
                        pass-rate<<ghadelimiter_token
                        1
                        ghadelimiter_token
                        """)
                .endsWith("results-path<<ghadelimiter_token\n"
                        + folder.resolve("target/promptgate/demo/results.jsonl")
                        + "\nghadelimiter_token\n");
    }

    @Test
    void of_several_suites_counts_are_added_and_rules_name_their_suite() throws IOException {
        SuiteFolder.in(Files.createDirectory(folder.resolve("other")))
                .replace("demo.suite.yaml", "suite: demo", "suite: other")
                .replace("cases.csv", "window,How long may I return a server?,60 days\n", "")
                .replace("replies.yaml", "The fee is 15 %.", "There is no fee.");

        new CliRun.In(folder).run("evaluate", "**/*.suite.yaml", "--github-output", "outputs");

        assertThat(value("outcome")).isEqualTo("failed");
        assertThat(value("cases")).isEqualTo("3");
        assertThat(value("trials")).isEqualTo("3");
        assertThat(value("failed")).isEqualTo("1");
        assertThat(value("pass-rate")).isEqualTo("0.666667");
        assertThat(value("failed-rules")).isEqualTo("[\"other/contains-min\"]");
        assertThat(value("report-path"))
                .isEqualTo(folder.resolve("target/promptgate").toString());
    }

    @Test
    void what_was_never_run_has_no_numbers() throws IOException {
        new CliRun.In(folder).run("evaluate", "nope.suite.yaml", "--github-output", "outputs");

        assertThat(value("outcome")).isEqualTo("error");
        assertThat(value("trials")).isEqualTo("0");
        assertThat(value("pass-rate")).isEmpty();
        assertThat(value("cost-usd")).isEmpty();
        assertThat(value("p95-ms")).isEmpty();
        assertThat(value("results-path")).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_written_is_told() {
        CliRun run = suite.evaluate("--github-output", "no/such/folder/outputs");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("--github-output  RUN-002  \""
                        + folder.resolve("no/such/folder/outputs") + "\" cannot be written\n"
                        + "  fix: give the path that the runner has in GITHUB_OUTPUT");
    }

    private String value(String key) throws IOException {
        String file = suite.read("outputs");
        String mark = key + "<<ghadelimiter_token\n";
        int start = file.indexOf(mark) + mark.length();
        return file.substring(start, file.indexOf("ghadelimiter_token", start)).strip();
    }
}
