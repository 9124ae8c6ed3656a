package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.baseline.Baseline;
import io.github.promptgate.record.baseline.BaselineChange;
import io.github.promptgate.record.baseline.BaselineFile;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.suite.Overrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, then {@code accept}. */
class AcceptTest {

    @TempDir
    Path root;

    private SuiteFolder shop;

    @BeforeEach
    void write() {
        shop = SuiteFolder.shop(root, "gate: [{metric: pass-rate, min: 50%}]");
    }

    private Accepted accept() {
        return accept(AcceptRequest.Doubt.REFUSED);
    }

    private Accepted accept(AcceptRequest.Doubt doubt) {
        return SuiteFolder.engine().accept(new AcceptRequest(shop.request(), doubt));
    }

    private static BaselineChange changed(Accepted accepted) {
        return ((Accepted.Before.Known) accepted.before()).change();
    }

    private String refusal() {
        ProblemException refused = catchThrowableOfType(ProblemException.class, this::accept);
        assertThat(refused).isNotNull();
        Problem problem = refused.problems().get(0);
        return problem.code().id() + " " + problem.what();
    }

    private void evaluate(String key, String value) {
        EvalRequest plain = shop.request();
        Overrides flags = GivenOption.overrides(
                List.of(new GivenOption(
                        RunOption.valueOf(key),
                        Where.file(RunOption.valueOf(key).flag()),
                        List.of(value))),
                List.of());
        SuiteFolder.engine()
                .evaluate(
                        new EvalRequest(plain.suite(), plain.output(), plain.workingFolder(), flags),
                        RunListener.silent());
    }

    private Baseline baseline() {
        return BaselineFile.read(root.resolve("shop.baseline.json"), "shop.baseline.json");
    }

    @Test
    void the_last_run_becomes_the_baseline_beside_the_suite() {
        shop.evaluate();

        Accepted accepted = accept();

        assertThat(accepted.file()).isEqualTo("shop.baseline.json");
        assertThat(accepted.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(accepted.cells()).isEqualTo(1);
        assertThat(accepted.cases()).isEqualTo(3);
        assertThat(accepted.before()).isEqualTo(new Accepted.Before.Nothing());
        assertThat(baseline().scores().cases()).extracting(ref -> ref.id()).containsExactly("c1", "c2", "c3");
        assertThat(baseline().head().definitions())
                .containsKeys("contains", "pass-rate")
                .doesNotContainKey("latency");
    }

    @Test
    void accepting_the_same_run_again_changes_nothing_and_not_a_byte() {
        shop.evaluate();
        accept();
        String before = shop.text("shop.baseline.json");
        shop.evaluate();

        assertThat(changed(accept()).isNothing()).isTrue();
        assertThat(shop.text("shop.baseline.json")).isEqualTo(before);
    }

    @Test
    void a_run_that_failed_is_accepted_and_told_as_that() {
        shop.evaluate();
        accept();
        shop.file("replies.yaml", "replies:", "  - reply: red");
        shop.evaluate();

        Accepted accepted = accept();

        assertThat(accepted.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(changed(accepted).values()).containsEntry("contains", 2L).containsEntry("pass-rate", 2L);
    }

    @Test
    void an_inconclusive_run_is_refused_unless_told() {
        shop.file("replies.yaml", "replies:", "  - {when: {case: c1}, status: 500}", "  - reply: green");
        shop.evaluate();

        assertThat(refusal()).startsWith("BASELINE-006 not accepted: the run is inconclusive: ");
        assertThat(shop.has("shop.baseline.json")).isFalse();
        assertThat(accept(AcceptRequest.Doubt.ACCEPTED).exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(baseline().scores().isError(0, 0, 1)).isTrue();
        assertThat(baseline().scores().state(0, 0, 1)).hasValue(io.github.promptgate.record.TrialState.UNSCORED);
    }

    @Test
    void a_rule_is_as_undecided_as_it_was_among_all_rules_of_the_run() {
        shop.file(
                "shop.suite.yaml",
                shop.text("shop.suite.yaml")
                        .replace(
                                "gate: [{metric: pass-rate, min: 50%}]",
                                "gate: [{metric: pass-rate, min: 90%, decide: interval},"
                                        + " {metric: pass-rate, max-drop: 2pp, against: baseline}]")
                        .split("\n"));
        shop.evaluate();
        accept(AcceptRequest.Doubt.ACCEPTED);
        shop.file("replies.yaml", "replies:", "  - reply: red");
        assertThat(shop.evaluate().exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);

        assertThat(refusal())
                .startsWith(
                        "BASELINE-006 not accepted: the run is inconclusive: pass-rate min 90% by interval in plain@small");

        shop.file("shop.baseline.json", "<<<<<<< HEAD");
        EvalOutcome again = SuiteFolder.engine().review(shop.request()).outcome();
        assertThat(again.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(SuiteFolder.lines(again.warnings()))
                .contains("shop.baseline.json:1:1 BASELINE-002 the baseline cannot be read: it holds a merge conflict:"
                        + " rules against it are not judged as the run judged them");
    }

    @Test
    void a_part_of_a_run_is_refused() {
        evaluate("LIMIT", "2");
        assertThat(refusal()).isEqualTo("BASELINE-005 not accepted: the run left out a part of the suite (limit: 2)");

        evaluate("CASES", "c1");
        assertThat(refusal()).isEqualTo("BASELINE-005 not accepted: the run left out a part of the suite (cases: c1)");

        evaluate("SHARD", "1/2");
        assertThat(refusal()).isEqualTo("BASELINE-005 not accepted: the run is shard 1/2 of a run");
    }

    @Test
    void a_filter_that_the_suite_itself_states_is_its_plan() {
        shop.append("shop.suite.yaml", "run: {cases: [c1, c2]}");
        shop.evaluate();

        assertThat(accept().cases()).isEqualTo(2);
    }

    @Test
    void a_run_of_something_else_than_what_is_here_now_is_refused() {
        assertThat(refusal()).isEqualTo("BASELINE-005 not accepted: there is no finished run");

        shop.evaluate();
        shop.append("cases.csv", "c4,black?,black");
        assertThat(refusal()).isEqualTo("BASELINE-005 not accepted: the dataset has changed since the run");

        shop.append("shop.suite.yaml", "# a word");
        assertThat(refusal()).isEqualTo("BASELINE-005 not accepted: the suite has changed since the run");
    }

    @Test
    void a_prompt_file_that_was_edited_after_the_run_is_noticed() {
        shop.file("v1.md", "Answer: {{ question }}");
        shop.file(
                "shop.suite.yaml",
                shop.text("shop.suite.yaml")
                        .replace("{id: plain, messages: [{user: \"{{ question }}\"}]}", "v1.md")
                        .split("\n"));
        shop.evaluate();
        shop.append("v1.md", "Be brief.");

        assertThat(refusal()).isEqualTo("BASELINE-005 not accepted: a prompt has changed since the run");
    }

    @Test
    void the_suite_names_the_file_and_cannot_lead_out_of_its_folder() throws Exception {
        shop.append("shop.suite.yaml", "baseline: accepted/shop.json");
        shop.evaluate();
        assertThat(accept().file()).isEqualTo("accepted/shop.json");
        assertThat(Files.exists(root.resolve("accepted/shop.json"))).isTrue();

        shop.file(
                "shop.suite.yaml",
                shop.text("shop.suite.yaml")
                        .replace("accepted/shop.json", "../shop.json")
                        .split("\n"));
        EvalOutcome outcome = shop.evaluate();
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(outcome.problems()).extracting(Problem::code).containsExactly(ProblemCode.SOURCE_003);
    }

    @Test
    void a_file_that_cannot_be_read_is_replaced() {
        shop.evaluate();
        shop.file("shop.baseline.json", "{\"format\": \"promptgate-baseline\",");

        assertThat(accept().before())
                .isInstanceOfSatisfying(
                        Accepted.Before.Unusable.class,
                        file -> assertThat(file.cause().what())
                                .isEqualTo("the baseline cannot be read: it ends in the middle"));
        assertThat(baseline().head().suite()).isEqualTo("shop");
    }

    @Test
    void without_a_baseline_the_headline_knows_that_only_absolute_rules_were_asked() {
        shop.append("shop.suite.yaml", "baseline: none");

        assertThat(shop.evaluate().reach()).isEqualTo(EvalOutcome.Reach.ABSOLUTE_RULES_ONLY);
        assertThat(shop.has("none")).isFalse();
    }
}
