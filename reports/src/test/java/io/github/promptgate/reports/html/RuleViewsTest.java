package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.RuleResult.State;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.GateRule.Filter;
import io.github.promptgate.suite.GateRule.Scope;
import io.github.promptgate.suite.GateRule.Severity;
import io.github.promptgate.suite.GateRule.Side;
import io.github.promptgate.suite.GateRule.Statistic;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleViewsTest {

    private static final Filter PUBLIC =
            new Filter(Optional.of("grounded"), Optional.empty(), Optional.of("public"), Optional.of("refund-*"));

    @Test
    void a_rule_says_statistic_bound_filter_and_scope_where_they_are_not_the_usual() {
        assertThat(view(rule(Statistic.MEAN, Scope.CELL, Filter.all(), "0.95"), 1)
                        .text())
                .isEqualTo("latency ≤ 0.95");
        assertThat(view(rule(Statistic.P95, Scope.RUN, Filter.all(), "3s"), 1).text())
                .isEqualTo("latency p95 ≤ 3s, per run");
        assertThat(view(rule(Statistic.MAX, Scope.BEST_CELL, PUBLIC, "3s"), 1).text())
                .isEqualTo("latency max ≤ 3s, prompt grounded, tag public, case refund-*, per best cell");
    }

    @Test
    void an_observed_value_is_a_share_only_where_the_bound_is_written_as_one() {
        assertThat(observed(BuiltInMetrics.PASS_RATE, 0.9, "90%", 0.8333)).isEqualTo("83.3 %");
        assertThat(observed(BuiltInMetrics.PASS_RATE, 0.9, "0.9", 0.8333)).isEqualTo("0.833");
        assertThat(observed(Fixture.FAITHFULNESS, 0.9, "90%", 0.8333)).isEqualTo("0.833");
        assertThat(observed(BuiltInMetrics.LATENCY, 3_000, "3s", 3_049)).isEqualTo("3049 ms");
        assertThat(observed(BuiltInMetrics.COST, 0.5, "$0.50", 0.61)).isEqualTo("$0.61");
    }

    @Test
    void a_rule_over_nothing_has_no_observed_value() {
        RuleResult nothing = new RuleResult(
                rule(Statistic.MEAN, Scope.CELL, Filter.all(), "3s"),
                BuiltInMetrics.LATENCY,
                "p@m",
                State.INCONCLUSIVE,
                OptionalDouble.empty(),
                0,
                1_234,
                0,
                "nothing was scored",
                List.of());
        PageView.Rule view = RuleViews.of(List.of(nothing)).open().get(0);
        assertThat(view.observed()).isEqualTo("-");
        assertThat(view.counts()).isEqualTo("0 scored, 1,234 unscored");
        assertThat(view.message()).isEqualTo("nothing was scored");
        assertThat(view.chip().word()).isEqualTo("not judged");
    }

    @Test
    void held_rules_stand_apart_and_say_no_more_than_their_numbers() {
        PageView.Rules rules = RuleViews.of(List.of(
                Fixture.result(Fixture.rule("tone", 0.5, 1), Fixture.TONE, "a@m", State.PASS, 0.6),
                Fixture.result(Fixture.rule("tone", 0.5, 1), Fixture.TONE, "b@m", State.WARN, 0.4),
                Fixture.result(Fixture.rule("tone", 0.5, 1), Fixture.TONE, "c@m", State.FAIL, 0.4),
                Fixture.result(Fixture.rule("tone", 0.5, 1), Fixture.TONE, "d@m", State.INCONCLUSIVE, 0.4)));
        assertThat(rules.open()).extracting(PageView.Rule::unit).containsExactly("c@m", "d@m", "b@m");
        assertThat(rules.held()).extracting(PageView.Rule::unit).containsExactly("a@m");
        assertThat(rules.held().get(0).message()).isEmpty();
    }

    @Test
    void worst_cases_are_cut_with_a_count_and_name_their_cell_where_the_unit_holds_several() {
        List<RuleResult.WorstCase> worst = IntStream.range(0, 8)
                .mapToObj(i -> new RuleResult.WorstCase(Fixture.caseRef("c" + i, i), "p@m", 0.1 * i))
                .toList();
        PageView.Rule view = RuleViews.of(List.of(result("run", worst))).open().get(0);
        assertThat(view.worst()).hasSize(5);
        assertThat(view.moreWorst()).isEqualTo(3);
        assertThat(view.worst().get(0)).isEqualTo(new PageView.Worst("c0 in p@m", Anchors.of("c0"), "0.000"));
        assertThat(RuleViews.of(List.of(result("p@m", worst)))
                        .open()
                        .get(0)
                        .worst()
                        .get(0)
                        .id())
                .isEqualTo("c0");
    }

    private static RuleResult result(String unit, List<RuleResult.WorstCase> worst) {
        return new RuleResult(
                Fixture.rule("tone", 0.9, 1),
                Fixture.TONE,
                unit,
                State.FAIL,
                OptionalDouble.of(0.4),
                8,
                0,
                0,
                "tone",
                worst);
    }

    private static String observed(Metric metric, double bound, String boundText, double observed) {
        GateRule rule = new GateRule(
                "id",
                metric.name(),
                Statistic.MEAN,
                Optional.empty(),
                Side.MIN,
                bound,
                boundText,
                Scope.CELL,
                Filter.all(),
                Severity.ERROR,
                GateRule.Manner.plain(),
                Optional.empty(),
                Where.nowhere());
        return RuleViews.of(List.of(Fixture.result(rule, metric, "p@m", State.FAIL, observed)))
                .open()
                .get(0)
                .observed();
    }

    private static PageView.Rule view(GateRule rule, double observed) {
        return RuleViews.of(List.of(Fixture.result(rule, BuiltInMetrics.LATENCY, "p@m", State.FAIL, observed)))
                .open()
                .get(0);
    }

    private static GateRule rule(Statistic statistic, Scope scope, Filter filter, String bound) {
        return new GateRule(
                "id",
                "latency",
                statistic,
                Optional.empty(),
                Side.MAX,
                3_000,
                bound,
                scope,
                filter,
                Severity.ERROR,
                GateRule.Manner.plain(),
                Optional.empty(),
                new Where("s.yaml", 3, 1));
    }
}
