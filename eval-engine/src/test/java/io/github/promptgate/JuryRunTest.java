package io.github.promptgate;

import static io.github.promptgate.SuiteFolder.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JuryRunTest {

    private static final String ALL = "gate: [{metric: pass-rate, min: 100%}]";

    @TempDir
    Path root;

    private static List<TrialRecord> trials(EvalOutcome outcome) {
        try (Stream<TrialRecord> trials = outcome.record().orElseThrow().trials()) {
            return trials.toList();
        }
    }

    private SuiteFolder suite(String judges, String scorer) {
        return SuiteFolder.shop(root, "  - " + scorer, judges, ALL)
                .file(
                        "yes.yaml",
                        "replies:",
                        "  - {when: {step: steps}, reply: {steps: [Read it.]}}",
                        "  - {when: {scorer: tone}, reply: {reason: fine, score: 4}, odds: {\"4\": 0.5, \"5\": 0.5}, usage: {input: 10, output: 2}}",
                        "  - {reply: {reason: fine, verdict: pass}, usage: {input: 10, output: 2}}")
                .file(
                        "no.yaml",
                        "replies:",
                        "  - {reply: {reason: bad, verdict: fail}, usage: {input: 10, output: 2}}");
    }

    @Test
    void three_judges_decide_by_majority_and_each_of_them_is_paid() {
        EvalOutcome outcome = suite(
                        "judges: [{id: a, mock: yes.yaml}, {id: b, mock: no.yaml}, {id: c, mock: yes.yaml}]",
                        "judge: Polite.")
                .evaluate();

        assertThat(lines(outcome.problems())).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(outcome.record().orElseThrow().footer().judgeCalls()).isEqualTo(9);
        assertThat(trials(outcome)).allSatisfy(trial -> {
            Score score = trial.scores().get(1);
            assertThat(score.evidence().items())
                    .contains(new Evidence.Item("note", "votes", "2 of 3 agree", "a 1.0, b 0.0, c 1.0"));
        });
    }

    @Test
    void judges_that_may_tie_or_stand_twice_are_refused() {
        assertThat(lines(suite("judges: [{id: a, mock: yes.yaml}, {id: b, mock: no.yaml}]", "judge: Polite.")
                        .evaluate()
                        .problems()))
                .containsExactly("shop.suite.yaml:10:9 SUITE-003 2 judges are an even number, so they may tie");
        assertThat(lines(suite("judges: [small, small, small]", "judge: Polite.")
                        .evaluate()
                        .problems()))
                .containsExactly("shop.suite.yaml:10:9 SUITE-003 a judge stands in \"judges\" twice");
        assertThat(lines(suite("judges: [small]\njudge: small", "judge: Polite.")
                        .evaluate()
                        .problems()))
                .containsExactly("shop.suite.yaml:10:9 SUITE-003 \"judges\" stands beside \"judge\"");
    }

    @Test
    void the_plan_counts_the_calls_of_every_judge() {
        SuiteFolder folder = suite(
                "judges: [{id: a, mock: yes.yaml}, {id: b, mock: no.yaml}, {id: c, mock: yes.yaml}]", "judge: Polite.");

        assertThat(SuiteFolder.engine().plan(folder.request()).judgeCalls()).isEqualTo(9);
    }

    @Test
    void the_first_run_writes_the_steps_of_g_eval_and_the_second_grades_by_them() {
        SuiteFolder folder = suite(
                "judge: {id: a, mock: yes.yaml, parameters: {top-logprobs: 2}}",
                "g-eval: {name: tone, criteria: Polite.}");

        EvalOutcome first = folder.evaluate();
        EvalOutcome second = folder.evaluate();

        assertThat(lines(first.problems())).isEmpty();
        assertThat(lines(first.warnings()))
                .containsExactly("g-eval/tone.yaml RUN-009 the judge wrote the steps of \"tone\"");
        assertThat(first.record().orElseThrow().footer().judgeCalls()).isEqualTo(4);
        assertThat(second.warnings()).isEmpty();
        assertThat(second.record().orElseThrow().footer().judgeCalls()).isEqualTo(3);
        assertThat(trials(second))
                .extracting(trial -> ((Score.Scored) trial.scores().get(1)).value())
                .containsOnly(0.875);
    }

    @Test
    void a_shard_does_not_write_steps() {
        SuiteFolder folder = suite("judge: {id: a, mock: yes.yaml}", "g-eval: {name: tone, criteria: Polite.}")
                .append("shop.suite.yaml", "run: {shard: 1/2}");

        assertThat(lines(folder.evaluate().problems()))
                .containsExactly(
                        "g-eval/tone.yaml RUN-009 the steps of \"tone\" are not written for its criteria, and each shard would"
                                + " write others");
    }
}
