package io.github.promptgate.reports.ctrf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Golden;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.PublishedSchemas;
import io.github.promptgate.reports.Told;
import java.util.List;
import org.junit.jupiter.api.Test;

class CtrfJsonTest {

    private static final String SCHEMA = "ctrf/ctrf-schema-0.0.json";

    private static String told(EvalOutcome outcome) {
        String text = Told.by(CtrfJson::write, outcome, Told.links());
        assertThat(PublishedSchemas.json(SCHEMA, text)).isEmpty();
        return text;
    }

    private static JsonNode test(JsonNode report, String suite, String name) {
        for (JsonNode test : report.at("/results/tests")) {
            if (test.at("/name").asText().equals(name)
                    && test.at("/suite/1").asText().equals(suite)) {
                return test;
            }
        }
        throw new AssertionError(suite + " has no test " + name);
    }

    @Test
    void runs_of_every_outcome_fit_the_published_schema() {
        Golden.holds("ctrf-failed.json", told(Fixture.failed()));
        Golden.holds("ctrf-passed.json", told(Fixture.passed()));
        Golden.holds("ctrf-inconclusive.json", told(Outcomes.inconclusive()));
        Golden.holds("ctrf-bad-input.json", told(Fixture.badInput()));
    }

    @Test
    void the_schema_refuses_what_is_no_report() {
        String text = told(Fixture.passed());
        assertThat(PublishedSchemas.json(SCHEMA, text.replace("\"CTRF\"", "\"other\"")))
                .isNotEmpty();
        assertThat(PublishedSchemas.json(SCHEMA, text.replace("\"duration\"", "\"lasted\"")))
                .isNotEmpty();
    }

    @Test
    void the_summary_counts_the_tests_as_they_are_listed() {
        for (EvalOutcome outcome : List.of(Fixture.failed(), Outcomes.inconclusive(), Fixture.badInput())) {
            JsonNode results = Told.json(told(outcome)).get("results");
            for (String status : List.of("passed", "failed", "skipped", "pending", "other")) {
                long listed = results.get("tests").findValues("status").stream()
                        .filter(one -> one.asText().equals(status))
                        .count();
                assertThat(results.at("/summary/" + status).asLong()).as(status).isEqualTo(listed);
            }
            assertThat(results.at("/summary/tests").asInt())
                    .isEqualTo(results.get("tests").size());
        }
    }

    @Test
    void a_case_that_missed_fails_no_build_unless_the_suite_asks_for_it() {
        JsonNode rules = Told.json(told(Outcomes.sampled(RunHeader.Failing.RULES)));
        JsonNode cases = Told.json(told(Outcomes.sampled(RunHeader.Failing.CASES)));

        assertThat(test(rules, "grounded@small", "agrees").at("/status").asText())
                .isEqualTo("other");
        assertThat(test(rules, "grounded@small", "agrees").at("/rawStatus").asText())
                .isEqualTo("missed");
        assertThat(test(cases, "grounded@small", "agrees").at("/status").asText())
                .isEqualTo("failed");
        assertThat(rules.at("/results/summary/failed").asInt()).isZero();
    }

    @Test
    void samples_are_attempts_and_those_that_disagree_make_a_case_flaky() {
        JsonNode report = Told.json(told(Outcomes.sampled(RunHeader.Failing.RULES)));

        JsonNode differs = test(report, "grounded@small", "differs");
        assertThat(differs.get("flaky").asBoolean()).isTrue();
        assertThat(differs.get("retryAttempts").findValuesAsText("status"))
                .containsExactly("passed", "failed", "passed");
        assertThat(test(report, "grounded@small", "agrees").get("flaky").asBoolean())
                .isFalse();
        assertThat(report.at("/results/summary/flaky").asInt()).isEqualTo(1);
        assertThat(differs.at("/parameters/model").asText()).isEqualTo("small");
        assertThat(differs.at("/tags/0").asText()).isEqualTo("refund");
        assertThat(differs.at("/filePath").asText()).isEqualTo("datasets/refunds.csv");
        assertThat(differs.at("/line").asInt()).isEqualTo(3);
    }

    @Test
    void a_change_of_the_pass_rate_is_told_beside_what_it_was_measured_from() {
        JsonNode report = Told.json(told(Outcomes.changed()));

        assertThat(report.at("/insights/passRate/current").asDouble()).isEqualTo(0.883);
        assertThat(report.at("/insights/passRate/baseline").asDouble()).isEqualTo(0.938);
        assertThat(report.at("/insights/passRate/change").asDouble()).isEqualTo(0.883 - 0.938);
        assertThat(report.at("/baseline/source").asText()).isEqualTo("main 36e211f");
        assertThat(report.at("/results/environment/branchName").asText()).isEqualTo("shorter-answers");
        assertThat(report.at("/results/environment/commit").asText()).isEqualTo("90950ee1".repeat(5));
    }

    @Test
    void what_could_not_be_judged_is_failed_and_never_healthy() {
        JsonNode report = Told.json(told(Outcomes.inconclusive()));

        assertThat(report.at("/results/summary/failed").asInt()).isEqualTo(1);
        assertThat(report.at("/results/environment/healthy").asBoolean()).isFalse();
        assertThat(test(report, "rules", "GATE-004 too many errors")
                        .at("/rawStatus")
                        .asText())
                .isEqualTo("inconclusive");
        assertThat(Told.json(told(Fixture.badInput()))
                        .at("/results/environment/healthy")
                        .asBoolean())
                .isFalse();
    }
}
