package io.github.promptgate.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.suite.GateRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RuleRowsTest {

    private static final GateRule FAST = new GateRule(
            "latency-max-3s",
            "latency",
            GateRule.Statistic.P95,
            Optional.empty(),
            GateRule.Side.MAX,
            3_000,
            "3s",
            GateRule.Scope.CELL,
            GateRule.Filter.all(),
            GateRule.Severity.ERROR,
            GateRule.Manner.plain(),
            Optional.empty(),
            new Where("refunds.suite.yaml", 31, 5));

    @Test
    void a_row_of_times_is_in_one_unit_that_fits() {
        assertThat(row(FAST, BuiltInMetrics.LATENCY, 4, delta(1_200, 4, OptionalDouble.empty())))
                .contains("| 4 ms | 1200 ms | \u22121196 ms | `\u2264 3s` |");
        assertThat(row(FAST, BuiltInMetrics.LATENCY, 1_900, delta(2_000, 1_900, OptionalDouble.empty())))
                .contains("| 1.9 s | 2.0 s | \u22120.1 s | `\u2264 3s` |");
    }

    @Test
    void the_change_of_any_metric_says_whether_it_is_noise() {
        GateRule faithful = Fixture.rule("faithfulness", .85, 31);

        assertThat(row(faithful, Fixture.FAITHFULNESS, .91, delta(.92, .91, OptionalDouble.of(.53))))
                .contains("| 0.91 | 0.92 | \u22120.01 (within noise, p = 0.530) |");
        assertThat(row(faithful, Fixture.FAITHFULNESS, .41, delta(1, .41, OptionalDouble.of(.0004))))
                .contains("| 0.41 | 1.00 | \u22120.59 (p < 0.001) |");
        assertThat(row(faithful, Fixture.FAITHFULNESS, .91, delta(.91, .91, OptionalDouble.of(1))))
                .contains("| 0.91 | 0.91 | \u00B10 |");
    }

    @Test
    void a_change_over_fewer_cases_than_the_value_says_over_which() {
        GateRule faithful = Fixture.rule("faithfulness", .85, 31);

        assertThat(row(faithful, Fixture.FAITHFULNESS, .415, delta(1, .476, OptionalDouble.of(.0004))))
                .contains("| \u22120.52 to 0.48 over 41 common cases (p < 0.001) |");
    }

    @Test
    void what_cannot_be_compared_has_a_dash() {
        assertThat(new RuleRows(Optional.empty()).table(List.of(result(FAST, BuiltInMetrics.LATENCY, 4))))
                .contains("| 4 ms | \u2013 | \u2013 |");
    }

    private static Standing.Delta delta(double before, double after, OptionalDouble p) {
        return new Standing.Delta(before, after, Optional.empty(), p);
    }

    private static String row(GateRule rule, Metric metric, double observed, Standing.Delta delta) {
        Standing.Figure none = new Standing.Figure(OptionalDouble.empty(), Optional.empty(), Optional.empty());
        Standing standing = new Standing(
                Optional.of("main"),
                new Standing.Unit("run", none, none, none, List.of(), List.of()),
                List.of(),
                List.of(new Standing.Asked(rule.id(), "grounded@small", delta, 41)));
        return new RuleRows(Optional.of(standing)).table(List.of(result(rule, metric, observed)));
    }

    private static RuleResult result(GateRule rule, Metric metric, double observed) {
        return Fixture.result(rule, metric, "grounded@small", RuleResult.State.PASS, observed);
    }
}
