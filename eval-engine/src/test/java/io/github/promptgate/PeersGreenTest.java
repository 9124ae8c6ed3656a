package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.record.Counts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What other tools were seen to report as green though nothing was known; each rule here asks for next to nothing. */
@Timeout(120)
class PeersGreenTest {

    private static final String NEXT_TO_NOTHING = "gate: [{metric: pass-rate, min: 1%}]";

    @TempDir
    Path root;

    private static void inconclusive(EvalOutcome outcome) {
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    }

    private static RuleResult rule(EvalOutcome outcome) {
        return outcome.verdict().orElseThrow().rules().get(0);
    }

    private static Counts counts(EvalOutcome outcome) {
        return outcome.record().orElseThrow().footer().counts();
    }

    private static List<String> replies(String second) {
        return List.of(
                "replies:",
                "  - {when: {case: c1}, reply: red}",
                "  - " + second,
                "  - {when: {case: c3}, reply: blue}");
    }

    private SuiteFolder judged(String scorer, String... judge) {
        return SuiteFolder.shop(root, scorer, "judge: {id: j, mock: judge.yaml}", NEXT_TO_NOTHING)
                .file("judge.yaml", judge);
    }

    @Test
    void promptfoo_exits_with_0_where_the_provider_refuses_the_key() {
        EvalOutcome outcome = SuiteFolder.shop(root, NEXT_TO_NOTHING)
                .file("replies.yaml", "replies:", "  - {status: 401, reply: no such key}")
                .evaluate();

        inconclusive(outcome);
        assertThat(counts(outcome).errors()).isEqualTo(3);
    }

    @Test
    void promptfoo_exits_with_0_where_a_filter_matches_nothing() {
        inconclusive(SuiteFolder.shop(root, NEXT_TO_NOTHING, "run: {cases: [gone-*]}")
                .evaluate());
    }

    @Test
    void a_rule_whose_own_filter_matches_nothing_is_not_green_either() {
        EvalOutcome outcome = SuiteFolder.shop(root, "gate: [{metric: pass-rate, min: 1%, where: {case: gone-*}}]")
                .evaluate();

        inconclusive(outcome);
        assertThat(rule(outcome).observed()).isEmpty();
    }

    @Test
    void promptfoo_books_a_judge_without_a_verdict_as_a_pass() {
        EvalOutcome outcome = judged(
                        "  - judge: {name: tone, rubric: Polite.}",
                        "replies:",
                        "  - {when: {case: c2}, reply: I had rather not say.}",
                        "  - {reply: {reason: r, verdict: pass}}")
                .evaluate();

        inconclusive(outcome);
        assertThat(counts(outcome).passed()).isEqualTo(2);
        assertThat(counts(outcome).unscored()).isEqualTo(1);
    }

    @Test
    void ragas_drops_failed_rows_from_the_mean() {
        EvalOutcome outcome = SuiteFolder.shop(
                        root, "  - levenshtein: \"{{ expected }}\"", "gate: [{metric: levenshtein, min: 0.1}]")
                .file("replies.yaml", replies("{when: {case: c2}, status: 500}").toArray(String[]::new))
                .evaluate();

        inconclusive(outcome);
        assertThat(rule(outcome).scored()).isEqualTo(2);
        assertThat(rule(outcome).unscored()).isEqualTo(1);
        assertThat(rule(outcome).message()).contains("not judged, max-unscored is 0");
    }

    @Test
    void deepeval_scores_an_answer_without_any_verdict_as_1() {
        EvalOutcome outcome = judged(
                        "  - faithfulness: {threshold: 0.5}",
                        "replies:",
                        "  - {when: {step: statements}, reply: {statements: [It is a colour.]}}",
                        "  - {reply: {verdicts: []}}")
                .file(
                        "cases.csv",
                        "id,question,expected,context",
                        "c1,red?,red,Red is a colour.",
                        "c2,green?,green,Green is a colour.",
                        "c3,blue?,blue,Blue is a colour.")
                .evaluate();

        inconclusive(outcome);
        assertThat(counts(outcome).unscored()).isEqualTo(3);
    }

    @Test
    void meai_leaves_a_score_that_cannot_be_read_as_not_failed() {
        EvalOutcome outcome = judged(
                        "  - g-eval: {name: style, criteria: Plain., steps: [Read it.], threshold: 0.5}",
                        "replies:",
                        "  - {when: {case: c2}, reply: {reason: r, score: quite good}}",
                        "  - {reply: {reason: r, score: 5}}")
                .evaluate();

        inconclusive(outcome);
        assertThat(counts(outcome).unscored()).isEqualTo(1);
    }

    @Test
    void dokimos_is_green_on_a_first_run_without_a_baseline() {
        EvalOutcome outcome = SuiteFolder.shop(root, "gate: [{metric: pass-rate, max-drop: 50pp, against: baseline}]")
                .evaluate();

        inconclusive(outcome);
        assertThat(rule(outcome).message()).contains("there is no baseline (BASELINE-001");
    }
}
