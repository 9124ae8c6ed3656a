package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.suite.Overrides;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs that are held against what was accepted before. */
class AgainstBaselineTest {

    private static final int CASES = 16;
    private static final String ACCEPT = "accept a run: \"promptgate accept shop.suite.yaml\" or \"mvn prompt:accept\"";

    @TempDir
    Path root;

    private SuiteFolder shop;

    @BeforeEach
    void write() {
        shop = SuiteFolder.shop(
                root,
                "gate:",
                "  - {metric: pass-rate, min: 10%}",
                "  - {metric: pass-rate, max-drop: 2pp, against: baseline}");
        shop.file(
                "cases.csv",
                "id,question,expected\n"
                        + IntStream.range(0, CASES)
                                .mapToObj(i -> "c" + (100 + i) + ",q" + i + "?,yes")
                                .collect(Collectors.joining("\n")));
        answers(CASES);
    }

    /** The first so many cases are answered rightly. */
    private void answers(int right) {
        shop.file(
                "replies.yaml",
                "replies:\n"
                        + IntStream.range(0, right)
                                .mapToObj(i -> "  - {when: {case: c" + (100 + i) + "}, reply: yes}\n")
                                .collect(Collectors.joining())
                        + "  - reply: no");
    }

    private void accept() {
        SuiteFolder.engine().accept(new AcceptRequest(shop.request(), AcceptRequest.Doubt.REFUSED));
    }

    private static RuleResult change(EvalOutcome outcome) {
        return outcome.verdict().orElseThrow().rules().get(1);
    }

    private String doubt() {
        EvalOutcome outcome = shop.evaluate();
        assertThat(SuiteFolder.lines(outcome.problems())).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(change(outcome).state()).isEqualTo(RuleResult.State.INCONCLUSIVE);
        return change(outcome).message().replaceFirst(".*not judged, ", "");
    }

    @Test
    void the_same_again_is_green() {
        shop.evaluate();
        accept();

        assertThat(shop.evaluate().exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void a_careless_change_is_red_and_names_the_cases_that_fail_now() {
        shop.evaluate();
        accept();
        answers(4);

        EvalOutcome outcome = shop.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(change(outcome).state()).isEqualTo(RuleResult.State.FAIL);
        assertThat(change(outcome).message()).contains("12 newly failing");
        assertThat(change(outcome).worst())
                .extracting(worst -> worst.caseRef().id())
                .contains("c104", "c115");
    }

    @Test
    void no_baseline_is_told_with_the_command_that_makes_one() {
        assertThat(doubt()).isEqualTo("there is no baseline (BASELINE-001, shop.baseline.json); " + ACCEPT);
    }

    @Test
    void a_torn_one_a_newer_one_and_that_of_another_suite_are_told_before_a_run_is_paid_for() {
        shop.evaluate();
        accept();
        String good = shop.text("shop.baseline.json");
        String way = "; where no run can be accepted, make one with --baseline none";

        shop.file("shop.baseline.json", good.substring(0, good.indexOf("\"c107\"")));
        assertThat(SuiteFolder.lines(List.of(refusal())).get(0))
                .isEqualTo("shop.baseline.json:78:1 BASELINE-002 the baseline cannot be read: it ends in the middle");

        shop.file("shop.baseline.json", good.replace("\"version\": 1", "\"version\": 2"));
        assertThat(SuiteFolder.lines(List.of(refusal())))
                .containsExactly(
                        "shop.baseline.json:3:14 BASELINE-003 the baseline has version 2, this release reads up"
                                + " to version 1");

        shop.file("shop.baseline.json", good.replace("\"suite\": \"shop\"", "\"suite\": \"bank\""));
        assertThat(refusal())
                .extracting(Problem::code, Problem::what, Problem::fix)
                .containsExactly(
                        ProblemCode.BASELINE_004,
                        "the baseline is of suite \"bank\", not of \"shop\"",
                        "name the file of this suite, or " + ACCEPT + way);

        shop.file("shop.baseline.json", "<<<<<<< HEAD", good);
        assertThat(refusal())
                .extracting(Problem::what, Problem::fix)
                .containsExactly(
                        "the baseline cannot be read: it holds a merge conflict",
                        "take either side, and accept a run: \"promptgate accept SUITE\" or \"mvn prompt:accept\""
                                + way);
    }

    /** What evaluate, validate and plan say alike. */
    private Problem refusal() {
        EvalOutcome refused = shop.evaluate();
        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.record()).isEmpty();
        assertThat(List.of(told(SuiteFolder.engine()::validate), told(SuiteFolder.engine()::plan)))
                .containsOnly(refused.problems());
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().get(0);
    }

    private List<Problem> told(Consumer<EvalRequest> looking) {
        return catchThrowableOfType(ProblemException.class, () -> looking.accept(shop.request()))
                .problems();
    }

    @Test
    void one_that_was_torn_after_the_run_leaves_the_rule_of_a_second_verdict_open() {
        shop.evaluate();
        accept();
        shop.evaluate();
        shop.file("shop.baseline.json", "{");

        EvalOutcome again = SuiteFolder.engine().review(shop.request()).outcome();

        assertThat(again.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(change(again).message()).contains("it ends in the middle (BASELINE-002, shop.baseline.json:");
    }

    @Test
    void a_run_without_it_makes_a_new_one_of_an_unreadable_one() {
        shop.file("shop.baseline.json", "<<<<<<< HEAD");

        assertThat(withoutBaseline().exitCode()).isEqualTo(ExitCode.PASSED);
        accept();

        assertThat(shop.evaluate().exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void a_metric_that_now_means_something_else_is_not_compared() {
        shop.evaluate();
        accept();
        shop.file(
                "shop.suite.yaml",
                shop.text("shop.suite.yaml")
                        .replace("scorers:", "scorers:\n  - length: {max: 99}")
                        .split("\n"));

        assertThat(doubt()).contains("pass-rate was measured by a scorer with other options");
    }

    @Test
    void a_baseline_that_no_rule_asks_for_is_not_looked_at() {
        shop.file(
                "shop.suite.yaml",
                shop.text("shop.suite.yaml")
                        .replace("  - {metric: pass-rate, max-drop: 2pp, against: baseline}", "")
                        .split("\n"));
        shop.file("shop.baseline.json", "<<<<<<<");

        assertThat(shop.evaluate().exitCode()).isEqualTo(ExitCode.PASSED);
    }

    @Test
    void none_leaves_the_absolute_rules_alone_and_says_so() {
        EvalOutcome outcome = withoutBaseline();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(outcome.verdict().orElseThrow().rules()).hasSize(1);
        assertThat(outcome.reach()).isEqualTo(EvalOutcome.Reach.ABSOLUTE_RULES_ONLY);
    }

    private EvalOutcome withoutBaseline() {
        EvalRequest plain = shop.request();
        Overrides none = GivenOption.overrides(
                List.of(new GivenOption(RunOption.BASELINE, Where.file("--baseline"), List.of("none"))), List.of());
        return SuiteFolder.engine()
                .evaluate(
                        new EvalRequest(plain.suite(), plain.output(), plain.workingFolder(), none),
                        RunListener.silent());
    }
}
