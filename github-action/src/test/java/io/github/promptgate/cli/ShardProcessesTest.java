package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three processes as a scheduler starts them, each with the variables that the scheduler sets, and one that merges. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShardProcessesTest {

    @TempDir
    Path folder;

    private SuiteFolder suite;
    private Path jar;

    @BeforeEach
    void check_out() throws IOException {
        suite = ShardedSuite.in(folder);
        jar = RunnableJar.in(folder);
    }

    /** A scheduler's jobs: its name, then the variables of each of three jobs. */
    record Jobs(String scheduler, List<Map<String, String>> variables) {
        @Override
        public String toString() {
            return scheduler;
        }
    }

    static Stream<Jobs> schedulers() {
        return Stream.of(
                jobs("GitLab", "CI_NODE_INDEX", 1, Map.of("CI_NODE_TOTAL", "3", "GITLAB_CI", "true")),
                jobs("CircleCI", "CIRCLE_NODE_INDEX", 0, Map.of("CIRCLE_NODE_TOTAL", "3", "CIRCLECI", "true")),
                jobs("Buildkite", "BUILDKITE_PARALLEL_JOB", 0, Map.of("BUILDKITE_PARALLEL_JOB_COUNT", "3")),
                jobs("Azure Pipelines", "SYSTEM_JOBPOSITIONINPHASE", 1, Map.of("SYSTEM_TOTALJOBSINPHASE", "3")),
                jobs("Kubernetes", "JOB_COMPLETION_INDEX", 0, Map.of("PROMPTGATE_SHARD_TOTAL", "3")),
                jobs("AWS Batch", "AWS_BATCH_JOB_ARRAY_INDEX", 0, Map.of("AWS_BATCH_JOB_ARRAY_SIZE", "3")),
                jobs(
                        "Slurm",
                        "SLURM_ARRAY_TASK_ID",
                        5,
                        Map.of(
                                "SLURM_ARRAY_TASK_COUNT", "3",
                                "SLURM_ARRAY_TASK_MIN", "5",
                                "SLURM_ARRAY_TASK_MAX", "7",
                                "SLURM_ARRAY_TASK_STEP", "1")));
    }

    private static Jobs jobs(String scheduler, String index, int first, Map<String, String> shared) {
        List<Map<String, String>> variables = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, String> own = new LinkedHashMap<>(shared);
            own.put(index, Integer.toString(first + i));
            variables.add(own);
        }
        return new Jobs(scheduler, variables);
    }

    @ParameterizedTest
    @MethodSource("schedulers")
    void jobs_of_each_scheduler_share_a_run(Jobs jobs) throws Exception {
        assertThat(suite.evaluate("--output", "whole").code()).isZero();
        List<Started> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.add(start(
                    jobs.variables().get(i), "evaluate", "--shard=auto", "--output=shards/" + i, SuiteFolder.SUITE));
        }
        for (int i = 0; i < 3; i++) {
            assertThat(started.get(i).end()).isZero();
            assertThat(started.get(i).said()).contains("SHARD " + (i + 1) + "/3  demo  kept ");
        }

        CliRun merge = new CliRun.In(folder).run("merge", "shards");

        assertThat(merge.code()).isZero();
        assertThat(merge.out()).contains("GATE PASSED  demo  the one rule held (48 trials: 48 scored, 0 unscored)");
        assertThat(ShardedSuite.record(folder.resolve("target/promptgate/demo")))
                .isEqualTo(ShardedSuite.record(folder.resolve("whole/demo")));
    }

    @Test
    void a_job_without_its_variables_runs_nothing() throws Exception {
        Started job = start(Map.of("JOB_COMPLETION_INDEX", "0"), "evaluate", "--shard=auto", SuiteFolder.SUITE);

        assertThat(job.end()).isEqualTo(2);
        assertThat(job.said())
                .contains("--shard  RUN-004  Kubernetes's JOB_COMPLETION_INDEX = \"0\" is set, but no total:"
                        + " PROMPTGATE_SHARD_TOTAL");
        assertThat(folder.resolve("target/promptgate/demo/results.jsonl")).doesNotExist();
    }

    @Test
    void a_shard_that_was_stopped_leaves_the_whole_inconclusive() throws Exception {
        assertThat(suite.evaluate("--shard", "1/2", "--output", "shards/1").code())
                .isZero();
        suite.replace("replies.yaml", "reply: yes", "fault: hang");
        Started stopped =
                start(Map.of(), "evaluate", "--shard=2/2", "--timeout=500ms", "--output=shards/2", SuiteFolder.SUITE);
        assertThat(stopped.end()).isEqualTo(3);
        assertThat(stopped.said())
                .contains("GATE INCONCLUSIVE  demo  shard 2/2 keeps the whole run from being judged")
                .contains("GATE-005");

        Started merge = start(Map.of(), "merge", "shards");

        assertThat(merge.end()).isEqualTo(3);
        assertThat(merge.said())
                .containsPattern("RUN-005  shard 2/2 is not whole: it ended after \\d+ of \\d+ trials: ")
                .contains("fix: run shard 2/2 again, and merge again with its folder")
                .contains("GATE INCONCLUSIVE  demo");
        assertThat(folder.resolve("target/promptgate/demo/results.jsonl")).doesNotExist();
    }

    /** A process that was started, and its output when it has ended. */
    private record Started(Process process, Path log) {

        int end() throws InterruptedException {
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the process hangs");
            }
            return process.exitValue();
        }

        String said() throws IOException {
            return Files.readString(log, StandardCharsets.UTF_8);
        }
    }

    /** In an environment that holds nothing of the machine's own CI. */
    private Started start(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(JavaProcess.command("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(folder, "job", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(CI|CIRCLE|BUILDKITE|SYSTEM|JOB|AWS|SLURM)_.*"));
        builder.environment().putAll(variables);
        return new Started(builder.start(), log);
    }
}
