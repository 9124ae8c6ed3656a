package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

    @TempDir
    Path folder;

    @Test
    void the_version_is_said_in_one_line() {
        CliRun run = run("--version");

        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("promptgate \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void help_names_the_commands_and_the_exit_codes() {
        CliRun run = run("--help");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("  evaluate    Runs suites")
                .contains("  validate    Checks suites")
                .contains("  plan        Shows what a run would do")
                .contains("  merge       Merges shards")
                .contains("  accept      Accepts the last run")
                .contains("  recordings  Lists, verifies or prunes")
                .contains("Exit codes: 0 passed, 1 gate failed, 2 bad input, 3 inconclusive,\n"
                        + "4 internal error, 130 interrupted.");
    }

    @Test
    void help_of_a_command_lists_its_flags_with_their_defaults() {
        assertThat(run("evaluate", "--help").out().replaceAll("\\s+", " "))
                .contains("Usage: promptgate evaluate [OPTIONS] SUITE...")
                .contains("--max-unscored=N|N%")
                .contains("--output=DIR parent of each suite's output folder (default: target/promptgate)")
                .contains("--samples=N how often each case is asked (default: the suite's, else 1)");
        assertThat(run("validate", "--help").out()).contains("--color").doesNotContain("--samples");
    }

    @Test
    void no_command_is_a_mistake() {
        assertThat(run()).isEqualTo(mistake("""
            RUN-003  no command was given
              known: evaluate, validate, plan, merge, report, compare, review, accept, explain, recordings
              fix: run "promptgate evaluate SUITE", or "promptgate --help"  more: docs/problems/RUN-003.md
            """));
    }

    @Test
    void an_unknown_command_gets_the_nearest() {
        assertThat(run("evalute", "x.suite.yaml")).isEqualTo(mistake("""
            RUN-003  unknown command "evalute"
              known commands: accept, compare, evaluate, explain, merge, plan, recordings, report, review, validate
              fix: did you mean "evaluate"?  more: docs/problems/RUN-003.md
            """));
    }

    @Test
    void an_unknown_option_gets_the_nearest() {
        CliRun run = run("evaluate", "x.suite.yaml", "--promts=careless");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("RUN-003  unknown option \"--promts\"\n"
                        + "  known options: --baseline, --budget, --cases, --color, ")
                .endsWith("\n  fix: did you mean \"--prompts\"?  more: docs/problems/RUN-003.md\n");
    }

    @Test
    void a_missing_suite_is_told() {
        assertThat(run("evaluate")).isEqualTo(mistake("""
            RUN-003  missing required parameter: 'SUITE'
              fix: see "promptgate evaluate --help"  more: docs/problems/RUN-003.md
            """));
    }

    @Test
    void a_missing_value_is_told() {
        assertThat(run("plan", "x.suite.yaml", "--samples")).isEqualTo(mistake("""
            RUN-003  missing required parameter for option '--samples' (N)
              fix: see "promptgate plan --help"  more: docs/problems/RUN-003.md
            """));
    }

    @Test
    void an_option_given_twice_is_told() {
        assertThat(run("evaluate", "x", "--seed", "1", "--seed", "2").err())
                .startsWith("RUN-003  option '--seed' (N) should be specified only once\n");
    }

    @Test
    void an_unknown_colour_is_told() {
        assertThat(run("evaluate", "x", "--color", "blue")).isEqualTo(mistake("""
            --color  RUN-003  unknown colour "blue"
              known colours: always, auto, never
              fix: use one of the known words  more: docs/problems/RUN-003.md
            """));
    }

    @Test
    void a_number_must_be_one() {
        assertThat(run("evaluate", "x", "--max-listed", "many")).isEqualTo(mistake("""
            --max-listed  RUN-003  "many" is not a whole number from 0
              fix: write a number such as 10  more: docs/problems/RUN-003.md
            """));
    }

    @Test
    void a_suite_that_does_not_exist_leaves_an_outcome_for_machines() {
        CliRun run = run("evaluate", "nope.suite.yaml", "--output", "out");

        assertThat(run).isEqualTo(mistake("""
            SOURCE-001  suite file "nope.suite.yaml" does not exist
              fix: give the path of a suite file, from the working directory  more: docs/problems/SOURCE-001.md
            """));
        assertThat(folder.resolve("out/outcome.json"))
                .content()
                .contains("\"outcome\": \"error\"", "\"exitCode\": 2", "\"code\": \"SOURCE-001\"");
    }

    @Test
    void an_argument_that_starts_with_an_at_sign_is_no_file_of_arguments() throws Exception {
        Files.writeString(folder.resolve("args"), "--version");

        assertThat(run("evaluate", "@args").err()).startsWith("SOURCE-001  suite file \"@args\" does not exist\n");
    }

    private CliRun run(String... args) {
        return new CliRun.In(folder).run(args);
    }

    private static CliRun mistake(String told) {
        return new CliRun(2, "", told);
    }
}
