package io.github.promptgate.gate;

import static io.github.promptgate.gate.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.gate.RuleResult.State;
import io.github.promptgate.record.Cell;
import io.github.promptgate.suite.GateRule.Decide;
import io.github.promptgate.suite.GateRule.Fold;
import io.github.promptgate.suite.GateRule.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a number just meets its limit, and what is seldom seen. */
class GateEdgesTest {

    private static final List<Cell> TWO = List.of(new Cell("answer", "small"), new Cell("answer", "large"));

    private static RuleResult first(Verdict verdict) {
        return verdict.rules().get(0);
    }

    @Test
    void the_median_of_an_even_number_of_samples_lies_between_the_middle_two() {
        assertThat(Samples.fold(Fold.MEDIAN, new double[] {.9, .1, .4, .2})).isCloseTo(.3, within(1e-15));
        assertThat(Samples.fold(Fold.MEDIAN, new double[] {.9, .1, .4})).isEqualTo(.4);
    }

    @Test
    void half_of_the_samples_are_no_majority_and_one_is_any() {
        assertThat(Samples.fold(Fold.MAJORITY, new double[] {1, 0})).isZero();
        assertThat(Samples.fold(Fold.MAJORITY, new double[] {1, 0, 1})).isEqualTo(1);
        assertThat(Samples.fold(Fold.ANY, new double[] {0, 0})).isZero();
        assertThat(Samples.fold(Fold.ANY, new double[] {0, 1})).isEqualTo(1);
    }

    @Test
    void chances_are_written_out_from_1_to_99_per_cent() {
        assertThat(Chances.percent(.01)).isEqualTo("about 1 %");
        assertThat(Chances.percent(.0099)).isEqualTo("below 1 %");
        assertThat(Chances.percent(.99)).isEqualTo("about 99 %");
        assertThat(Chances.percent(.991)).isEqualTo("above 99 %");
    }

    @Test
    void a_p_has_as_many_digits_as_tell_its_side_of_the_level() {
        assertThat(Chances.p(.0496, .05)).isEqualTo("p = 0.05");
        assertThat(Chances.p(.0504, .05)).isEqualTo("p = 0.0504");
        assertThat(Chances.p(.05004, .05)).isEqualTo("p = 0.05004");
        assertThat(Chances.p(.0001, .05)).isEqualTo("p = 0.0001");
        assertThat(Chances.p(.00009, .05)).isEqualTo("p < 0.0001");
        assertThat(Chances.p(.00009, .00005)).isEqualTo("p = 0.00009");
    }

    @Test
    void seeds_of_a_run_its_rules_and_their_units_differ() {
        long seed = RuleSeed.of(1, "a", "u");

        assertThat(List.of(RuleSeed.of(2, "a", "u"), RuleSeed.of(1, "b", "u"), RuleSeed.of(1, "a", "v")))
                .doesNotHaveDuplicates()
                .doesNotContain(seed);
        assertThat(RuleSeed.of(1, "a", "u")).isEqualTo(seed);
    }

    @Test
    void the_worst_sample_of_an_amount_stands_for_its_case() {
        Scores scores =
                Scores.of(List.of(new Cell("p", "m")), 2, 1).call(0, 900, .001).call(1, 2000, .001);

        assertThat(first(scores.judge(asked("latency max max 1s"))).worst())
                .extracting(RuleResult.WorstCase::value)
                .containsExactly(2000.0);
    }

    @Test
    void among_cells_that_break_nothing_the_one_that_warns_less_is_the_best() {
        Scores scores = Scores.of(TWO, 20, 1).right(0, "+".repeat(19) + "-").right(1, "+".repeat(20));

        Verdict verdict = scores.judge(
                asked("pass-rate min 90%").in(Scope.BEST_CELL),
                asked("right min 100%").warning().in(Scope.BEST_CELL));

        assertThat(verdict.rules()).extracting(RuleResult::unit).containsOnly("answer@large");
        assertThat(verdict.rules()).extracting(RuleResult::state).containsOnly(State.PASS);
    }

    @Test
    void the_best_cell_may_be_asked_for_a_change_too() {
        Scores before = Scores.of(TWO, 60, 1).right(0, "+".repeat(60)).right(1, "+".repeat(60));
        Scores now = Scores.of(TWO, 60, 1)
                .right(0, "+".repeat(40) + "-".repeat(20))
                .right(1, "+".repeat(60))
                .since(before);

        for (Decide decide : Decide.values()) {
            RuleResult best =
                    first(now.judge(asked("pass-rate max-drop 10pp").by(decide).in(Scope.BEST_CELL)));
            assertThat(best.unit()).isEqualTo("answer@large");
            assertThat(best.state()).isEqualTo(State.PASS);
        }
    }

    @Test
    void a_best_cell_rule_needs_a_cell_that_all_of_them_are_about() {
        Scores scores = Scores.of(TWO, 20, 1).right(0, "+".repeat(20)).right(1, "+".repeat(20));

        assertThat(first(scores.judge(
                                asked("pass-rate min 90%").by(Decide.POINT).in(Scope.BEST_CELL)))
                        .unit())
                .isEqualTo("answer@small");
    }

    @Test
    void a_failure_that_is_not_yet_sure_takes_as_many_cases_as_its_level_in_the_family_asks() {
        Scores scores = Scores.of(List.of(new Cell("p", "m")), 100, 1).right("+".repeat(85) + "-".repeat(15));
        Asked alone = asked("pass-rate min 90%").by(Decide.INTERVAL);
        Asked also = asked("right min 89%").by(Decide.INTERVAL);

        long one = first(scores.judge(alone)).grounds().casesToDecide().orElseThrow();
        long ofTwo = first(scores.judge(alone, also)).grounds().casesToDecide().orElseThrow();

        assertThat(ofTwo).isGreaterThan(one);
    }

    /** 55 of 70 alone would be red; with the other 30 passing, 85 of 100 would not. */
    @Test
    void trials_that_never_ran_count_as_passed_before_a_rule_by_interval_fails() {
        Scores scores = Scores.of(List.of(new Cell("p", "m")), 100, 1).right("+".repeat(55) + "-".repeat(15));

        assertThat(first(scores.judge(asked("pass-rate min 90%").by(Decide.INTERVAL)))
                        .state())
                .isEqualTo(State.INCONCLUSIVE);
    }
}
