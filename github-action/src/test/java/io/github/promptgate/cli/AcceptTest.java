package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptTest {

    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void check_out() throws IOException {
        suite = SuiteFolder.in(folder);
    }

    private CliRun accept(String... flags) {
        String[] args = new String[flags.length + 2];
        args[0] = "accept";
        args[1] = SuiteFolder.SUITE;
        System.arraycopy(flags, 0, args, 2, flags.length);
        return new CliRun.In(folder).run(args);
    }

    @Test
    void the_first_acceptance_says_what_is_in_the_file_and_what_to_do_with_it() {
        suite.evaluate();

        assertThat(accept()).isEqualTo(new CliRun(0, """
            Accepted demo: 1 cell, 2 cases, 9 metrics
              there was no baseline before
            Baseline: demo.baseline.json (review it, and commit it)
            """, ""));
        assertThat(folder.resolve("demo.baseline.json")).isNotEmptyFile();
    }

    @Test
    void the_next_one_says_what_changes() throws IOException {
        suite.evaluate();
        accept();
        suite.file("cases.csv", suite.read("cases.csv") + "age,How old?,18\n")
                .file("replies.yaml", "replies:\n  - reply: Within 60 days.\n")
                .evaluate();

        assertThat(accept()).isEqualTo(new CliRun(0, """
            Accepted demo: 1 cell, 3 cases, 9 metrics
              the run failed its gate: from now on this is what is expected
              cases added: 1 (age)
              values changed, cases by metric: contains 1, pass-rate 1
            Baseline: demo.baseline.json (review it, and commit it)
            """, ""));
        assertThat(accept().out()).contains("  nothing changes\n");
    }

    @Test
    void a_suite_that_never_ran_and_a_part_of_a_run_are_bad_input() {
        assertThat(accept()).isEqualTo(new CliRun(2, "", """
            target/promptgate/demo/results.jsonl  BASELINE-005  not accepted: there is no finished run
              fix: run the suite first  more: docs/problems/BASELINE-005.md
            """));
        suite.evaluate("--limit", "1");

        CliRun refused = accept();

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("BASELINE-005  not accepted: the run left out a part of the suite (limit: 1)\n");
        assertThat(folder.resolve("demo.baseline.json")).doesNotExist();
    }

    @Test
    void an_inconclusive_run_needs_a_word() throws IOException {
        suite.replace("replies.yaml", "reply: The fee is 15 %.", "status: 401").evaluate();

        CliRun refused = accept();

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err())
                .contains("BASELINE-006  not accepted: the run is inconclusive: ", "add --inconclusive");
        assertThat(folder.resolve("demo.baseline.json")).doesNotExist();
        assertThat(accept("--inconclusive").out())
                .contains("  the run is inconclusive: what is missing in it is missing here\n");
        assertThat(suite.read("demo.baseline.json")).contains("\"contains\": \"unscored\"");
    }

    @Test
    void output_and_baseline_lead_to_other_places() {
        suite.evaluate("--output", "elsewhere");

        assertThat(accept("--output", "elsewhere", "--baseline", "kept/demo.json")
                        .out())
                .contains("Baseline: kept/demo.json");
        assertThat(folder.resolve("kept/demo.json")).isNotEmptyFile();
    }

    @Test
    void merged_shards_are_accepted_as_the_whole_run_is() throws IOException {
        suite.evaluate();
        accept();
        byte[] whole = Files.readAllBytes(folder.resolve("demo.baseline.json"));
        suite.evaluate("--shard", "1/2", "--output", "s1");
        suite.evaluate("--shard", "2/2", "--output", "s2");
        new CliRun.In(folder).run("merge", "s1", "s2");

        assertThat(accept().code()).isZero();
        assertThat(folder.resolve("demo.baseline.json")).hasBinaryContent(whole);
    }

    @Test
    void without_a_baseline_every_headline_says_that_only_absolute_rules_were_asked() throws IOException {
        CliRun run = suite.evaluate("--baseline", "none");

        String said = "the one rule held; absolute rules only, no baseline (2 trials: 2 scored, 0 unscored)";
        assertThat(run.out()).contains("GATE PASSED  demo  " + said);
        assertThat(suite.read("target/promptgate/demo/outcome.json")).contains("\"headline\": \"PASSED: " + said);
        assertThat(suite.read("target/promptgate/demo/report.html")).contains("absolute rules only, no baseline");
        assertThat(suite.read("target/promptgate/demo/junit.xml")).contains("left out, no baseline");
    }

    @Test
    void a_headline_without_a_baseline_does_not_deny_a_change_between_cells() throws IOException {
        suite.replace(
                SuiteFolder.SUITE,
                "gate:",
                "gate:\n  - {metric: contains, max-drop: 2pp, against: \"cell:plain@scripted\"}");

        assertThat(suite.evaluate("--baseline", "none").out())
                .contains("; rules against the baseline left out, no baseline (");
    }

    @Test
    void a_file_that_held_a_conflict_is_replaced_and_told() throws IOException {
        suite.evaluate();
        suite.file("demo.baseline.json", "<<<<<<< HEAD\n");

        assertThat(accept().out())
                .contains(
                        "  the file that was there is replaced: the baseline cannot be read: it holds a merge conflict\n");
    }
}
