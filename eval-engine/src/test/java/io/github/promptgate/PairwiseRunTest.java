package io.github.promptgate;

import static io.github.promptgate.SuiteFolder.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.Score.Scored;
import io.github.promptgate.record.TrialRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PairwiseRunTest {

    private static final String GATE = "gate: [{metric: pairwise, min: 0.9, where: {prompt: new}}]";

    @TempDir
    Path root;

    private SuiteFolder suite(String scorer, String... more) {
        return new SuiteFolder(root)
                .file("cases.csv", "id,question", "c1,red?", "c2,green?")
                .file("replies.yaml", "replies:", "  - {when: {prompt: old}, reply: It depends.}", "  - {reply: Yes.}")
                .file(
                        "judge.yaml",
                        "replies:",
                        "  - {when: {step: compare}, reply: {reason: it answers, verdict: first}, usage: {input: 9, output: 2}}",
                        "  - {when: {step: compare-swapped}, reply: {reason: it answers, verdict: second}, usage: {input: 9, output: 2}}")
                .suite(
                        "suite: shop",
                        "prompts:",
                        "  - {id: new, messages: [{user: \"{{ question }} Answer.\"}]}",
                        "  - {id: old, messages: [{user: \"{{ question }}\"}]}",
                        "models:",
                        "  - {id: small, mock: replies.yaml}",
                        "dataset: cases.csv",
                        "judge: {id: wise, mock: judge.yaml}",
                        "scorers:",
                        "  - " + scorer)
                .append("shop.suite.yaml", more);
    }

    private static List<Score> scores(EvalOutcome outcome, String prompt) {
        try (Stream<TrialRecord> trials = outcome.record().orElseThrow().trials()) {
            return trials.filter(trial -> trial.trial().cell().prompt().equals(prompt))
                    .flatMap(trial -> trial.scores().stream())
                    .toList();
        }
    }

    private static String pairwise(String against) {
        return "pairwise: {rubric: Answers., against: " + against + ", threshold: 0.5}";
    }

    @Test
    void the_better_prompt_wins_and_the_gate_passes() {
        SuiteFolder folder = suite(pairwise("old@small"), GATE);

        PlanSummary plan = SuiteFolder.engine().plan(folder.request());
        EvalOutcome outcome = folder.evaluate();

        assertThat(lines(outcome.problems())).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(scores(outcome, "new"))
                .hasSize(2)
                .allSatisfy(score -> assertThat(((Scored) score).value()).isEqualTo(1));
        assertThat(scores(outcome, "old"))
                .hasSize(2)
                .allSatisfy(
                        score -> assertThat(((NotApplicable) score).reason()).isEqualTo(NotApplicable.Reason.ITSELF));
        assertThat(outcome.record().orElseThrow().footer().judgeCalls()).isEqualTo(4);
        assertThat(plan.judgeCalls()).isEqualTo(4);
        assertThat(plan.estimate().orElseThrow().items())
                .filteredOn(item -> item.model().equals("wise"))
                .singleElement()
                .satisfies(item -> assertThat(item.calls()).isEqualTo(4));
    }

    @Test
    void two_scorers_may_have_different_rivals() {
        EvalOutcome outcome = suite(
                        pairwise("old@*"), "  - pairwise: {name: back, rubric: x, against: new@small}", GATE)
                .evaluate();

        assertThat(lines(outcome.problems())).isEmpty();
        assertThat(scores(outcome, "new"))
                .extracting(Score::metric)
                .containsExactly("pairwise", "back", "pairwise", "back");
        assertThat(scores(outcome, "new").get(1)).isInstanceOf(NotApplicable.class);
        assertThat(((Scored) scores(outcome, "old").get(1)).value()).isEqualTo(1);
    }

    @Test
    void personal_data_of_the_rival_stays_hidden_in_the_judges_reasons() {
        EvalOutcome outcome = suite("pii", "  - " + pairwise("old@small"), GATE)
                .file(
                        "replies.yaml",
                        "replies:",
                        "  - {when: {prompt: old}, reply: Ask jo@shop.example.}",
                        "  - {reply: Yes.}")
                .file(
                        "judge.yaml",
                        "replies:",
                        "  - {when: {step: compare}, reply: {reason: the other says jo@shop.example, verdict: first}}",
                        "  - {when: {step: compare-swapped}, reply: {reason: fine, verdict: second}}")
                .evaluate();

        assertThat(scores(outcome, "new").get(1).evidence().reason()).isEqualTo("the other says [email]");
    }

    @Test
    void a_rival_that_is_no_cell_or_several_is_told_with_the_cells() {
        assertThat(suite(pairwise("odl@small"), GATE).evaluate().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("unknown cell \"odl@small\""))
                .satisfies(problem -> assertThat(problem.known()).containsExactly("new@small", "old@small"))
                .satisfies(problem -> assertThat(problem.fix()).isEqualTo("did you mean \"old@small\"?"));
        assertThat(lines(suite(pairwise("\"*@small\""), GATE).evaluate().problems()))
                .containsExactly("shop.suite.yaml:10:43 SUITE-011 \"*@small\" names 2 cells, and a rival is one");
    }

    @Test
    void filters_and_shards_that_part_a_pair_are_told_beforehand() {
        assertThat(lines(suite(pairwise("old@*"), GATE, "run: {prompts: [new]}")
                        .evaluate()
                        .problems()))
                .containsExactly(
                        "shop.suite.yaml:10:43 RUN-010 \"pairwise\" holds each answer against that of old@small,"
                                + " which this run leaves out");
        assertThat(lines(suite(pairwise("old@*"), GATE, "run: {shard: 1/2}")
                        .evaluate()
                        .problems()))
                .containsExactly(
                        "shop.suite.yaml:10:43 RUN-010 \"pairwise\" holds each answer against that of old@small,"
                                + " and shards would part them");
        assertThat(suite(pairwise("old@*"), GATE, "run: {shard: 1/1}")
                        .evaluate()
                        .problems())
                .isEmpty();
    }

    @Test
    void a_case_may_bring_it() {
        SuiteFolder folder = suite("contains: e", "gate: [{metric: pass-rate, min: 0}]")
                .file(
                        "cases.jsonl",
                        "{\"id\": \"c1\", \"question\": \"red?\", \"scorers\": [{\"pairwise\": {\"rubric\": \"x\", \"against\": \"old@small\"}}]}",
                        "{\"id\": \"c2\", \"question\": \"green?\"}");
        folder.suite(folder.text("shop.suite.yaml").replace("cases.csv", "cases.jsonl"));

        EvalOutcome outcome = folder.evaluate();

        assertThat(lines(outcome.problems())).isEmpty();
        assertThat(scores(outcome, "new")).hasSize(3);
        assertThat(scores(outcome, "new").get(1)).isInstanceOf(Scored.class);
    }
}
