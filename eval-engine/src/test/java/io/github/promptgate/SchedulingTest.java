package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.run.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Slow, limited and broken models beside a good one, and runs that end before their plan does. */
@Timeout(120)
class SchedulingTest {

    @TempDir
    Path root;

    private final List<String> finished = new ArrayList<>();

    private SuiteFolder suite(int cases, String... more) {
        SuiteFolder folder = new SuiteFolder(root).file("cases.csv", "id,question");
        for (int i = 1; i <= cases; i++) {
            folder.append("cases.csv", "c" + i + ",question " + i);
        }
        return folder.suite(
                        "suite: shop",
                        "prompts:",
                        "  - {id: p, messages: [{user: \"{{ question }}\"}]}",
                        "dataset: cases.csv",
                        "scorers: [{contains: \"yes\"}]",
                        "gate: [{metric: pass-rate, min: 50%, scope: run}]")
                .append("shop.suite.yaml", more);
    }

    private EvalOutcome run(SuiteFolder folder) {
        return folder.evaluate(new RunListener() {
            @Override
            public void trialFinished(TrialRecord trial, Progress progress) {
                finished.add(trial.trial().cell().model());
            }
        });
    }

    private static Counts counts(EvalOutcome outcome) {
        return outcome.record().orElseThrow().footer().counts();
    }

    private static List<String> causes(EvalOutcome outcome) {
        List<Problem> causes = outcome.verdict()
                .orElseThrow()
                .fold(pass -> List.of(), fail -> fail.causes(), unsure -> unsure.causes());
        return SuiteFolder.lines(causes);
    }

    @Test
    void a_slow_model_keeps_no_other_waiting() {
        SuiteFolder folder = suite(
                        12,
                        "models:",
                        "  - {id: slow, mock: slow.yaml, limits: {concurrency: 1}}",
                        "  - {id: fast, mock: fast.yaml}",
                        "run: {concurrency: 2}")
                .file("slow.yaml", "replies: [{reply: \"yes\", delay: 250ms}]")
                .file("fast.yaml", "replies: [{reply: \"yes\"}]");

        assertThat(run(folder).exitCode()).isEqualTo(ExitCode.PASSED);

        assertThat(finished).hasSize(24);
        assertThat(Collections.frequency(finished.subList(0, 14), "fast")).isEqualTo(12);
    }

    @Test
    void a_storm_of_429_on_one_model_lends_its_only_place_to_another() {
        SuiteFolder folder = suite(
                        6,
                        "models:",
                        "  - {id: stormy, mock: stormy.yaml, limits: {attempts: 2}}",
                        "  - {id: calm, mock: calm.yaml}",
                        "run: {concurrency: 1, max-errors: 99, max-unscored: 99}")
                .file("stormy.yaml", "replies: [{status: 429, headers: {retry-after: \"1\"}}]")
                .file("calm.yaml", "replies: [{reply: \"yes\"}]");

        EvalOutcome outcome = run(folder);

        assertThat(finished.subList(0, 6)).containsOnly("calm");
        assertThat(counts(outcome)).isEqualTo(new Counts(12, 12, 6, 0, 6, 0, 6));
    }

    @Test
    void a_judge_with_one_place_of_its_own_blocks_nothing() {
        SuiteFolder folder = suite(
                        20,
                        "models:",
                        "  - {id: one, mock: one.yaml, limits: {concurrency: 1}}",
                        "  - {id: two, mock: one.yaml}",
                        "judge: one",
                        "run: {concurrency: 4}")
                .file(
                        "one.yaml",
                        "replies:",
                        "  - {when: {scorer: tone}, reply: '{\"reason\": \"fine\", \"score\": 5}', delay: 5ms}",
                        "  - {reply: \"yes\", delay: 2ms}");
        String withJudge = folder.text("shop.suite.yaml")
                .replace(
                        "scorers: [{contains: \"yes\"}]",
                        "scorers: [{judge: {name: tone, rubric: Polite., scale: 1-5, threshold: 0.5}}]");

        EvalOutcome outcome = run(folder.suite(withJudge));

        assertThat(counts(outcome).trials()).isEqualTo(40);
        assertThat(outcome.record().orElseThrow().footer().judgeCalls()).isEqualTo(40);
    }

    private SuiteFolder bad(String run, String... replies) {
        return suite(20, "models:", "  - {id: m, mock: m.yaml, price: {input: 0.01, output: 0}}", run)
                .file("m.yaml", replies);
    }

    @Test
    void fail_fast_ends_a_run_at_the_first_trial_that_failed() {
        EvalOutcome outcome = run(bad(
                "run: {concurrency: 1, fail-fast: true}",
                "replies:",
                "  - {when: {case: c3}, reply: \"no\"}",
                "  - {reply: \"yes\"}"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(counts(outcome)).isEqualTo(new Counts(20, 3, 2, 1, 0, 0, 0));
        assertThat(causes(outcome))
                .containsExactly("GATE-005 stopped after 3 of 20 trials: fail-fast, and p@m/c3#1 failed");
    }

    @Test
    void a_rule_that_is_broken_whatever_comes_fails_a_run_that_fail_fast_ended() {
        SuiteFolder folder = bad(
                "run: {concurrency: 1, fail-fast: true}",
                "replies:",
                "  - {when: {case: c12}, reply: \"no\"}",
                "  - {reply: \"yes\"}");

        EvalOutcome outcome = run(folder.suite(folder.text("shop.suite.yaml").replace("min: 50%", "min: 99%")));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(counts(outcome).trials()).isEqualTo(12);
    }

    @Test
    void what_is_in_flight_when_a_run_stops_itself_is_kept() {
        EvalOutcome outcome = run(bad(
                "run: {concurrency: 4, fail-fast: true}",
                "replies:",
                "  - {when: {case: c1}, reply: \"no\", delay: 500ms}",
                "  - {reply: \"yes\", delay: 1s}"));

        assertThat(counts(outcome)).isEqualTo(new Counts(20, 4, 3, 1, 0, 0, 0));
    }

    @Test
    void max_errors_that_is_given_ends_a_run_with_one_error_more() {
        EvalOutcome outcome = run(bad("run: {concurrency: 1, max-errors: 1}", "replies: [{status: 401}]"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(counts(outcome)).isEqualTo(new Counts(20, 2, 0, 0, 2, 0, 2));
        assertThat(causes(outcome))
                .contains("GATE-005 stopped after 2 of 20 trials: more replies failed than max-errors 1 allows");
    }

    @Test
    void a_budget_is_watched_as_it_is_spent_and_what_was_answered_is_kept() {
        EvalOutcome outcome = run(bad(
                "run: {concurrency: 1, budget: $5.50, recordings: live}",
                "replies: [{reply: \"yes\", usage: {input: 100000000, output: 1}}]"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(counts(outcome)).isEqualTo(new Counts(20, 5, 5, 0, 0, 0, 0));
        assertThat(causes(outcome))
                .containsExactly("GATE-005 stopped after 5 of 20 trials: the budget of $5.50 is spent");
    }

    @Test
    void many_calls_in_flight_do_not_overspend_once_the_price_of_one_is_known() {
        EvalOutcome outcome = run(bad(
                "run: {concurrency: 4, budget: $9, recordings: live}",
                "replies: [{reply: \"yes\", usage: {input: 100000000, output: 1}, delay: 20ms}]"));

        assertThat(counts(outcome).trials()).isEqualTo(9);
        assertThat(outcome.record().orElseThrow().footer().cost().orElseThrow()).isEqualTo(9.0);
    }
}
