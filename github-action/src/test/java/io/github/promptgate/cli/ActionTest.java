package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.RunOption;
import io.github.promptgate.source.MapNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionTest {

    @TempDir
    Path workspace;

    @BeforeEach
    void check_out() throws IOException {
        SuiteFolder.in(Files.createDirectories(workspace.resolve("prompts of ours")));
        RunnableJar.in(workspace);
    }

    @Test
    void a_green_suite_passes_and_sets_every_output() throws Exception {
        ActionRun run = runner().run();

        assertThat(run.log()).contains("GATE PASSED  demo").doesNotContain("::error");
        assertThat(run.code()).isZero();
        Path folder = workspace.resolve("prompts of ours/target/promptgate/demo");
        assertThat(run.outputs())
                .containsEntry("outcome", "passed")
                .containsEntry("pass-rate", "1")
                .containsEntry("failed-rules", "[]")
                .containsEntry("cases", "2")
                .containsEntry("trials", "2")
                .containsEntry("failed", "0")
                .containsEntry("unscored", "0")
                .containsEntry("errors", "0")
                .containsEntry("report-path", folder.resolve("report.html").toString())
                .containsEntry("results-path", folder.resolve("results.jsonl").toString())
                .containsKeys("cost-usd", "p95-ms");
        assertThat(run.outputs().get("p95-ms")).matches("\\d+");
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void a_red_suite_fails_the_step_and_names_the_broken_rules() throws Exception {
        ActionRun run = red().run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.log()).endsWith("::error title=PromptGate::the gate failed; the log above says why\n");
        assertThat(run.outputs())
                .containsEntry("outcome", "failed")
                .containsEntry("pass-rate", "0.5")
                .containsEntry("failed", "1");
        assertThat(run.outputs().get("failed-rules")).startsWith("[\"contains").endsWith("\"]");
    }

    @Test
    void the_jobs_summary_shows_what_came_of_it_unless_it_is_not_to() throws Exception {
        Path shown = workspace.resolve("shown.md");
        Path hidden = workspace.resolve("hidden.md");

        red().with("GITHUB_STEP_SUMMARY", shown.toString())
                .with("GITHUB_SERVER_URL", "https://github.com")
                .with("GITHUB_REPOSITORY", "acme/p")
                .with("GITHUB_SHA", "90950ee".repeat(5) + "90950")
                .run();
        runner().with("GITHUB_STEP_SUMMARY", hidden.toString())
                .input("summary", "false")
                .run();
        ActionRun wrong = runner().input("summary", "maybe").run();

        assertThat(Files.readString(shown))
                .contains("### ❌ Prompt gate failed · `demo`")
                .contains("[`fee`](https://github.com/acme/p/blob/" + "90950ee".repeat(5)
                        + "90950/prompts%20of%20ours/cases.csv#L3)");
        assertThat(hidden).doesNotExist();
        assertThat(wrong.log()).isEqualTo("::error title=PromptGate::the input \"summary\" takes true or false\n");
    }

    @Test
    void a_red_suite_that_must_not_fail_the_step_still_says_so() throws Exception {
        ActionRun run = red().input("fail-on", "never").run();

        assertThat(run.code()).isZero();
        assertThat(run.log()).endsWith("::warning title=PromptGate::the gate failed; the log above says why\n");
        assertThat(run.outputs()).containsEntry("outcome", "failed");
    }

    @Test
    void a_broken_suite_fails_the_step_whatever_it_may_fail_on() throws Exception {
        Files.writeString(workspace.resolve("prompts of ours/demo.suite.yaml"), "suite: [");

        ActionRun run = runner().input("fail-on", "never").run();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.log())
                .contains("SOURCE-004")
                .endsWith("::error title=PromptGate::bad input: nothing was run; the log above says why\n");
        assertThat(run.outputs())
                .containsEntry("outcome", "error")
                .containsEntry("pass-rate", "")
                .containsEntry("trials", "0")
                .containsEntry("results-path", "");
    }

    @Test
    void a_flag_that_is_refused_is_an_error_too() throws Exception {
        ActionRun run = runner().input("suites", "nowhere/*.yaml").run();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.log()).contains("SOURCE-005  no suite file matches \"nowhere/*.yaml\"");
        assertThat(run.outputs()).containsEntry("outcome", "error");
    }

    @Test
    void what_a_model_answers_cannot_command_the_runner() throws Exception {
        new SuiteFolder(workspace.resolve("prompts of ours"))
                .replace(
                        "replies.yaml",
                        "The fee is 15 %.",
                        "\"::set-output name=outcome::passed\\n::add-mask::a\\n##[error]x\"");

        ActionRun run = runner().run();

        assertThat(run.outputs()).containsEntry("outcome", "failed");
        String token = run.log()
                .substring(run.log().indexOf("::stop-commands::") + 17)
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(token).matches("[0-9a-f]{32}");
        assertThat(run.log().indexOf("set-output")).isGreaterThan(run.log().indexOf("::stop-commands::"));
        assertThat(run.log()).containsOnlyOnce("\n::" + token + "::\n").doesNotContain("##[error]");
        assertThat(run.log().lastIndexOf("set-output")).isLessThan(run.log().indexOf("::" + token + "::"));
    }

    @Test
    void inputs_reach_the_command_as_flags() throws Exception {
        ActionRun run = runner().input("cases", "fee")
                .input("samples", "3")
                .input("max-unscored", "1%")
                .run();

        assertThat(run.outputs()).containsEntry("cases", "1").containsEntry("trials", "3");
    }

    @Test
    void an_input_is_never_run_by_the_shell() throws Exception {
        ActionRun run = runner().input("cases", "$(touch owned)`touch owned`; touch owned")
                .run();

        assertThat(workspace.resolve("prompts of ours/owned")).doesNotExist();
        assertThat(workspace.resolve("owned")).doesNotExist();
        assertThat(run.code()).isNotZero();
    }

    @Test
    void a_missing_jar_is_told() throws Exception {
        ActionRun run = runner().input("jar", "").run();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.log())
                .isEqualTo(
                        "::error title=PromptGate::the input \"jar\" is missing: this version is not on Maven Central,"
                                + " so give the path of a promptgate.jar\n");
        assertThat(run.outputs()).containsEntry("outcome", "error");
    }

    @Test
    void a_jar_that_does_not_exist_is_told() throws Exception {
        assertThat(runner().input("jar", "nope.jar").run().log())
                .isEqualTo(
                        "::error title=PromptGate::the input \"jar\" names no file; paths start from the workspace\n");
    }

    @Test
    void a_working_directory_that_does_not_exist_is_told() throws Exception {
        assertThat(runner().input("working-directory", "nope").run().log())
                .endsWith("::error title=PromptGate::the input \"working-directory\" names no folder\n");
    }

    @Test
    void missing_suites_are_told() throws Exception {
        assertThat(runner().input("suites", " \n").run().log())
                .isEqualTo("::error title=PromptGate::the input \"suites\" is missing: name at least one suite file\n");
    }

    @Test
    void an_unknown_way_to_fail_is_told() throws Exception {
        ActionRun run = runner().input("fail-on", "maybe").run();

        assertThat(run.log()).isEqualTo("::error title=PromptGate::the input \"fail-on\" takes gate or never\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void without_a_fitting_java_the_next_step_is_named() throws Exception {
        Path tools = Files.createDirectories(workspace.resolve("tools"));
        executable(tools.resolve("sed"), "exec /bin/sed \"$@\"");
        Path old = Files.createDirectories(workspace.resolve("jdk8/bin"));
        executable(old.resolve("java"), "echo '    java.specification.version = 1.8' >&2");

        ActionRun run = runner().with("PATH", tools.toString())
                .with("JAVA_HOME", workspace.resolve("jdk8").toString())
                .run();

        assertThat(run.log())
                .isEqualTo("::error title=PromptGate::no Java of 17 or later was found: add actions/setup-java before"
                        + " this step\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void no_expression_stands_inside_a_script() throws Exception {
        assertThat(ActionRun.steps()).hasSize(2).allSatisfy(step -> {
            assertThat(ActionRun.text(step, "shell")).isEqualTo("bash");
            assertThat(ActionRun.text(step, "run")).isNotBlank().doesNotContain("${{");
        });
    }

    @Test
    void inputs_are_those_of_the_options_table_and_each_is_used() throws Exception {
        MapNode inputs = ActionRun.map(ActionRun.action(), "inputs");
        MapNode used = ActionRun.map(ActionRun.steps().get(1), "env");

        assertThat(inputs.entries())
                .extracting(MapNode.Entry::key)
                .containsExactlyInAnyOrderElementsOf(RunOption.of(RunOption.Door.ACTION).stream()
                        .map(RunOption::key)
                        .toList());
        assertThat(inputs.entries())
                .allSatisfy(input -> assertThat(used.entries())
                        .extracting(entry -> entry.value().asText())
                        .contains("${{ inputs." + input.key() + " }}"));
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private ActionRun.Runner runner() {
        return new ActionRun.Runner(workspace)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .input("jar", "promptgate.jar")
                .input("working-directory", "prompts of ours")
                .input("suites", "demo.suite.yaml\n");
    }

    private ActionRun.Runner red() throws IOException {
        new SuiteFolder(workspace.resolve("prompts of ours"))
                .replace("replies.yaml", "The fee is 15 %.", "There is no fee.");
        return runner();
    }
}
