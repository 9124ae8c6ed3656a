package io.github.promptgate.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.suite.GateRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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
    void money_has_as_many_digits_as_its_change() {
        GateRule cheap = Fixture.rule("cost", .5, 31);

        assertThat(row(cheap, BuiltInMetrics.COST, .12628, delta(.12278, .12628, OptionalDouble.empty())))
                .contains("| $0.1263 | $0.1228 | +$0.0035 |");
    }

    @Test
    void a_change_shows_its_two_sided_p_and_the_note_why_its_rule_came_out_otherwise() {
        RuleResult warned = dropped(RuleResult.State.WARN, .033, .23, .065);
        RuleResult broken = dropped(RuleResult.State.FAIL, .033, .033, .065);
        RuleResult clear = dropped(RuleResult.State.FAIL, .001, .002, .002);
        RuleResult noise = dropped(RuleResult.State.WARN, .25, 1, .5);

        assertThat(table(warned)).contains("\u221217.5 pp (within noise, p = 0.065) |");
        assertThat(table(warned))
                .endsWith(
                        "\n<sub>p is two-sided, each by itself. A rule by test goes by its own, one-sided p, after Holm"
                                + " where there are several.</sub>\n");
        assertThat(RuleNotes.of(List.of(warned))).isEqualTo("- ⚠️ `fell, WARN 0.033`\n");
        assertThat(table(broken)).contains("**\u221217.5 pp (p = 0.065)** |");
        assertThat(RuleNotes.of(List.of(broken))).isEqualTo("- ❌ `fell, FAIL 0.033`\n");
        assertThat(RuleNotes.of(List.of(clear, noise))).isEmpty();
    }

    private static RuleResult dropped(RuleResult.State state, double p, double adjusted, double twoSided) {
        RuleResult drop = Compared.drop();
        GateRule asked = drop.rule();
        GateRule byTest = new GateRule(
                asked.id(),
                asked.metric(),
                asked.statistic(),
                asked.label(),
                asked.side(),
                asked.bound(),
                asked.boundText(),
                asked.scope(),
                asked.filter(),
                asked.severity(),
                new GateRule.Manner(GateRule.Fold.MEAN, GateRule.Decide.TEST, GateRule.Indecision.WARN),
                asked.comparison(),
                asked.where());
        Grounds grounds = new Grounds(
                Optional.empty(),
                Optional.of(new Grounds.Test("a test", p, OptionalDouble.of(adjusted), OptionalDouble.of(twoSided))),
                Optional.empty(),
                40,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.of(new Grounds.Compared(
                        "the baseline",
                        OptionalDouble.of(.95),
                        OptionalDouble.of(.775),
                        40,
                        40,
                        new Grounds.Apart(List.of(), List.of(), List.of()),
                        List.of(),
                        List.of())),
                List.of(),
                Optional.empty());
        return new RuleResult(
                byTest,
                drop.metric(),
                drop.unit(),
                state,
                OptionalDouble.of(.175),
                40,
                0,
                0,
                "fell, " + state + " " + p,
                List.of(),
                grounds);
    }

    private static String table(RuleResult result) {
        return new RuleRows(Optional.empty()).table(List.of(result));
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
