package io.github.promptgate;

import static io.github.promptgate.SuiteFolder.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.preflight.Estimate;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CalibrationRunTest {

    @TempDir
    Path root;

    private SuiteFolder suite(String min, String... rows) {
        return SuiteFolder.shop(
                        root,
                        "  - judge: {name: tone, rubric: Polite.}",
                        "judge: {id: j, mock: judge.yaml}",
                        "calibration: labelled.jsonl",
                        "gate: [{metric: pass-rate, min: 100%}, {metric: judge-agreement, min: " + min + "}]")
                .file("labelled.jsonl", rows)
                .file(
                        "judge.yaml",
                        "replies:",
                        "  - {when: {case: rude*}, reply: {reason: r, verdict: fail}}",
                        "  - {when: {case: broken*}, reply: no}",
                        "  - {reply: {reason: r, verdict: pass}}");
    }

    private static String row(String id, String label) {
        return "{\"id\": \"" + id + "\", \"question\": \"q\", \"answer\": \"a " + id + "\", \"label\": \"" + label
                + "\"}";
    }

    private static RuleResult rule(EvalOutcome outcome) {
        List<RuleResult> rules = outcome.verdict()
                .orElseThrow()
                .fold(Verdict.Pass::rules, Verdict.Fail::rules, Verdict.Inconclusive::rules);
        return rules.get(1);
    }

    @Test
    void a_judge_that_agrees_with_people_lets_the_verdict_stand() {
        EvalOutcome outcome = suite(
                        "0.6", row("kind1", "pass"), row("kind2", "pass"), row("rude1", "fail"), row("rude2", "fail"))
                .evaluate();

        assertThat(lines(outcome.problems())).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(rule(outcome).observed()).hasValue(1);
        assertThat(rule(outcome).message())
                .isEqualTo(
                        "judge-agreement min 0.6 in the run: tone kappa 1.00 on 4 rows, 100.0 % the same, sensitivity"
                                + " 1.00 [0.34, 1.00], specificity 1.00 [0.34, 1.00]");
        assertThat(outcome.record().orElseThrow().footer().judgeCalls()).isEqualTo(7);
    }

    @Test
    void a_judge_that_does_not_agree_makes_the_run_inconclusive_and_never_failed() {
        EvalOutcome outcome = suite(
                        "0.6", row("kind1", "pass"), row("kind2", "fail"), row("rude1", "fail"), row("rude2", "pass"))
                .evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(rule(outcome).state()).isEqualTo(RuleResult.State.INCONCLUSIVE);
        assertThat(rule(outcome).observed()).hasValue(0);
        assertThat(rule(outcome).problem().orElseThrow().code().id()).isEqualTo("GATE-006");
    }

    @Test
    void a_labelled_row_that_could_not_be_judged_is_never_dropped() {
        EvalOutcome outcome = suite("0.6", row("kind1", "pass"), row("rude1", "fail"), row("broken1", "pass"))
                .evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(rule(outcome).unscored()).isOne();
        assertThat(rule(outcome).message()).endsWith(", 1 unscored");
    }

    @Test
    void the_plan_counts_the_labelled_answers() {
        SuiteFolder folder = suite("0.6", row("kind1", "pass"), row("rude1", "fail"));

        PlanSummary plan = SuiteFolder.engine().plan(folder.request());

        assertThat(plan.judgeCalls()).isEqualTo(5);
        assertThat(plan.judgeCallsBeforehand()).isEqualTo(2);
        Estimate.Item judge = plan.estimate().orElseThrow().items().get(1);
        assertThat(judge.calls()).isEqualTo(5);
        assertThat(judge.live()).isEqualTo(5);
    }

    @Test
    void a_run_whose_labelled_answers_are_over_the_budget_asks_nobody() {
        SuiteFolder folder = suite("0.6", row("kind1", "pass"), row("rude1", "fail"))
                .append("shop.suite.yaml", "run: {budget: $2.50}");
        String priced = folder.text("shop.suite.yaml")
                .replace("{id: j, mock: judge.yaml}", "{id: j, mock: judge.yaml, price: {input: 0, output: 2000}}")
                .replace("mock: replies.yaml}", "mock: replies.yaml, price: {input: 0, output: 0}}");
        folder.file("shop.suite.yaml", priced);

        EvalOutcome outcome = folder.evaluate();

        assertThat(lines(outcome.problems()))
                .containsExactly("shop.suite.yaml:1:1 RUN-008 the run is estimated to cost $2.56, its budget is $2.50:"
                        + " judge j $2.56"); // 3 trials and 2 labelled answers, 256 tokens each
        assertThat(folder.has("out/shop/results.jsonl")).isFalse();
    }

    @Test
    void rows_without_an_answer_or_a_label_are_told_before_anything_is_asked() {
        assertThat(lines(suite("0.6", row("kind1", "good"), "{\"id\": \"x\", \"question\": \"q\", \"label\": 1}")
                        .evaluate()
                        .problems()))
                .containsExactly(
                        "labelled.jsonl:1:1 SUITE-003 the label \"good\" is neither pass, fail nor a number from 0 to 1",
                        "labelled.jsonl:2:1 SUITE-003 the row has no answer to judge");
        assertThat(lines(suite("0.6", "{\"id\": \"x\", \"question\": \"q\", \"answer\": \"a\"}")
                        .evaluate()
                        .problems()))
                .containsExactly("shop.suite.yaml:11:14 SUITE-003 no row of the calibration has a label for \"tone\"");
    }

    @Test
    void the_agreement_is_told_also_where_no_rule_asks_for_it() {
        SuiteFolder folder = suite("0.6", row("kind1", "fail"), row("rude1", "pass"), row("broken1", "pass"));
        folder.file(
                "shop.suite.yaml", folder.text("shop.suite.yaml").replace(", {metric: judge-agreement, min: 0.6}", ""));

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.agreements())
                .singleElement()
                .satisfies(one -> assertThat(one.text()).startsWith("tone kappa -1.00 on 2 rows, 0.0 % the same"));
        assertThat(folder.text("out/shop/calibration.json"))
                .contains("{\"row\":\"kind1\",\"metric\":\"tone\",\"people\":0.0,\"judge\":1.0,\"passed\":true}")
                .contains("{\"row\":\"broken1\",\"metric\":\"tone\",\"people\":1.0,\"unscored\":\"JUDGE_REPLY\"}");
    }

    @Test
    void labels_of_nothing_are_a_mistake_and_rows_without_any_are_counted() {
        assertThat(lines(suite(
                                "0.6",
                                "{\"id\": \"x\", \"question\": \"q\", \"answer\": \"a\", \"label\": 1, \"labels\": {\"tonne\": 1}}")
                        .evaluate()
                        .problems()))
                .containsExactly("labelled.jsonl:1:68 SUITE-006 unknown metric of a judge \"tonne\"");
        EvalOutcome outcome = suite(
                        "0.6",
                        row("kind1", "pass"),
                        row("rude1", "fail"),
                        "{\"id\": \"x\", \"question\": \"q\", \"answer\": \"a\"}")
                .evaluate();
        assertThat(lines(outcome.warnings()))
                .containsExactly(
                        "labelled.jsonl:3:1 SUITE-003 1 of 3 rows of the calibration has no label, this one first");
    }

    @Test
    void a_rule_on_agreement_needs_a_calibration_and_a_whole_run() {
        SuiteFolder none = SuiteFolder.shop(root, "gate: [{metric: judge-agreement, min: 0.6}]");
        assertThat(lines(none.evaluate().problems()))
                .containsExactly("shop.suite.yaml:9:8 SUITE-006 unknown metric \"judge-agreement\"");

        SuiteFolder part = suite("0.6", row("kind1", "pass")).append("shop.suite.yaml", "run: {shard: 1/2}");
        assertThat(lines(part.evaluate().problems()))
                .containsExactly("shop.suite.yaml:11:14 SUITE-003 calibration does not go with shard");
    }
}
