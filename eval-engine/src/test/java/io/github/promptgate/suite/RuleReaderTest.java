package io.github.promptgate.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleReaderTest {

    @TempDir
    Path folder;

    private List<GateRule> rules(String... rules) {
        return new SuiteFile(folder)
                .read(SuiteFile.small("  - {metric: faithfulness, min: 0.95}", "  - " + String.join("\n  - ", rules)))
                .gate();
    }

    @Test
    void an_id_says_metric_statistic_side_and_scope() {
        assertThat(rules(
                        "{metric: faithfulness, min: 0.9}",
                        "{metric: faithfulness, max: 0.99}",
                        "{metric: latency, statistic: p95, max: 3s}",
                        "{metric: latency, statistic: p95, max: 2s, scope: model}",
                        "{id: mine, metric: faithfulness, min: 0.5}"))
                .extracting(GateRule::id)
                .containsExactly(
                        "faithfulness-min", "faithfulness-max", "latency-p95-max", "latency-p95-max-model", "mine");
    }

    @Test
    void an_id_does_not_change_with_its_bound_while_no_other_rule_is_like_it() {
        assertThat(rules("{metric: faithfulness, min: 0.9}").get(0).id())
                .isEqualTo(rules("{metric: faithfulness, min: 0.8}").get(0).id());
    }

    @Test
    void rules_that_differ_in_filter_or_bound_alone_have_ids_that_say_so() {
        assertThat(rules(
                        "{metric: faithfulness, min: 0.9}",
                        "{metric: faithfulness, min: 95%, severity: warn}",
                        "{metric: faithfulness, min: 0.8, where: {tag: public, prompt: a*}}"))
                .extracting(GateRule::id)
                .containsExactly(
                        "faithfulness-min-0.9", "faithfulness-min-95%", "faithfulness-min-prompt-a*-tag-public");
    }

    @Test
    void bounds_are_kept_in_the_base_of_their_unit() {
        assertThat(rules(
                        "{metric: faithfulness, min: 95%}",
                        "{metric: latency, max: 1.5m}",
                        "{metric: cost, max: $ 0.25}",
                        "{metric: input-tokens, max: 1e3}",
                        "{metric: errors, statistic: sum, max: 0}"))
                .extracting(GateRule::bound)
                .containsExactly(0.95, 90_000.0, 0.25, 1000.0, 0.0);
    }

    @Test
    void a_suite_without_scorers_can_gate_on_what_every_run_measures() {
        String yaml = SuiteFile.small("scorers:\n  - faithfulness\n", "")
                .replace("{metric: faithfulness, min: 0.95}", "{metric: latency, max: 3s}");

        assertThat(new SuiteFile(folder).read(yaml).scorers()).isEmpty();
    }
}
