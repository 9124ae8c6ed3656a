package io.github.promptgate.gate;

import static io.github.promptgate.gate.Scores.lines;
import static io.github.promptgate.gate.Scores.name;
import static io.github.promptgate.gate.Scores.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Cell;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.RunSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    private static final List<Cell> TWO_CELLS = List.of(Scores.cell("p", "m"), Scores.cell("q", "m"));

    private static Scores latencies(long... millis) {
        Scores scores = Scores.of(millis.length, 1);
        for (int i = 0; i < millis.length; i++) {
            scores.call(i, millis[i], 0.25);
        }
        return scores;
    }

    @ParameterizedTest
    @CsvSource({"p50,300", "p90,500", "p95,500", "p99,500", "min,100", "max,500", "mean,290"})
    void statistics_of_five_latencies(String statistic, double expected) {
        String bound = (statistic.equals("mean") ? "" : statistic + " ") + "max 600ms";

        Verdict verdict = latencies(300, 500, 100, 350, 200).judge(rule("latency", bound, 600));

        assertThat(verdict.rules().get(0).observed()).isEqualTo(OptionalDouble.of(expected));
    }

    @Test
    void a_quantile_is_the_value_at_the_nearest_rank() {
        long[] millis = new long[20];
        for (int i = 0; i < 20; i++) {
            millis[i] = (i + 1) * 10L;
        }

        assertThat(observed(latencies(millis), "p50 max 1s")).isEqualTo(100);
        assertThat(observed(latencies(millis), "p90 max 1s")).isEqualTo(180);
        assertThat(observed(latencies(millis), "p95 max 1s")).isEqualTo(190);
        assertThat(observed(latencies(millis), "p99 max 1s")).isEqualTo(200);
    }

    private static double observed(Scores scores, String bound) {
        return scores.judge(rule("latency", bound, 1000))
                .rules()
                .get(0)
                .observed()
                .orElseThrow();
    }

    @Test
    void a_slow_quantile_breaks_its_rule_in_the_unit_of_the_bound() {
        Verdict verdict = latencies(1000, 3400, 900).judge(rule("latency", "p95 max 3s", 3000));

        assertThat(lines(verdict))
                .containsExactly(
                        "FAIL latency p95 max 3s in p@m: was 3.4 s [1.0 s, ?] (3 scored, 0 unscored); as many new cases would meet it with a chance of about 33 %");
        assertThat(verdict.rules().get(0).worstText(5)).isEqualTo("cases.csv:3 (3.4 s)");
    }

    @Test
    void a_sum_runs_over_all_trials_and_names_those_that_take_more_than_their_share() {
        Scores scores = Scores.of(3, 1).call(0, 10, 0.1).call(1, 10, 0.5).call(2, 10, 0.01);

        Verdict verdict = scores.judge(rule("cost", "sum max $0.50", 0.5, GateRule.Scope.RUN));

        assertThat(lines(verdict))
                .containsExactly("FAIL cost sum max $0.50 in the run: was $0.61 (3 scored, 0 unscored)");
        assertThat(verdict.rules().get(0).worstText(5)).isEqualTo("cases.csv:3 in p@m ($0.50)");
    }

    @Test
    void a_count_is_of_trials_that_have_a_value() {
        Verdict verdict = Scores.of(3, 1).quality(0, 1, 0.5).judge(rule("quality", "count min 4", 4));

        assertThat(lines(verdict)).containsExactly("FAIL quality count min 4 in p@m: was 3 (3 scored, 0 unscored)");
        assertThat(verdict.rules().get(0).worst()).isEmpty();
    }

    @Test
    void samples_of_a_case_fold_to_their_mean_before_cases_are_averaged() {
        Scores scores = Scores.of(2, 3)
                .quality(0, 0, 1, 1)
                .quality(0, 0, 2, 1)
                .quality(0, 0, 3, 0.4)
                .quality(0, 1, 1, 0.2)
                .quality(0, 1, 2, 0.2)
                .quality(0, 1, 3, 0.2);

        Verdict verdict = scores.judge(rule("quality", "min 0.80", 0.8));

        assertThat(lines(verdict))
                .containsExactly(
                        "FAIL quality min 0.80 in p@m: was 0.50 [0.006, 0.99] over 2 cases (6 scored, 0 unscored); as many new cases would meet it with a chance of about 24 %");
        assertThat(verdict.rules().get(0).scored()).isEqualTo(2);
        assertThat(verdict.rules().get(0).worstText(1)).isEqualTo("cases.csv:3 (0.20)");
    }

    @Test
    void a_minimum_of_a_unit_metric_is_its_worst_sample() {
        Scores scores = Scores.of(1, 2).quality(0, 0, 1, 0.9).quality(0, 0, 2, 0.3);

        Verdict verdict = scores.judge(rule("quality", "min min 0.5", 0.5));

        assertThat(lines(verdict)).containsExactly("FAIL quality min min 0.5 in p@m: was 0.30 (2 scored, 0 unscored)");
    }

    @Test
    void unequal_samples_of_a_pass_rate_are_told_apart_from_the_plain_share() {
        Scores scores = Scores.of(2, 2)
                .right(0, 0, 1, '+')
                .right(0, 0, 2, 'n')
                .right(0, 1, 1, '+')
                .right(0, 1, 2, '-');

        Verdict verdict = scores.judge(rule("pass-rate", "min 90%", 0.9));

        assertThat(lines(verdict))
                .containsExactly(
                        "FAIL pass-rate min 90% in p@m: was 75.0 % [4.1 %, 100.0 %] over 2 cases (2/3, 1 not applicable); as many new cases would meet it with a chance of about 34 %");
    }

    @Test
    void in_a_run_a_cases_value_is_its_mean_over_the_cells() {
        Scores scores = Scores.of(TWO_CELLS, 2, 1)
                .quality(0, 0, 1, 1.0)
                .quality(1, 0, 1, 0.5)
                .quality(0, 1, 1, 0.2)
                .quality(1, 1, 1, 0.4);

        Verdict verdict = scores.judge(
                rule("quality", "min 0.60", 0.6, GateRule.Scope.RUN),
                rule("quality", "min 0.60", 0.6, GateRule.Scope.PROMPT),
                rule("quality", "min 0.50", 0.5, GateRule.Scope.MODEL));

        assertThat(lines(verdict))
                .containsExactly(
                        "FAIL quality min 0.60 in the run: was 0.53 [0.008, 1.00] over 2 cases (4 scored, 0 unscored); as many new cases would meet it with a chance of about 41 %",
                        "PASS quality min 0.60 in prompt p: was 0.60 [0.02, 1.00] (2 scored, 0 unscored); as many new cases would miss it with a chance of about 50 %",
                        "FAIL quality min 0.60 in prompt q: was 0.45 [0.004, 0.99] (2 scored, 0 unscored); as many new cases would meet it with a chance of about 2 %",
                        "PASS quality min 0.50 in model m: was 0.53 [0.008, 1.00] over 2 cases (4 scored, 0 unscored); as many new cases would miss it with a chance of about 47 %");
        assertThat(verdict.rules()).extracting(RuleResult::unit).containsExactly("run", "p", "q", "m");
        assertThat(verdict.rules().get(0).worstText(9))
                .isEqualTo("cases.csv:3 in p@m (0.20), :3 in q@m (0.40), :2 in q@m (0.50)");
    }

    @Test
    void a_filter_leaves_only_what_it_matches() {
        Scores scores = Scores.of(TWO_CELLS, 4, 1);
        for (int i = 0; i < 4; i++) {
            scores.right(0, i, 1, i % 2 == 0 ? '+' : '-').right(1, i, 1, '+');
        }
        GateRule.Filter evenInP =
                new GateRule.Filter(Optional.of("p*"), Optional.of("?"), Optional.of("even"), Optional.of("c*"));

        Verdict verdict = scores.judge(Scores.filtered("pass-rate", "min 1", 1, evenInP));

        assertThat(lines(verdict))
                .containsExactly(
                        "FAIL pass-rate min 1 where prompt=p*, model=?, tag=even, case=c* in p@m: was 0.00 [0.00, 0.66] (0/2)");
    }

    @Test
    void a_dot_in_a_filter_is_a_dot() {
        Verdict verdict = Scores.of(1, 1)
                .right("+")
                .judge(Scores.filtered(
                        "pass-rate",
                        "min 1",
                        1,
                        new GateRule.Filter(Optional.of("."), Optional.empty(), Optional.empty(), Optional.empty())));

        assertThat(verdict.rules().get(0).message()).contains("not judged");
    }

    @Test
    void the_best_cell_alone_must_hold_every_best_cell_rule() {
        Scores scores = Scores.of(TWO_CELLS, 2, 1)
                .quality(0, 0, 1, 0.2)
                .quality(0, 1, 1, 0.2)
                .quality(1, 0, 1, 0.9)
                .quality(1, 1, 1, 0.9);

        Verdict verdict = scores.judge(
                rule("quality", "min 0.80", 0.8, GateRule.Scope.BEST_CELL),
                rule("latency", "max 1s", 1000, GateRule.Scope.BEST_CELL));

        assertThat(name(verdict)).isEqualTo("PASS");
        assertThat(lines(verdict))
                .containsExactly(
                        "PASS quality min 0.80 in the best cell, q@m: was 0.90 [0.09, 1.00] (2 scored, 0 unscored); none of these missed it, but so few leave a chance of about 37 % that as many new ones would",
                        "PASS latency max 1s in the best cell, q@m: was 100 ms (2 scored, 0 unscored)");
    }

    @Test
    void two_cells_that_each_hold_one_best_cell_rule_do_not_add_up() {
        Scores scores = Scores.of(TWO_CELLS, 1, 1).quality(0, 0, 1, 0.2).quality(1, 0, 1, 0.9);

        Verdict verdict = scores.judge(
                rule("quality", "min 0.80", 0.8, GateRule.Scope.BEST_CELL),
                rule("quality", "max 0.50", 0.5, GateRule.Scope.BEST_CELL));

        assertThat(name(verdict)).isEqualTo("FAIL");
    }

    @Test
    void a_cell_that_might_still_hold_all_keeps_the_best_cell_open() {
        Scores scores = Scores.of(TWO_CELLS, 1, 1).quality(0, 0, 1, 0.2).unscored(1, 0, 1, "quality");

        Verdict verdict = scores.judge(rule("quality", "min 0.80", 0.8, GateRule.Scope.BEST_CELL));

        assertThat(name(verdict)).isEqualTo("INCONCLUSIVE");
        assertThat(verdict.rules()).extracting(RuleResult::unit).containsExactly("q@m");
    }

    @Test
    void best_cell_rules_whose_filters_share_no_cell_are_inconclusive() {
        GateRule rule = new GateRule(
                "r",
                "quality",
                GateRule.Statistic.MEAN,
                Optional.empty(),
                GateRule.Side.MIN,
                0.5,
                "0.5",
                GateRule.Scope.BEST_CELL,
                new GateRule.Filter(Optional.of("x"), Optional.empty(), Optional.empty(), Optional.empty()),
                GateRule.Severity.ERROR,
                GateRule.Manner.plain(),
                Optional.empty(),
                io.github.promptgate.problem.Where.nowhere());

        assertThat(name(Scores.of(1, 1).quality(1).judge(rule))).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void a_missing_amount_may_be_allowed_but_never_saves_a_broken_sum() {
        RunSpec limits = Scores.limits(0, new RunSpec.Allowance(1, false), 0.5);
        Scores scores = Scores.of(2, 1).call(0, 10, 0.4).unpriced(1, 10);

        Verdict verdict = scores.judge(
                limits,
                rule("cost", "sum max $0.50", 0.5),
                rule("cost", "sum max $0.30", 0.3),
                rule("cost", "max $0.3", 0.3));

        assertThat(lines(verdict))
                .containsExactly(
                        "PASS cost sum max $0.50 in p@m: was $0.40 (1 scored, 1 unscored)",
                        "FAIL cost sum max $0.30 in p@m: was $0.40 (1 scored, 1 unscored)",
                        "INCONCLUSIVE cost max $0.3 in p@m: not judged, what is missing can put it anywhere "
                                + "from $0.20 to any amount; was $0.40 (1 scored, 1 unscored)");
    }

    @Test
    void errors_and_unscored_trials_are_counted_by_their_own_metrics() {
        RunSpec limits = Scores.limits(9, new RunSpec.Allowance(9, false), 0);

        Verdict verdict = Scores.of(4, 1)
                .right("+!?n")
                .judge(limits, rule("errors", "sum max 0", 0), rule("unscored", "max 25%", 0.25));

        assertThat(lines(verdict))
                .containsExactly(
                        "FAIL errors sum max 0 in p@m: was 1 (4 scored, 0 unscored)",
                        "FAIL unscored max 25% in p@m: was 50.0 % [15.0 %, 85.0 %] (4 scored, 0 unscored); as many new cases would meet it with a chance of about 36 %");
    }

    @Test
    void a_case_whose_samples_disagree_is_flaky() {
        Scores scores = Scores.of(2, 2)
                .right(0, 0, 1, '+')
                .right(0, 0, 2, '-')
                .right(0, 1, 1, '+')
                .right(0, 1, 2, '+');

        Verdict verdict = scores.judge(rule("flaky-rate", "max 10%", 0.1));

        assertThat(lines(verdict))
                .containsExactly(
                        "FAIL flaky-rate max 10% in p@m: was 50.0 % [9.5 %, 90.5 %] (2 scored, 0 unscored); as many new cases would meet it with a chance of about 31 %");
        assertThat(verdict.rules().get(0).worstText(3)).isEqualTo("cases.csv:2 (100.0 %)");
    }

    @Test
    void a_sample_that_is_missing_might_have_disagreed() {
        Scores scores = Scores.of(1, 2).right(0, 0, 1, '+').right(0, 0, 2, '?');

        assertThat(scores.judge(rule("flaky-rate", "max 10%", 0.1))
                        .rules()
                        .get(0)
                        .message())
                .isEqualTo("flaky-rate max 10% in p@m: not judged, nothing was scored, "
                        + "it takes run.samples of at least 2 (0 scored, 1 unscored)");
    }

    @Test
    void one_sample_cannot_be_flaky_and_so_is_not_green() {
        Verdict verdict = Scores.of(1, 1).right("+").judge(rule("flaky-rate", "max 10%", 0.1));

        assertThat(lines(verdict))
                .containsExactly("INCONCLUSIVE flaky-rate max 10% in p@m: not judged, nothing was scored, "
                        + "it takes run.samples of at least 2 (0 scored, 0 unscored, 1 not applicable)");
    }

    @Test
    void a_tie_that_only_floating_point_breaks_holds() {
        Scores scores = Scores.of(3, 1).quality(0.1, 0.2, 0.3);

        assertThat(name(scores.judge(rule("quality", "min 0.2", 0.2)))).isEqualTo("PASS");
        assertThat(name(scores.judge(rule("quality", "max 0.2", 0.2)))).isEqualTo("PASS");
    }

    @Test
    void what_missed_its_own_threshold_is_among_the_worst_though_the_value_is_high() {
        Verdict verdict = Scores.of(3, 1).right("+-+").judge(rule("right", "min 0", 0));

        assertThat(verdict.rules().get(0).worstText(3)).isEqualTo("cases.csv:3 (0.00)");
    }
}
