package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code promptgate recordings} on what a run left beside its suite. */
@DisabledOnOs(OS.WINDOWS)
class RecordingsTest {

    private static final String FILE = "recordings/app.jsonl";

    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void record() throws IOException {
        suite = SuiteFolder.in(folder)
                .replace(
                        SuiteFolder.SUITE,
                        "{id: scripted, mock: replies.yaml, limits: {attempts: 2, timeout: 5s}}",
                        "{id: app, exec: {command: [/bin/sh, answer.sh], version: one}}")
                .file("answer.sh", "echo '{\"text\": \"60 days, 15 %\"}'\n");
        CliRun run = suite.evaluate("--recordings", "record");
        assertThat(run.code()).as(run.out() + run.err()).isZero();
    }

    @Test
    void list_shows_each_file_with_its_entries_and_how_many_no_plan_uses() throws IOException {
        CliRun run = run("list");

        assertThat(run.code()).isZero();
        assertThat(run.out()).containsPattern(FILE + "  2 entries, \\d+ bytes, from \\S+ to \\S+, 0 unused\n");

        suite.replace(SuiteFolder.SUITE, "user: \"{{ question }}\"", "user: \"Please: {{ question }}\"");
        assertThat(run("list").out()).containsPattern(FILE + "  2 entries, .*, 2 unused\n");
    }

    @Test
    void prune_removes_what_no_plan_uses_and_a_dry_run_only_says_so() throws IOException {
        suite.replace("cases.csv", "fee,What is the fee?,15 %\n", "");
        String before = suite.read(FILE);

        assertThat(run("prune", "--dry-run").out()).contains(FILE + "  1 of 2 entries would be removed\n");
        assertThat(suite.read(FILE)).isEqualTo(before);

        assertThat(run("prune").out()).contains(FILE + "  1 of 2 entries removed\n");
        assertThat(suite.read(FILE)).hasSizeLessThan(before.length());
        assertThat(run("list").out()).containsPattern(FILE + "  1 entries, .*, 0 unused\n");
    }

    @Test
    void verify_finds_a_changed_entry() throws IOException {
        assertThat(run("verify").out()).contains("entries are sound.");

        suite.replace(FILE, "60 days", "90 days");
        CliRun run = run("verify");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out() + run.err()).contains("RECORDING-001").contains(FILE + ":");
    }

    @Test
    void an_action_that_there_is_not_is_told() {
        CliRun run = run("burn");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out() + run.err()).contains("RUN-003  unknown action \"burn\"");
    }

    private CliRun run(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "recordings";
        all[1] = args[0];
        all[2] = SuiteFolder.SUITE;
        System.arraycopy(args, 1, all, 3, args.length - 1);
        return new CliRun.In(folder).run(all);
    }
}
