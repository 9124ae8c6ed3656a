package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Shard;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardVariablesTest {

    private static final Where AUTO = Where.file("--shard");

    @ParameterizedTest
    @CsvSource({
        "CI_NODE_INDEX, CI_NODE_TOTAL, 1",
        "CIRCLE_NODE_INDEX, CIRCLE_NODE_TOTAL, 0",
        "BUILDKITE_PARALLEL_JOB, BUILDKITE_PARALLEL_JOB_COUNT, 0",
        "SYSTEM_JOBPOSITIONINPHASE, SYSTEM_TOTALJOBSINPHASE, 1",
        "JOB_COMPLETION_INDEX, PROMPTGATE_SHARD_TOTAL, 0",
        "AWS_BATCH_JOB_ARRAY_INDEX, AWS_BATCH_JOB_ARRAY_SIZE, 0",
        "AWS_BATCH_JOB_ARRAY_INDEX, PROMPTGATE_SHARD_TOTAL, 0"
    })
    void each_scheduler_counts_from_its_own_base(String index, String total, int first) {
        for (int i = 0; i < 3; i++) {
            assertThat(shard(Map.of(index, Integer.toString(first + i), total, "3")))
                    .isEqualTo(new Shard(i + 1, 3));
        }
        assertThat(problem(Map.of(index, Integer.toString(first + 3), total, "3"))
                        .what())
                .contains("but of 3 shards (" + total + ") it is one from " + first + " to " + (first + 2));
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 1, 0, 1", "1, 3, 1, 3, 3", "10, 30, 10, 20, 2", "7, 11, 2, 7, 1"})
    void a_slurm_array_may_start_anywhere_and_step(String min, String max, String step, String id, int index) {
        assertThat(shard(slurm(min, max, step, id))).isEqualTo(new Shard(index, 3));
    }

    @Test
    void a_slurm_array_with_gaps_is_refused() {
        assertThat(problem(slurm("1", "7", "1", "4")))
                .isEqualTo(told(
                        "the Slurm array from 1 to 7 in steps of 1 does not hold the 3 tasks that SLURM_ARRAY_TASK_COUNT tells",
                        "submit an array without gaps, such as --array=1-3"));
    }

    @Test
    void without_any_scheduler_nothing_is_guessed() {
        Problem none = problem(Map.of("CI_NODE_TOTAL", "1", "CI_NODE_INDEX", " ", "PROMPTGATE_SHARD_TOTAL", "3"));

        assertThat(none.code()).isEqualTo(ProblemCode.RUN_004);
        assertThat(none.where()).isEqualTo(AUTO);
        assertThat(none.what()).isEqualTo("shard: auto finds no scheduler: none of its variables is set");
        assertThat(none.known())
                .containsExactly(
                        "CI_NODE_INDEX (GitLab)",
                        "CIRCLE_NODE_INDEX (CircleCI)",
                        "BUILDKITE_PARALLEL_JOB (Buildkite)",
                        "SYSTEM_JOBPOSITIONINPHASE (Azure Pipelines)",
                        "JOB_COMPLETION_INDEX (Kubernetes)",
                        "AWS_BATCH_JOB_ARRAY_INDEX (AWS Batch)",
                        "SLURM_ARRAY_TASK_ID (Slurm)");
        assertThat(none.fix())
                .isEqualTo("let the scheduler run several jobs (GitLab: parallel: 3),"
                        + " or give the shard itself, such as 1/3, in place of auto");
    }

    @Test
    void an_index_without_a_total_is_refused() {
        assertThat(problem(Map.of("JOB_COMPLETION_INDEX", "2")))
                .isEqualTo(told(
                        "Kubernetes's JOB_COMPLETION_INDEX = \"2\" is set, but no total: PROMPTGATE_SHARD_TOTAL",
                        "set PROMPTGATE_SHARD_TOTAL to the number of shards, the same in every job"));
        assertThat(problem(Map.of("AWS_BATCH_JOB_ARRAY_INDEX", "0")).what())
                .isEqualTo("AWS Batch's AWS_BATCH_JOB_ARRAY_INDEX = \"0\" is set, but no total:"
                        + " AWS_BATCH_JOB_ARRAY_SIZE or PROMPTGATE_SHARD_TOTAL");
    }

    @Test
    void an_index_below_the_first_is_refused() {
        assertThat(problem(Map.of("CI_NODE_INDEX", "0", "CI_NODE_TOTAL", "3")))
                .isEqualTo(told(
                        "GitLab's CI_NODE_INDEX = \"0\", but of 3 shards (CI_NODE_TOTAL) it is one from 1 to 3",
                        "set CI_NODE_TOTAL to the number of jobs that the scheduler starts"));
    }

    @Test
    void two_schedulers_at_once_are_refused() {
        assertThat(problem(Map.of(
                        "CI_NODE_INDEX",
                        "1",
                        "CI_NODE_TOTAL",
                        "3",
                        "JOB_COMPLETION_INDEX",
                        "2",
                        "PROMPTGATE_SHARD_TOTAL",
                        "3")))
                .isEqualTo(told(
                        "shard: auto finds several schedulers: GitLab's CI_NODE_INDEX = \"1\","
                                + " Kubernetes's JOB_COMPLETION_INDEX = \"2\"",
                        "give the shard itself, such as 1/3, in place of auto"));
    }

    @Test
    void what_is_no_number_is_shown_cut_and_on_one_line() {
        assertThat(problem(Map.of("CI_NODE_INDEX", "1\n::error::" + "x".repeat(100), "CI_NODE_TOTAL", "3"))
                        .what())
                .isEqualTo("variable CI_NODE_INDEX is \"1 ::error::" + "x".repeat(29) + "...\", not a whole number");
        assertThat(problem(Map.of("CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "0")).what())
                .isEqualTo("variable CI_NODE_TOTAL is 0, but there are 1 to 9999 shards");
    }

    private static Map<String, String> slurm(String min, String max, String step, String id) {
        return Map.of(
                "SLURM_ARRAY_TASK_ID",
                id,
                "SLURM_ARRAY_TASK_COUNT",
                "3",
                "SLURM_ARRAY_TASK_MIN",
                min,
                "SLURM_ARRAY_TASK_MAX",
                max,
                "SLURM_ARRAY_TASK_STEP",
                step);
    }

    private static Problem told(String what, String fix) {
        return new Problem(ProblemCode.RUN_004, AUTO, what, fix);
    }

    private static Problem problem(Map<String, String> environment) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> shard(environment));
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().get(0);
    }

    private static Shard shard(Map<String, String> environment) {
        return new ShardVariables(name -> Optional.ofNullable(environment.get(name)), AUTO).shard();
    }
}
