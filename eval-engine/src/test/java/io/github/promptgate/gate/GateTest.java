package io.github.promptgate.gate;

import static io.github.promptgate.gate.Scores.causes;
import static io.github.promptgate.gate.Scores.lines;
import static io.github.promptgate.gate.Scores.name;
import static io.github.promptgate.gate.Scores.rule;
import static io.github.promptgate.gate.Scores.warning;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.RunSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final GateRule PASS_RATE = rule("pass-rate", "min 90%", 0.9);
    private static final GateRule QUALITY = rule("quality", "min 0.80", 0.8);

    @Test
    void a_rule_that_holds_passes() {
        Verdict verdict = Scores.of(10, 1).right("+++++++++-").judge(PASS_RATE);

        assertThat(name(verdict)).isEqualTo("PASS");
        assertThat(lines(verdict))
                .containsExactly(
                        "PASS pass-rate min 90% in p@m: was 90.0 % [59.6 %, 98.2 %] (9/10); as many new cases would miss it with a chance of about 37 %");
    }

    @Test
    void a_broken_rule_says_what_was_observed_over_how_many() {
        Verdict verdict = Scores.of(10, 1).right("++++++++--").judge(PASS_RATE);

        assertThat(name(verdict)).isEqualTo("FAIL");
        assertThat(lines(verdict))
                .containsExactly(
                        "FAIL pass-rate min 90% in p@m: was 80.0 % [49.0 %, 94.3 %] (8/10); as many new cases would meet it with a chance of about 39 %");
        assertThat(causes(verdict)).isEmpty();
    }

    @Test
    void a_broken_rule_is_a_problem_at_its_line_that_names_the_worst_cases() {
        Verdict verdict = Scores.of(5, 1).quality(0.9, 0.1, 0.75, 0.25, 0.7).judge(QUALITY);

        Problem problem = verdict.rules().get(0).problem().orElseThrow();
        assertThat(problem.code().id()).isEqualTo("GATE-001");
        assertThat(problem.where()).hasToString("s.suite.yaml:31:5");
        assertThat(problem.what())
                .isEqualTo(
                        "quality min 0.80 in p@m: was 0.54 [0.08, 0.95] (5 scored, 0 unscored); as many new cases would meet it with a chance of about 12 %");
        assertThat(problem.fix())
                .isEqualTo("begin with the worst: cases.csv:3 (0.10), :5 (0.25), :6 (0.70), and 1 more");
    }

    @Test
    void a_rule_that_holds_is_no_problem() {
        Verdict verdict = Scores.of(1, 1).quality(0.9).judge(QUALITY);

        assertThat(verdict.rules().get(0).problem()).isEmpty();
    }

    @Test
    void a_rule_over_what_nothing_scored_is_inconclusive() {
        Scores scores = Scores.of(2, 1).unscored(0, 0, 1, "quality").unscored(0, 1, 1, "quality");

        Verdict verdict = scores.judge(Scores.limits(0, new RunSpec.Allowance(1, true), 0), QUALITY);

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(lines(verdict))
                .containsExactly(
                        "INCONCLUSIVE quality min 0.80 in p@m: not judged, nothing was scored (0 scored, 2 unscored)");
        assertThat(verdict.rules().get(0).observed()).isEmpty();
        assertThat(verdict.rules().get(0).problem().orElseThrow().code().id()).isEqualTo("GATE-003");
    }

    @Test
    void a_model_that_refuses_its_way_to_green_is_inconclusive() {
        Verdict verdict = Scores.of(5, 1).right("++nnn").judge(PASS_RATE);

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(lines(verdict))
                .containsExactly("INCONCLUSIVE pass-rate min 90% in p@m: not judged, 2 of 5 cases scored, "
                        + "min-scored is 50 %; was 100.0 % (2/2, 3 not applicable)");
        assertThat(verdict.rules().get(0).problem().orElseThrow().code().id()).isEqualTo("GATE-002");
    }

    @Test
    void half_of_the_cases_scored_is_enough_by_default() {
        assertThat(name(Scores.of(4, 1).right("++nn").judge(PASS_RATE))).isEqualTo("PASS");
    }

    @Test
    void one_unscored_trial_is_one_too_many_by_default() {
        Verdict verdict = Scores.of(20, 1).right("+++++++++++++++++++?").judge(PASS_RATE);

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(lines(verdict))
                .containsExactly("INCONCLUSIVE pass-rate min 90% in p@m: not judged, max-unscored is 0; "
                        + "was 100.0 % [83.2 %, 100.0 %] (19/19, 1 unscored)");
        assertThat(causes(verdict)).containsExactly("GATE-003 1 of 20 trials unscored, max-unscored is 0");
    }

    @Test
    void allowed_unscored_trials_do_not_matter_when_the_rule_holds_whatever_they_were() {
        RunSpec limits = Scores.limits(0, new RunSpec.Allowance(0.1, true), 0.5);

        Verdict verdict = Scores.of(20, 1).right("++++++++++++++++++??").judge(limits, PASS_RATE);

        assertThat(name(verdict)).isEqualTo("PASS");
        assertThat(lines(verdict))
                .containsExactly(
                        "PASS pass-rate min 90% in p@m: was 100.0 % [82.4 %, 100.0 %] (18/18, 2 unscored); none of these missed it, but so few leave a chance of about 11 % that as many new ones would");
    }

    @Test
    void allowed_unscored_trials_keep_a_rule_open_when_they_would_decide_it() {
        RunSpec limits = Scores.limits(0, new RunSpec.Allowance(2, false), 0.5);

        Verdict verdict = Scores.of(20, 1).right("+++++++++++++++++-??").judge(limits, PASS_RATE);

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(lines(verdict))
                .containsExactly("INCONCLUSIVE pass-rate min 90% in p@m: not judged, what is missing can put it "
                        + "anywhere from 85.0 % to 95.0 %; was 94.4 % [74.2 %, 99.0 %] (17/18, 2 unscored)");
        assertThat(causes(verdict)).isEmpty();
    }

    @Test
    void an_outage_is_never_booked_as_the_models_failure() {
        Verdict verdict = Scores.of(10, 1).right("+++++!!!!!").judge(PASS_RATE);

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(lines(verdict))
                .containsExactly("INCONCLUSIVE pass-rate min 90% in p@m: not judged, max-unscored is 0; "
                        + "was 100.0 % [56.6 %, 100.0 %] (5/5, 5 unscored)");
        assertThat(causes(verdict))
                .containsExactly(
                        "GATE-004 5 of 10 replies failed, max-errors is 0",
                        "GATE-003 5 of 10 trials unscored, max-unscored is 0");
    }

    @Test
    void a_rule_that_is_broken_whatever_the_unscored_were_fails() {
        Verdict verdict = Scores.of(10, 1).right("++++++--??").judge(PASS_RATE);

        assertThat(name(verdict)).isEqualTo("FAIL");
        assertThat(lines(verdict))
                .containsExactly(
                        "FAIL pass-rate min 90% in p@m: was 75.0 % [40.9 %, 92.9 %] (6/8, 2 unscored); as many new cases would meet it with a chance of about 15 %");
        assertThat(causes(verdict)).containsExactly("GATE-003 2 of 10 trials unscored, max-unscored is 0");
    }

    @Test
    void errors_above_the_allowance_leave_a_holding_rule_without_a_verdict() {
        RunSpec limits = Scores.limits(1, new RunSpec.Allowance(5, false), 0.5);

        Verdict verdict = Scores.of(30, 1)
                .right("++++++++++++++++++++++++++++!!")
                .judge(limits, rule("pass-rate", "min 80%", 0.8));

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(lines(verdict))
                .containsExactly("PASS pass-rate min 80% in p@m: was 100.0 % [87.9 %, 100.0 %] (28/28, 2 unscored)");
        assertThat(causes(verdict)).containsExactly("GATE-004 2 of 30 replies failed, max-errors is 1");
    }

    @Test
    void a_stopped_run_passes_nothing() {
        Verdict verdict = Scores.of(10, 1).right("++++").stopped("the time limit of 30 s was reached", PASS_RATE);

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(causes(verdict))
                .containsExactly("GATE-005 stopped after 4 of 10 trials: the time limit of 30 s was reached");
        assertThat(lines(verdict))
                .containsExactly("INCONCLUSIVE pass-rate min 90% in p@m: not judged, 4 of 10 cases scored, "
                        + "min-scored is 50 %; was 100.0 % (4/4, 6 never ran)");
    }

    @Test
    void a_stopped_run_whose_rule_is_lost_already_fails() {
        Verdict verdict = Scores.of(10, 1).right("++++--").stopped("stopped by the user", PASS_RATE);

        assertThat(name(verdict)).isEqualTo("FAIL");
        assertThat(lines(verdict))
                .containsExactly(
                        "FAIL pass-rate min 90% in p@m: was 66.7 % [30.0 %, 90.3 %] (4/6, 4 never ran); as many new cases would meet it with a chance of about 15 %");
    }

    @Test
    void a_stop_just_before_the_end_is_told() {
        Verdict verdict = Scores.of(10, 1).right("+++++++++").stopped("stopped by the user", PASS_RATE);

        assertThat(lines(verdict))
                .containsExactly("INCONCLUSIVE pass-rate min 90% in p@m: not judged, the plan was not completed; "
                        + "was 100.0 % [70.1 %, 100.0 %] (9/9, 1 never ran)");
    }

    @Test
    void a_cell_that_never_ran_is_named() {
        Scores scores = Scores.of(List.of(Scores.cell("p", "m"), Scores.cell("q", "m")), 2, 1)
                .right("++");

        Verdict verdict = scores.judge(PASS_RATE);

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(causes(verdict))
                .containsExactly(
                        "GATE-005 stopped after 2 of 4 trials: the others never ran; cells that never ran: q@m");
        assertThat(lines(verdict))
                .containsExactly(
                        "PASS pass-rate min 90% in p@m: was 100.0 % [34.2 %, 100.0 %] (2/2); none of these missed it, but so few leave a chance of about 27 % that as many new ones would",
                        "INCONCLUSIVE pass-rate min 90% in q@m: not judged, nothing was scored "
                                + "(0 scored, 0 unscored, 2 never ran)");
    }

    @Test
    void zero_trials_are_inconclusive() {
        Verdict verdict = Scores.of(List.of(), 0, 1).judge(PASS_RATE);

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(causes(verdict)).containsExactly("GATE-002 no trial was planned, so nothing is known");
        assertThat(lines(verdict))
                .containsExactly("INCONCLUSIVE pass-rate min 90%: not judged, no trial has this metric");
    }

    @Test
    void a_suite_without_rules_decides_nothing() {
        Verdict verdict = Scores.of(1, 1).right("+").judge(new GateRule[0]);

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(causes(verdict)).containsExactly("GATE-002 the suite has no gate rule, so nothing was decided");
    }

    @Test
    void a_rule_whose_filter_matches_nothing_is_inconclusive() {
        Verdict verdict =
                Scores.of(2, 1).right("++").judge(Scores.filtered("pass-rate", "min 90%", 0.9, Scores.tag("public")));

        assertThat(lines(verdict))
                .containsExactly("INCONCLUSIVE pass-rate min 90% where tag=public: not judged, "
                        + "no trial has this metric and matches tag=public");
        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void a_metric_that_no_case_has_is_inconclusive() {
        Verdict verdict = Scores.of(1, 1).right("+").judge(QUALITY);

        assertThat(lines(verdict))
                .containsExactly("INCONCLUSIVE quality min 0.80: not judged, no trial has this metric");
    }

    @Test
    void a_broken_warning_never_fails() {
        Verdict verdict = Scores.of(2, 1).right("+-").judge(warning("pass-rate", "min 90%", 0.9));

        assertThat(name(verdict)).isEqualTo("PASS");
        assertThat(lines(verdict))
                .containsExactly(
                        "WARN pass-rate min 90% in p@m: was 50.0 % [9.5 %, 90.5 %] (1/2); as many new cases would meet it with a chance of about 31 %");
        assertThat(verdict.rules().get(0).problem().orElseThrow().code().id()).isEqualTo("GATE-001");
    }

    @Test
    void a_warning_that_missing_values_would_decide_stays_a_warning() {
        RunSpec limits = Scores.limits(0, new RunSpec.Allowance(2, false), 0.5);

        Verdict verdict =
                Scores.of(20, 1).right("+++++++++++++++++-??").judge(limits, warning("pass-rate", "min 90%", 0.9));

        assertThat(name(verdict)).isEqualTo("PASS");
        assertThat(verdict.rules().get(0).state()).isEqualTo(RuleResult.State.WARN);
    }

    @Test
    void a_warning_does_not_hide_that_nothing_could_be_judged() {
        Verdict verdict = Scores.of(2, 1).right("++").judge(PASS_RATE, warning("quality", "min 0.80", 0.8));

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void a_failure_outranks_what_could_not_be_judged() {
        Verdict verdict = Scores.of(2, 1).right("+-").judge(QUALITY, PASS_RATE);

        assertThat(name(verdict)).isEqualTo("FAIL");
        assertThat(verdict.rules())
                .extracting(RuleResult::state)
                .containsExactly(RuleResult.State.INCONCLUSIVE, RuleResult.State.FAIL);
    }

    @Test
    void rules_are_said_before_any_run() {
        assertThat(Gate.text(rule("latency", "p95 max 3s", 3000))).isEqualTo("latency p95 max 3s in each cell");
        assertThat(Gate.text(warning("cost", "max $0.01", 0.01))).isEqualTo("cost max $0.01 in each cell (warn)");
        assertThat(Gate.text(rule("cost", "sum max $1", 1, GateRule.Scope.RUN)))
                .isEqualTo("cost sum max $1 in the run");
    }
}
