package io.github.promptgate.gate;

import static io.github.promptgate.gate.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.gate.RuleResult.State;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.suite.GateRule.Against;
import io.github.promptgate.suite.GateRule.Decide;
import io.github.promptgate.suite.GateRule.Fold;
import io.github.promptgate.suite.GateRule.Scope;
import io.github.promptgate.suite.RunSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeRulesTest {

    private static final Asked DROP = asked("pass-rate max-drop 2pp");
    private static final List<Cell> ONE = List.of(new Cell("p", "m"));

    private static Scores run(int cases, int passed) {
        return Scores.of(cases, 1).right("+".repeat(passed) + "-".repeat(cases - passed));
    }

    private static RuleResult only(Verdict verdict) {
        assertThat(verdict.rules()).hasSize(1);
        return verdict.rules().get(0);
    }

    private static List<State> states(Verdict verdict) {
        return verdict.rules().stream().map(RuleResult::state).toList();
    }

    @Test
    void a_drop_beyond_its_bound_fails_only_where_it_is_significant() {
        assertThat(only(run(100, 88).since(run(100, 97)).judge(DROP)).state()).isEqualTo(State.FAIL);
        assertThat(only(run(100, 93).since(run(100, 96)).judge(DROP)).state()).isEqualTo(State.WARN);
        assertThat(only(run(100, 95).since(run(100, 96)).judge(DROP)).state()).isEqualTo(State.PASS);
    }

    @Test
    void a_result_carries_its_numbers() {
        RuleResult result = only(run(100, 88).since(run(100, 97)).judge(DROP));
        Grounds grounds = result.grounds();
        Grounds.Compared compared = grounds.compared().orElseThrow();

        assertThat(result.observed().orElseThrow()).isCloseTo(.09, within(1e-12));
        assertThat(grounds.test().orElseThrow().p()).isCloseTo(Math.pow(.5, 9), within(1e-12));
        assertThat(grounds.test().orElseThrow().twoSided()).hasValue(Math.pow(.5, 8));
        assertThat(grounds.interval().orElseThrow().method()).isEqualTo("Tango's score interval");
        assertThat(compared.before()).hasValue(.97);
        assertThat(compared.after()).hasValue(.88);
        assertThat(compared.worse()).hasSize(9).first().satisfies(moved -> {
            assertThat(moved.caseRef().where().line()).isEqualTo(90);
            assertThat(moved.before()).isEqualTo(1);
            assertThat(moved.after()).isZero();
        });
        assertThat(compared.better()).isEmpty();
    }

    @Test
    void the_same_run_draws_the_same_numbers() {
        Asked rule = asked("quality max-drop 1pp");
        double[] before =
                IntStream.range(0, 40).mapToDouble(i -> .8 + i % 7 * .01).toArray();
        double[] after =
                IntStream.range(0, 40).mapToDouble(i -> .78 + i % 5 * .01).toArray();

        assertThat(only(Scores.of(40, 1)
                        .quality(after)
                        .since(Scores.of(40, 1).quality(before))
                        .judge(rule)))
                .isEqualTo(only(Scores.of(40, 1)
                        .quality(after)
                        .since(Scores.of(40, 1).quality(before))
                        .judge(rule)));
    }

    @Test
    void many_rules_share_one_level() {
        Scores scores = run(100, 92).since(run(100, 97));

        assertThat(states(scores.judge(DROP))).containsExactly(State.FAIL);
        assertThat(states(scores.judge(DROP, asked("right max-drop 2pp")))).containsExactly(State.WARN, State.WARN);
    }

    @Test
    void a_warning_and_a_point_rule_take_no_part_of_the_level() {
        Scores scores = run(100, 92).since(run(100, 97));

        assertThat(states(scores.judge(
                        DROP,
                        asked("right max-drop 2pp").warning(),
                        asked("right max-drop 9pp").by(Decide.POINT))))
                .containsExactly(State.FAIL, State.WARN, State.PASS);
    }

    @Test
    void four_of_four_cases_that_collapse_are_not_green() {
        RuleResult result = only(run(4, 0).since(run(4, 4)).judge(DROP));

        assertThat(result.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(result.problem().orElseThrow().code().id()).isEqualTo("GATE-008");
        assertThat(only(run(4, 0).since(run(4, 4)).judge(DROP.onIndecisionWarn()))
                        .state())
                .isEqualTo(State.WARN);
        assertThat(only(run(5, 0).since(run(5, 5)).judge(DROP)).state()).isEqualTo(State.FAIL);
    }

    @Test
    void cases_of_one_passage_count_once_in_a_test() {
        Scores before = Scores.clustered(ONE, 20, 1, 5).right("+".repeat(20));
        Scores after = Scores.clustered(ONE, 20, 1, 5).right("-".repeat(20));

        assertThat(only(after.since(before).judge(DROP)).state()).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void non_inferiority_holds_fails_or_stays_open() {
        Asked rule = DROP.by(Decide.INTERVAL);

        assertThat(only(run(200, 180).since(run(200, 180)).judge(rule)).state()).isEqualTo(State.PASS);
        assertThat(only(run(200, 150).since(run(200, 190)).judge(rule)).state()).isEqualTo(State.FAIL);
        assertThat(only(run(50, 45).since(run(50, 46)).judge(rule)).state()).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void cases_pair_by_id_and_content() {
        Scores before = Scores.ofCases(
                        ONE,
                        List.of(
                                ref("a", '0'),
                                ref("b", '0'),
                                ref("c", '0'),
                                ref("d", '0'),
                                ref("gone", '0'),
                                ref("e", '0')))
                .right("+++++-");
        Scores after = Scores.ofCases(
                        ONE, List.of(ref("e", '0'), ref("d", '0'), ref("c", '0'), ref("b", '1'), ref("a", '0')))
                .right("+++-+");

        Grounds.Compared compared =
                only(after.since(before).judge(DROP)).grounds().compared().orElseThrow();

        assertThat(compared.paired()).isEqualTo(4);
        assertThat(compared.planned()).isEqualTo(5);
        assertThat(compared.apart()).isEqualTo(new Grounds.Apart(List.of(), List.of("gone"), List.of("b")));
        assertThat(compared.better()).extracting(moved -> moved.caseRef().id()).containsExactly("e");
        assertThat(compared.worse()).isEmpty();
    }

    private static CaseRef ref(String id, char content) {
        return new CaseRef(
                id, new Where("cases.csv", 2, 1), String.valueOf(content).repeat(64), List.of(), id);
    }

    @Test
    void it_takes_four_fifths_of_the_cases() {
        List<CaseRef> five = List.of(ref("a", '0'), ref("b", '0'), ref("c", '0'), ref("d", '0'), ref("e", '0'));

        assertThat(only(Scores.ofCases(ONE, five)
                                .right("+++++")
                                .since(Scores.ofCases(ONE, five.subList(0, 4)).right("++++"))
                                .judge(DROP))
                        .state())
                .isEqualTo(State.PASS);
        RuleResult few = only(Scores.ofCases(ONE, five)
                .right("+++++")
                .since(Scores.ofCases(ONE, five.subList(0, 3)).right("+++"))
                .judge(DROP.warning()));
        assertThat(few.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(few.problem().orElseThrow().code().id()).isEqualTo("GATE-007");
    }

    @Test
    void a_case_that_the_reference_could_not_score_is_no_pair() {
        assertThat(only(run(10, 10).since(Scores.of(10, 1).right("+++++++???")).judge(DROP))
                        .state())
                .isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void another_cell_of_the_run_is_a_reference_and_not_held_against_itself() {
        List<Cell> two = List.of(new Cell("p", "m"), new Cell("q", "m"));
        Scores scores = Scores.of(two, 60, 1).right(0, "+".repeat(60)).right(1, "+".repeat(50) + "-".repeat(10));

        RuleResult result = only(scores.judge(DROP.against(new Against.OfCell("p@m"))));

        assertThat(result.unit()).isEqualTo("q@m");
        assertThat(result.state()).isEqualTo(State.FAIL);
    }

    @Test
    void in_the_run_a_case_is_the_mean_of_its_cells() {
        List<Cell> two = List.of(new Cell("p", "m"), new Cell("q", "m"));
        Scores before = Scores.of(two, 60, 1).right(0, "+".repeat(60)).right(1, "+".repeat(60));
        Scores after =
                Scores.of(two, 60, 1).right(0, "+".repeat(50) + "-".repeat(10)).right(1, "+".repeat(60));

        RuleResult result = only(after.since(before).judge(DROP.in(Scope.RUN)));

        assertThat(result.observed().orElseThrow()).isCloseTo(5.0 / 60, within(1e-12));
        assertThat(result.grounds().test().orElseThrow().p()).isCloseTo(1.0 / 1024, within(1e-12));
    }

    @Test
    void a_missing_value_neither_fails_a_rule_nor_lets_it_pass() {
        RunSpec limits = Scores.limits(0, new RunSpec.Allowance(20, false), .5);
        Scores holes = Scores.of(100, 1).right("+".repeat(85) + "?".repeat(10) + "-".repeat(5));

        RuleResult result = only(holes.since(run(100, 95)).judge(limits, DROP));

        assertThat(result.state()).isEqualTo(State.INCONCLUSIVE);
        assertThat(result.message()).contains("what is missing can put the change anywhere from 0.0 pp to 10.0 pp");
        Scores broken = Scores.of(100, 1).right("+".repeat(70) + "?".repeat(10) + "-".repeat(20));
        assertThat(only(broken.since(run(100, 95)).judge(limits, DROP)).state()).isEqualTo(State.FAIL);
    }

    @Test
    void a_rise_of_what_costs_is_a_loss() {
        assertThat(only(prices(.002).since(prices(.001)).judge(asked("cost max-rise 25%")))
                        .state())
                .isEqualTo(State.FAIL);
        assertThat(only(prices(.0011).since(prices(.001)).judge(asked("cost max-rise 25%")))
                        .state())
                .isEqualTo(State.PASS);
        assertThat(only(prices(.001).since(prices(0)).judge(asked("cost max-rise 25%")))
                        .state())
                .isEqualTo(State.INCONCLUSIVE);
    }

    private static Scores prices(double usd) {
        Scores scores = Scores.of(20, 1);
        for (int i = 0; i < 20; i++) {
            scores.call(i, 100, usd);
        }
        return scores;
    }

    @Test
    void a_reference_may_keep_the_mean_of_its_samples() {
        Scores samples = Scores.of(10, 2);
        for (int i = 0; i < 10; i++) {
            samples.right(0, i, 1, '+').right(0, i, 2, i < 5 ? '-' : '+');
        }

        RuleResult result = only(samples.since(run(10, 10)).judge(DROP.folded(Fold.ALL)));

        assertThat(result.observed()).isEqualTo(OptionalDouble.of(.5));
        assertThat(result.grounds().flaky()).hasSize(5);
    }

    @Test
    void a_quantile_of_one_value_per_case_is_not_that_of_several() {
        Scores samples = Scores.of(1, 2).right(0, 0, 1, '+').right(0, 0, 2, '+');

        assertThat(only(samples.since(Scores.of(1, 1).right("+")).judge(asked("latency p95 max-rise 10%")))
                        .message())
                .endsWith("not judged, the baseline keeps one value per case, and the p95 needs one per sample");
    }

    @Test
    void a_change_of_which_too_little_was_scored_is_told_without_a_gap() {
        Scores few = Scores.of(4, 1).right("+???");

        assertThat(only(few.since(run(4, 4)).judge(DROP)).message())
                .endsWith("not judged, 1 of 4 cases scored, min-scored is 50 % (1/1, 3 unscored)");
    }
}
