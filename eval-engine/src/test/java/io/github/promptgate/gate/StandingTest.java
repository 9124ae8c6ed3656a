package io.github.promptgate.gate;

import static io.github.promptgate.gate.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Cell;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Against;
import io.github.promptgate.suite.GateRule.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Asked DROP = asked("pass-rate max-drop 2pp");
    private static final List<Cell> TWO = List.of(new Cell("p", "m"), new Cell("p", "n"));

    private static Scores run(int cases, int passed) {
        return Scores.of(cases, 1).right("+".repeat(passed) + "-".repeat(cases - passed));
    }

    @Test
    void the_pass_rate_of_the_run_is_that_of_a_rule_on_it() {
        RuleResult rule = run(40, 30)
                .judge(asked("pass-rate min 50%").in(Scope.RUN))
                .rules()
                .get(0);
        Standing standing = run(40, 30).standing();

        assertThat(standing.run().passRate().value()).isEqualTo(rule.observed()).hasValue(.75);
        assertThat(standing.run().passRate().interval())
                .isEqualTo(rule.grounds().interval())
                .isPresent();
        assertThat(standing.reference()).isEmpty();
        assertThat(standing.run().passRate().change()).isEmpty();
        assertThat(standing.run().worse()).isEmpty();
    }

    @Test
    void its_change_is_that_of_a_rule_on_the_change_turned_to_the_figures_own_direction() {
        Scores scores = run(100, 88).since(run(100, 97));
        Grounds rule = scores.judge(DROP.in(Scope.RUN)).rules().get(0).grounds();
        Standing.Delta change = scores.standing(DROP).run().passRate().change().orElseThrow();

        assertThat(scores.standing(DROP).reference()).hasValue("the baseline");
        assertThat(change.before()).isEqualTo(.97);
        assertThat(change.after()).isEqualTo(.88);
        assertThat(change.by()).isCloseTo(-.09, within(1e-12));
        assertThat(change.p()).isEqualTo(rule.test().orElseThrow().twoSided()).isPresent();
        assertThat(change.interval().orElseThrow().range().lower())
                .isEqualTo(-rule.interval().orElseThrow().range().upper());
        assertThat(change.interval().orElseThrow().range().upper())
                .isEqualTo(-rule.interval().orElseThrow().range().lower());
        assertThat(scores.standing(DROP).run().worse()).hasSize(9);
        assertThat(scores.standing(DROP).run().better()).isEmpty();
    }

    @Test
    void each_cell_has_its_own_change() {
        Scores before = Scores.of(TWO, 4, 1).right(0, "++++").right(1, "++--");
        Scores now = Scores.of(TWO, 4, 1).right(0, "+++-").right(1, "+++-").since(before);

        List<Standing.Unit> cells = now.standing(DROP).cells();

        assertThat(cells).extracting(Standing.Unit::id).containsExactly("p@m", "p@n");
        assertThat(cells.get(0).passRate().change().orElseThrow().by()).isEqualTo(-.25);
        assertThat(cells.get(1).passRate().change().orElseThrow().by()).isEqualTo(.25);
        assertThat(cells.get(0).worse()).hasSize(1);
        assertThat(cells.get(1).better()).hasSize(1);
    }

    @Test
    void money_and_time_move_too() {
        Scores before = Scores.of(2, 1).call(0, 1_000, .001).call(1, 2_000, .003);
        Scores now = Scores.of(2, 1).call(0, 1_500, .002).call(1, 4_000, .006).since(before);

        Standing.Unit run = now.standing(DROP).run();

        assertThat(run.cost().value().orElseThrow()).isCloseTo(.004, within(1e-12));
        assertThat(run.cost().change().orElseThrow().share().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(run.latency().value()).hasValue(4_000);
        assertThat(run.latency().change().orElseThrow().by()).isEqualTo(2_000);
    }

    @Test
    void a_cell_that_is_the_reference_has_no_change_and_the_run_that_holds_it_neither() {
        Scores scores = Scores.of(TWO, 4, 1).right(0, "++++").right(1, "++--");

        Standing standing = scores.standing(DROP.against(new Against.OfCell("p@m")));

        assertThat(standing.reference()).hasValue("cell p@m");
        assertThat(standing.run().passRate().value()).hasValue(.75);
        assertThat(standing.run().passRate().change()).isEmpty();
        assertThat(standing.cells().get(0).passRate().change()).isEmpty();
        assertThat(standing.cells().get(1).passRate().change().orElseThrow().by())
                .isEqualTo(-.5);
    }

    @Test
    void nothing_moves_from_a_baseline_that_is_not_there() {
        Problem missing =
                new Problem(ProblemCode.BASELINE_001, Where.nowhere(), "there is no baseline", "accept a run");

        Standing standing = run(4, 3).since(new Reference.Unknown(missing)).standing(DROP);

        assertThat(standing.reference()).isEmpty();
        assertThat(standing.run().passRate().change()).isEmpty();
    }

    @Test
    void too_few_common_cases_tell_no_change() {
        Scores now = run(100, 90).since(run(70, 70));

        Standing standing = now.standing(DROP);

        assertThat(standing.run().passRate().change()).isEmpty();
        assertThat(standing.cells().get(0).passRate().change()).isEmpty();
    }

    @Test
    void what_was_not_scored_is_empty_and_not_zero() {
        Standing.Unit run = Scores.of(2, 1).right("??").standing().run();

        assertThat(run.passRate().value()).isEmpty();
        assertThat(run.passRate().interval()).isEmpty();
    }

    @Test
    void what_rules_on_values_ask_for_moves_too_with_its_test() {
        Asked good = asked("quality min 0.9");
        Scores scores =
                Scores.of(3, 1).quality(1, .5, .25).since(Scores.of(3, 1).quality(1, 1, 1));

        Standing standing = scores.standing(DROP, good);

        Standing.Delta fell =
                standing.change(result(scores, good)).orElseThrow().change();
        assertThat(fell.before()).isEqualTo(1);
        assertThat(fell.by()).isCloseTo(-1.25 / 3, within(1e-12));
        assertThat(fell.p()).as("two cases fell: one of two ways of four").hasValue(.5);
        assertThat(standing.change(result(scores, DROP)))
                .as("a rule on a change has its own grounds")
                .isEmpty();
    }

    @Test
    void a_percentile_that_a_rule_asks_for_moves_without_a_test() {
        Asked slow = asked("latency p95 max 3s");
        Scores scores = Scores.of(1, 1).call(0, 4, 0).since(Scores.of(1, 1).call(0, 1_000, 0));

        Standing.Delta fell = scores.standing(DROP, slow)
                .change(result(scores, slow))
                .orElseThrow()
                .change();

        assertThat(fell.by()).isEqualTo(-996);
        assertThat(fell.p()).isEmpty();
    }

    @Test
    void a_change_is_over_what_was_scored_on_both_sides_and_says_over_how_many() {
        Asked good = asked("quality min 0.5");
        Scores scores = Scores.of(3, 1).quality(1, .5).since(Scores.of(3, 1).quality(1, 1, 1));

        Standing.Asked asked =
                scores.standing(DROP, good).change(result(scores, good)).orElseThrow();

        assertThat(asked.cases()).isEqualTo(2);
        assertThat(asked.change().after()).isEqualTo(.75);
    }

    @Test
    void what_is_asked_of_the_reference_itself_has_no_change() {
        Asked least = asked("pass-rate min 50%");
        Scores scores = Scores.of(TWO, 4, 1).right(0, "++++").right(1, "++--");

        Standing standing = scores.standing(DROP.against(new Against.OfCell("p@m")), least);

        List<RuleResult> results = scores.judge(least).rules();
        assertThat(standing.change(results.get(0))).isEmpty();
        assertThat(standing.change(results.get(1)).orElseThrow().change().by()).isEqualTo(-.5);
    }

    @Test
    void one_line_is_in_one_unit_and_times_below_a_second_in_milliseconds() {
        Scores scores = Scores.of(100, 1);
        IntStream.range(0, 100).forEach(row -> scores.call(row, row < 99 ? 4 : 1_200, 0));
        RuleResult fast = result(scores, asked("latency p95 max 3s"));
        RuleResult slow = result(Scores.of(1, 1).call(0, 1_900, 0), asked("latency p95 max 3s"));

        assertThat(fast.observedText()).startsWith("4 ms [4 ms, ").endsWith(" ms]");
        assertThat(fast.message()).contains("was 4 ms [4 ms, ");
        assertThat(fast.valueText(1_200)).isEqualTo("1200 ms");
        assertThat(slow.observedText()).isEqualTo("1.9 s");
        assertThat(slow.valueText(4)).isEqualTo("0.004 s");
    }

    @Test
    void what_a_value_was_and_is_and_how_far_it_moved_agree_at_sight() {
        RuleResult cost = result(Scores.of(1, 1).call(0, 10, .12734), asked("cost sum max $0.50"));

        assertThat(cost.move(.12384, .12734)).isEqualTo(new RuleResult.Move("$0.1238", "$0.1273", "$0.0035"));
        assertThat(cost.move(.5, .25)).isEqualTo(new RuleResult.Move("$0.50", "$0.25", "$0.25"));
        assertThat(cost.move(.12387, .12734)).isEqualTo(new RuleResult.Move("$0.12387", "$0.12734", "$0.00347"));
        assertThat(cost.move(.3, .1 + .2).after()).isEqualTo("$0.30");
    }

    private static RuleResult result(Scores scores, Asked rule) {
        return scores.judge(rule).rules().get(0);
    }

    private static final Against FIRST = new Against.OfCell("p@m");
    private static final Against MAIN = new Against.Git("main");

    /** {@code c1 p@n 1.0>0.0 [the baseline, cell p@m]}. */
    private static List<String> told(List<Standing.Turned> turned) {
        return turned.stream()
                .map(one -> one.moved().caseRef().id() + " " + one.moved().cell() + " "
                        + one.moved().before() + ">" + one.moved().after() + " " + one.since())
                .toList();
    }

    private static Scores cells(int samples, String first, String second) {
        return Scores.of(TWO, first.length() / samples, samples)
                .samples(0, first)
                .samples(1, second);
    }

    @Test
    void worse_than_any_reference_is_worse_and_better_is_better_than_one_and_worse_than_none() {
        Scores now = cells(1, "+++-+", "-+-+-").since(cells(1, "+++--", "++--+"));

        Standing one = now.standing(DROP);
        assertThat(told(one.worse())).containsExactly("c1 p@n 1.0>0.0 []", "c5 p@n 1.0>0.0 []");
        assertThat(told(one.better())).containsExactly("c5 p@m 0.0>1.0 []", "c4 p@n 0.0>1.0 []");

        Standing both = now.standing(DROP, asked("pass-rate max-drop 0pp").against(FIRST));
        assertThat(both.references()).containsExactly("the baseline", "cell p@m");
        assertThat(told(both.worse()))
                .containsExactly(
                        "c1 p@n 1.0>0.0 [the baseline, cell p@m]",
                        "c5 p@n 1.0>0.0 [the baseline, cell p@m]",
                        "c3 p@n 1.0>0.0 [cell p@m]");
        assertThat(told(both.better()))
                .containsExactly("c5 p@m 0.0>1.0 [the baseline]", "c4 p@n 0.0>1.0 [the baseline, cell p@m]");
    }

    @Test
    void what_is_better_than_one_reference_and_worse_than_another_is_worse_and_counts_once() {
        Scores now = cells(1, "+", "-")
                .since(cells(1, "+", "+"))
                .against(MAIN, cells(1, "-", "-").known("main 36e211f"));

        Standing standing = now.standing(asked("pass-rate max-drop 0pp").against(MAIN), DROP, DROP.in(Scope.RUN));

        assertThat(standing.references()).containsExactly("main 36e211f", "the baseline");
        assertThat(told(standing.worse())).containsExactly("c1 p@n 1.0>0.0 [the baseline]");
        assertThat(told(standing.better())).containsExactly("c1 p@m 0.0>1.0 [main 36e211f]");
        assertThat(standing.run().passRate().change().orElseThrow().by()).isEqualTo(.5);

        Scores between = cells(2, "+-", "++")
                .since(cells(2, "++", "++"))
                .against(MAIN, cells(2, "--", "++").known("main"));
        assertThat(told(between.standing(DROP, DROP.against(MAIN)).worse()))
                .containsExactly("c1 p@m 1.0>0.5 [the baseline]");
        assertThat(between.standing(DROP, DROP.against(MAIN)).better()).isEmpty();
    }

    @Test
    void the_reference_from_which_a_case_fell_furthest_is_named_first() {
        Scores now = cells(2, "--", "++")
                .since(cells(2, "+-", "++"))
                .against(MAIN, cells(2, "++", "++").known("main"));

        assertThat(told(now.standing(DROP, DROP.against(MAIN)).worse()))
                .containsExactly("c1 p@m 1.0>0.0 [main, the baseline]");
    }

    @Test
    void a_further_reference_is_held_against_the_cells_and_cases_of_its_rules_only() {
        Scores now = Scores.of(List.of(new Cell("p", "m"), new Cell("p", "n"), new Cell("p", "o")), 2, 1)
                .right(0, "++")
                .right(1, "--")
                .right(2, "--")
                .since(Scores.of(List.of(new Cell("p", "m"), new Cell("p", "n"), new Cell("p", "o")), 2, 1)
                        .right(0, "++")
                        .right(1, "--")
                        .right(2, "--"));
        GateRule.Filter even =
                new GateRule.Filter(Optional.empty(), Optional.of("n"), Optional.of("even"), Optional.empty());

        Standing standing = now.standing(DROP, DROP.against(FIRST).where(even));

        assertThat(told(standing.worse())).containsExactly("c2 p@n 1.0>0.0 [cell p@m]");
    }

    @Test
    void a_reference_that_is_not_there_is_none_of_several() {
        Scores now = cells(1, "-", "+").since(cells(1, "+", "+"));

        Standing standing = now.standing(DROP, DROP.against(MAIN));

        assertThat(standing.references()).containsExactly("the baseline");
        assertThat(told(standing.worse())).containsExactly("c1 p@m 1.0>0.0 []");
    }
}
