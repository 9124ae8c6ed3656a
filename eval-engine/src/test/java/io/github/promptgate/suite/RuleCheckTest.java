package io.github.promptgate.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Metric.Unit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCheckTest {

    private static final List<Metric> PRODUCED = List.of(
            Metric.unit("faithfulness"),
            Metric.binary("contains"),
            Metric.label("intent"),
            Metric.amount("length", Unit.NONE),
            Metric.amount("mistakes", Unit.COUNT));

    @TempDir
    Path folder;

    private List<GateRule> rules(String... rules) {
        return new SuiteFile(folder)
                .draft(SuiteFile.small("  - {metric: faithfulness, min: 0.95}", "  - " + String.join("\n  - ", rules)))
                .suite()
                .orElseThrow()
                .gate();
    }

    private List<String> problems(String rule) {
        return SuiteFile.lines(RuleCheck.unknownMetrics(rules(rule), PRODUCED));
    }

    @Test
    void a_metric_that_nothing_produces_is_told_with_those_that_there_are() {
        assertThat(problems("{metric: faithfullness, min: 0.9}"))
                .containsExactly(
                        "my.suite.yaml:10:5 SUITE-006 unknown metric \"faithfullness\" | known: contains, cost,"
                                + " errors, faithfulness, flaky-rate, input-tokens, intent, judge-cost, latency, length, mistakes,"
                                + " output-tokens, pass-rate, unscored | fix: did you mean \"faithfulness\"?");
    }

    @Test
    void every_rule_is_checked_in_order() {
        List<GateRule> rules =
                rules("{metric: nothing, min: 0.9}", "{metric: contains, min: 3s}", "{metric: contains, min: 1}");

        assertThat(RuleCheck.unknownMetrics(rules, PRODUCED))
                .extracting(p -> p.where().line() + " " + p.code().id())
                .containsExactly("10 SUITE-006", "11 SUITE-009");
    }

    @Test
    void a_metric_of_a_cases_own_scorer_is_known_once_it_is_named() {
        List<GateRule> rules = rules("{metric: tone, min: 0.9}");

        assertThat(RuleCheck.unknownMetrics(rules, List.of(Metric.unit("tone"))))
                .isEmpty();
        assertThat(RuleCheck.unknownMetrics(rules, List.of())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{metric: faithfulness, min: 0.95}",
                "{metric: faithfulness, min: 95%}",
                "{metric: faithfulness, statistic: p50, min: 1}",
                "{metric: faithfulness, statistic: sum, min: 20}",
                "{metric: faithfulness, statistic: count, min: 20}",
                "{metric: contains, statistic: max, max: 100%}",
                "{metric: pass-rate, min: 98%}",
                "{metric: flaky-rate, max: 0.02}",
                "{metric: latency, statistic: p95, max: 3s}",
                "{metric: latency, max: 250 ms}",
                "{metric: cost, statistic: sum, max: $0.50, scope: run}",
                "{metric: judge-cost, max: 0.5}",
                "{metric: input-tokens, statistic: p99, max: 4000}",
                "{metric: errors, statistic: sum, max: 3}",
                "{metric: errors, max: 2%}",
                "{metric: unscored, max: 0}",
                "{metric: latency, statistic: count, min: 30}",
                "{metric: length, max: 500}",
                "{metric: mistakes, max: 3}"
            })
    void a_bound_in_the_unit_of_its_metric_is_fine(String rule) {
        assertThat(problems(rule)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{metric: faithfulness, min: 95}",
                "{metric: faithfulness, min: $1}",
                "{metric: contains, statistic: p50, min: 2}",
                "{metric: pass-rate, min: 101%}",
                "{metric: latency, max: 3}",
                "{metric: latency, max: 50%}",
                "{metric: latency, statistic: count, min: 3s}",
                "{metric: cost, max: 5%}",
                "{metric: output-tokens, max: 3s}",
                "{metric: output-tokens, max: $3}",
                "{metric: unscored, max: 3}",
                "{metric: errors, statistic: sum, max: 3%}",
                "{metric: length, max: 3s}"
            })
    void a_bound_in_another_unit_is_a_problem(String rule) {
        assertThat(RuleCheck.unknownMetrics(rules(rule), PRODUCED))
                .extracting(p -> p.code().id())
                .containsExactly("SUITE-009");
    }

    @Test
    void built_in_metrics_need_nobody_to_produce_them() {
        for (Metric metric : BuiltInMetrics.all()) {
            String bound = metric.unit() == Unit.MILLISECONDS ? "1s" : "1";
            List<GateRule> rules = rules("{metric: " + metric.name() + ", max: " + bound + "}");
            assertThat(RuleCheck.unknownMetrics(rules, List.of()))
                    .as(metric.name())
                    .isEmpty();
        }
    }

    @Test
    void statistics_of_labels_are_for_metrics_with_labels() {
        assertThat(problems("{metric: contains, statistic: macro-f1, min: 0.9}"))
                .containsExactly("my.suite.yaml:10:5 SUITE-003 \"contains\" has no labels, so it has no macro-f1"
                        + " | fix: name the metric of a scorer classification, or leave out the statistic");
        assertThat(problems("{metric: intent, statistic: macro-f1, min: 0.9}")).isEmpty();
        assertThat(problems("{metric: intent, statistic: recall, label: refund, min: 90%}"))
                .isEmpty();
        assertThat(problems("{metric: intent, min: 90%}")).isEmpty();
    }

    @Test
    void a_statistic_of_one_label_names_it_and_no_other_does() {
        assertThat(problems("{metric: intent, statistic: recall, min: 0.9}"))
                .containsExactly(
                        "my.suite.yaml:10:5 SUITE-003 recall is of one label, and the rule names none | fix: add"
                                + " \"label: \" with one of the scorer's labels, or write statistic: macro-f1");
        assertThat(problems("{metric: intent, statistic: macro-f1, label: refund, min: 0.9}"))
                .containsExactly("my.suite.yaml:10:5 SUITE-003 macro-f1 is not of one label | fix: leave out the label,"
                        + " or write statistic: precision, recall or f1");
        assertThat(problems("{metric: intent, statistic: f1, label: refund, min: 3s}"))
                .singleElement()
                .asString()
                .contains("SUITE-009", "min of a rule on f1 of \"intent\" must be a number from 0 to 1");
    }
}
