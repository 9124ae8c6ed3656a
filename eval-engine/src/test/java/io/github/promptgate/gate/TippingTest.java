package io.github.promptgate.gate;

import static io.github.promptgate.gate.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.gate.RuleResult.State;
import io.github.promptgate.record.Cell;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Decide;
import io.github.promptgate.suite.GateRule.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What would turn a verdict: each number is held against a run that is really so. */
class TippingTest {

    private static final List<Cell> ONE = List.of(new Cell("answer", "small"));
    private static final List<Cell> TWO = List.of(new Cell("answer", "small"), new Cell("answer", "large"));
    private static final Asked LEAST = asked("pass-rate min 90%");

    private static Scores run(String marks) {
        return Scores.of(ONE, marks.length(), 1).right(marks);
    }

    private static String marks(int passed, int failed) {
        return "+".repeat(passed) + "-".repeat(failed);
    }

    private static List<String> points(Scores scores, Asked... rules) {
        List<GateRule> asked = Stream.of(rules).map(Asked::rule).toList();
        RuleResult first = scores.judge(rules).rules().get(0);
        return new Tipping(scores.measured(1), asked, Scores.limits())
                .of(first).stream()
                        .map(point -> point.state() + " " + point.by())
                        .toList();
    }

    private static State state(Scores scores, Asked... rules) {
        return scores.judge(rules).rules().get(0).state();
    }

    @Test
    void a_rule_by_point_turns_at_its_bound() {
        assertThat(points(run(marks(94, 6)), LEAST)).containsExactly("FAIL 5 passing cases failed (89.0 %)");
        assertThat(points(run(marks(88, 12)), LEAST)).containsExactly("PASS 2 failing cases passed (90.0 %)");
    }

    @Test
    void a_rule_by_interval_turns_where_a_run_with_those_numbers_would_have_turned() {
        Asked surely = LEAST.by(Decide.INTERVAL);

        assertThat(points(run(marks(92, 8)), surely))
                .containsExactly("FAIL 8 passing cases failed (84.0 %)", "PASS 4 failing cases passed (96.0 %)");
        assertThat(state(run(marks(84, 16)), surely)).isEqualTo(State.FAIL);
        assertThat(state(run(marks(85, 15)), surely)).isEqualTo(State.INCONCLUSIVE);
        assertThat(state(run(marks(96, 4)), surely)).isEqualTo(State.PASS);
        assertThat(state(run(marks(95, 5)), surely)).isEqualTo(State.INCONCLUSIVE);
    }

    @Test
    void the_other_rules_of_the_run_keep_their_part_in_its_level() {
        Asked surely = LEAST.by(Decide.INTERVAL);
        Asked also = asked("right min 85%").by(Decide.INTERVAL);
        Scores scores = run(marks(92, 8));

        assertThat(points(scores, surely, also)).first().isEqualTo("FAIL 9 passing cases failed (83.0 %)");
        assertThat(points(scores, surely)).first().isEqualTo("FAIL 8 passing cases failed (84.0 %)");
    }

    @Test
    void a_test_turns_by_those_that_did_not_change_and_back_by_those_that_did() {
        Asked drop = asked("pass-rate max-drop 2pp");
        Scores before = run(marks(98, 2));

        assertThat(points(run(marks(94, 6)).since(before), drop))
                .containsExactly(
                        "FAIL 1 passing case failed (worse by 5.0 pp)",
                        "PASS 2 failing cases passed (worse by 2.0 pp)");
        assertThat(state(run(marks(93, 7)).since(before), drop)).isEqualTo(State.FAIL);
        assertThat(state(run(marks(94, 6)).since(before), drop)).isEqualTo(State.WARN);
        assertThat(state(run(marks(96, 4)).since(before), drop)).isEqualTo(State.PASS);
    }

    @Test
    void newly_failing_cases_are_the_first_to_pass_again() {
        Asked drop = asked("pass-rate max-drop 0pp");
        Scores now = run("--" + "-" + "+".repeat(97));
        Scores before = run("--" + "+".repeat(98));

        assertThat(points(now.since(before), drop)).contains("PASS 1 failing case passed (no change)");
    }

    @Test
    void cases_that_share_a_passage_weigh_less() {
        Asked surely = LEAST.by(Decide.INTERVAL);
        Scores alone = Scores.clustered(ONE, 200, 1, 1).right(marks(200, 0));
        Scores shared = Scores.clustered(ONE, 200, 1, 5).right(marks(200, 0));

        assertThat(points(alone, surely)).first().isEqualTo("INCONCLUSIVE 13 passing cases failed (93.5 %)");
        assertThat(points(shared, surely))
                .first()
                .asString()
                .startsWith("INCONCLUSIVE ")
                .isNotEqualTo(points(alone, surely).get(0));
    }

    @Test
    void a_mean_turns_by_moving_every_score() {
        double[] scores =
                IntStream.range(0, 40).mapToDouble(i -> .9 + (i % 5 - 2) * .04).toArray();
        Asked quality = asked("quality min 0.85").by(Decide.INTERVAL);
        Scores good = Scores.of(ONE, 40, 1).quality(scores);

        List<String> points = points(good, quality);

        assertThat(points)
                .containsExactly(
                        "INCONCLUSIVE every value were 0.04 lower (mean 0.87)",
                        "FAIL every value were 0.07 lower (mean 0.83)");
        assertThat(state(moved(scores, -.03), quality)).isEqualTo(State.PASS);
        assertThat(state(moved(scores, -.045), quality)).isEqualTo(State.INCONCLUSIVE);
        assertThat(state(moved(scores, -.08), quality)).isEqualTo(State.FAIL);
    }

    private static Scores moved(double[] scores, double by) {
        return Scores.of(ONE, 40, 1)
                .quality(Arrays.stream(scores).map(score -> score + by).toArray());
    }

    @Test
    void an_amount_turns_in_its_own_unit() {
        Scores scores = Scores.of(ONE, 20, 1);
        for (int i = 0; i < 20; i++) {
            scores.call(i, 2000, .001);
        }

        assertThat(points(scores, asked("latency p95 max 3s")))
                .containsExactly("FAIL every value were 1.0 s higher (p95 3.002 s)");
        assertThat(points(scores, asked("latency p95 max 1s")))
                .containsExactly("PASS every value were 1.0 s lower (p95 1.0 s)");
    }

    @Test
    void the_best_cell_may_be_another_one_then() {
        Scores scores = Scores.of(TWO, 100, 1).right(0, marks(92, 8)).right(1, marks(91, 9));

        assertThat(points(scores, LEAST.in(Scope.BEST_CELL))).isEmpty();
        assertThat(points(
                        Scores.of(TWO, 100, 1).right(0, marks(92, 8)).right(1, marks(80, 20)),
                        LEAST.in(Scope.BEST_CELL)))
                .containsExactly("FAIL 3 passing cases failed (89.0 %)");
    }

    @Test
    void what_was_never_scored_is_not_imagined() {
        assertThat(points(run("?".repeat(10)), LEAST)).isEmpty();
        assertThat(points(run(marks(5, 5)), asked("tone min 0.9"))).isEmpty();
        assertThat(points(run(marks(5, 5)), asked("right count min 3"))).isEmpty();
    }
}
