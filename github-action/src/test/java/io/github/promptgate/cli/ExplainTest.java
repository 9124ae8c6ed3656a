package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void check_out() throws IOException {
        suite = SuiteFolder.in(folder);
    }

    private CliRun explain(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "explain";
        args[1] = SuiteFolder.SUITE;
        System.arraycopy(more, 0, args, 2, more.length);
        return new CliRun.In(folder).run(args);
    }

    @Test
    void a_rule_that_is_not_there_is_told_with_those_that_are() {
        suite.evaluate();

        assertThat(explain("contains-mni").code()).isEqualTo(2);
        assertThat(explain("contains-mni").err()).contains("RUN-003", "contains-min");
    }

    @Test
    void a_rule_is_told_with_its_numbers_and_what_would_change_it() {
        suite.evaluate();

        CliRun told = explain("contains-min");

        assertThat(told.err()).isEmpty();
        assertThat(told.out())
                .contains("contains min 90%", "  numbers   ", "  decided   by what was observed", "  would     ");
        assertThat(told.code()).isZero();
    }

    @Test
    void results_that_came_from_elsewhere_are_explained_by_file_and_by_folder() throws IOException {
        suite.evaluate("--output", "artifacts/one");

        String told = explain("contains-min", "--output", "artifacts/one").out();

        assertThat(told).startsWith("PASS  contains min 90%");
        assertThat(run("explain", "artifacts/one/demo/results.jsonl", "contains-min")
                        .out())
                .isEqualTo(told);
        assertThat(run("explain", "artifacts", "contains-min").out()).isEqualTo(told);
        assertThat(run("explain", "artifacts").out()).isEqualTo(told);
        assertThat(run("explain", "artifacts", "contains-mni").err()).contains("did you mean \"contains-min\"?");
        suite.file("nothing/readme.txt", "");
        assertThat(run("explain", "nothing").err())
                .contains("nothing  SOURCE-001  there is no finished run to explain");
    }

    @Test
    void runs_of_several_suites_are_told_apart() throws IOException {
        suite.evaluate();
        suite.file("other.suite.yaml", suite.read(SuiteFolder.SUITE).replace("suite: demo", "suite: other"));
        run("evaluate", "other.suite.yaml");

        assertThat(run("explain", "target/promptgate").out())
                .contains("PASS  demo: contains min 90%", "PASS  other: contains min 90%");
    }

    @Test
    void a_shard_decided_nothing() throws IOException {
        suite.evaluate("--shard", "1/2");

        CliRun told = explain();

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.err())
                .contains(
                        "RUN-005  this is one of several shards: nothing is decided yet",
                        "merge the shards, then explain");
    }

    @Test
    void a_suite_that_has_changed_since_is_not_explained_by_its_old_run() throws IOException {
        suite.evaluate();
        suite.replace(SuiteFolder.SUITE, "min: 90%", "min: 80%");

        assertThat(explain().err()).contains("RUN-007  the run was made from another content of demo.suite.yaml");
    }

    private CliRun run(String... args) {
        return new CliRun.In(folder).run(args);
    }

    @Test
    void without_a_run_there_is_nothing_to_explain() {
        assertThat(explain().err()).contains("SOURCE-001", "there is no finished run to explain");
    }
}
