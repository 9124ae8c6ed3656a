package io.github.promptgate.reports.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.Revision;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Golden;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.PublishedSchemas;
import io.github.promptgate.reports.Told;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SarifJsonTest {

    private static final String SCHEMA = "sarif/sarif-2.1.0.json";

    private static String told(EvalOutcome outcome) {
        String text = Told.by(SarifJson::write, outcome, Told.links());
        assertThat(PublishedSchemas.json(SCHEMA, text)).isEmpty();
        return text;
    }

    private static JsonNode run(EvalOutcome outcome) {
        return Told.json(told(outcome)).at("/runs/0");
    }

    @Test
    void runs_of_every_outcome_fit_the_published_schema() {
        Golden.holds("sarif-failed.json", told(Fixture.failed()));
        Golden.holds("sarif-passed.json", told(Fixture.passed()));
        Golden.holds("sarif-inconclusive.json", told(Outcomes.inconclusive()));
        Golden.holds("sarif-bad-input.json", told(Fixture.badInput()));
    }

    @Test
    void the_schema_refuses_what_is_no_log() {
        String text = told(Fixture.failed());
        assertThat(PublishedSchemas.json(SCHEMA, text.replace("\"2.1.0\"", "\"2.0.0\"")))
                .isNotEmpty();
        assertThat(PublishedSchemas.json(SCHEMA, text.replace("\"startLine\"", "\"line\"")))
                .isNotEmpty();
    }

    @Test
    void a_broken_rule_stands_at_its_prompt_and_its_cases_at_their_rows() {
        JsonNode results = run(Fixture.failed()).get("results");

        JsonNode rule = results.get(0);
        assertThat(rule.at("/ruleId").asText()).isEqualTo("faithfulness-min-0.95");
        assertThat(rule.at("/level").asText()).isEqualTo("error");
        assertThat(rule.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
                .isEqualTo("services/support/prompts/careless.md");
        JsonNode row = IntStream.range(0, results.size())
                .mapToObj(results::get)
                .filter(one -> one.at("/message/text").asText().startsWith("refund-017"))
                .findFirst()
                .orElseThrow();
        assertThat(row.at("/message/text").asText())
                .isEqualTo("refund-017 in careless@small, faithfulness 0.500: contains: does not contain \"15 %\"; "
                        + "faithfulness 0.500: 1 of 2 statements supported; not supported \"Shipping is free.\", "
                        + "the context is silent on shipping");
        assertThat(row.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
                .isEqualTo("services/support/datasets/refunds.csv");
        assertThat(row.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(2);
        assertThat(row.at("/partialFingerprints/promptEval~1v1").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_broken_rule_stands_where_its_prompt_differs_from_the_revision_that_it_is_held_against() {
        EvalOutcome failed = Fixture.failed();
        RunHeader header = failed.record().orElseThrow().header();
        Revision main = new Revision("main", "d".repeat(40));
        RunHeader changed = new RunHeader(
                header.suite(),
                header.suiteFile(),
                header.suiteDigest(),
                header.datasetDigest(),
                header.cells(),
                header.prompts(),
                header.metrics(),
                header.cases(),
                header.samples(),
                header.seed(),
                header.planDigest(),
                header.shard(),
                header.startedAt(),
                header.version(),
                header.part(),
                header.failing(),
                header.basis(),
                header.environment(),
                List.of(new RunHeader.PromptsAt(main, header.prompts(), new TreeMap<>(Map.of("careless", 12)))));
        EvalOutcome outcome = Outcomes.of(
                failed.suite(),
                failed.folder(),
                failed.exitCode(),
                Optional.of(new Fixture.ListRecord(
                        changed,
                        Fixture.record().list(),
                        failed.record().orElseThrow().footer())),
                failed.verdict());

        assertThat(run(outcome)
                        .at("/results/0/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void rules_describe_themselves() {
        JsonNode rule = run(Fixture.failed()).at("/tool/driver/rules/0");

        assertThat(rule.at("/shortDescription/text").asText()).isEqualTo("faithfulness mean min 0.95");
        assertThat(rule.at("/fullDescription/text").asText())
                .isEqualTo("The gate asks for faithfulness mean min 0.95; it is written at refunds.suite.yaml:31:5.");
        assertThat(rule.at("/help/markdown").asText()).contains("refunds\\.suite\\.yaml\\:31\\:5");
        assertThat(rule.at("/defaultConfiguration/level").asText()).isEqualTo("error");
        assertThat(rule.at("/properties/tags").size()).isBetween(1, 20);
    }

    @Test
    void a_case_that_turned_for_the_worse_is_a_note_while_its_rule_holds() {
        JsonNode results = run(Outcomes.changed()).get("results");

        assertThat(results.findValuesAsText("level")).containsExactly("error", "error", "note");
        assertThat(results.get(2).at("/message/text").asText())
                .startsWith("plain in careless@small, pass-rate 1 before, 0 now");
    }

    @Test
    void a_case_that_turned_says_against_which_of_several_references() {
        JsonNode results = run(Outcomes.changed("cell grounded@small")).get("results");

        assertThat(results.get(1).at("/message/text").asText())
                .startsWith("refund-017 in careless@small, pass-rate 1 in main 36e211f, 0 now");
        assertThat(results.get(2).at("/message/text").asText())
                .startsWith("plain in careless@small, pass-rate 1 in cell grounded@small, 0 now");
    }

    @Test
    void a_passed_run_has_no_result_and_one_that_was_not_judged_has() {
        assertThat(run(Fixture.passed()).get("results")).isEmpty();
        JsonNode open = run(Outcomes.inconclusive());
        assertThat(open.at("/results/0/ruleId").asText()).isEqualTo("GATE-004");
        assertThat(open.at("/results/0/level").asText()).isEqualTo("error");
        assertThat(open.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        JsonNode bad = run(Fixture.badInput());
        assertThat(bad.get("results").findValuesAsText("ruleId")).containsExactly("SUITE-004", "SUITE-010");
        assertThat(bad.at("/results/1/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("refunds");
    }

    @Test
    void text_holds_neither_links_nor_placeholders() {
        assertThat(SarifText.line("[click](https://evil) {0} {x}")).isEqualTo("[click] (https://evil) { 0} {x}");
        assertThat(SarifText.markdown("<b> `x` [a](b)")).isEqualTo("\\<b\\> \\`x\\` \\[a\\]\\(b\\)");
    }

    @Test
    void findings_are_capped_within_the_limits_of_code_scanning_and_say_so() throws Exception {
        List<RuleResult.WorstCase> worst = IntStream.range(0, 6_000)
                .mapToObj(i -> new RuleResult.WorstCase(Fixture.caseRef(text(i), i), "grounded@small", 1.0 / (i + 2)))
                .toList();
        RuleResult rule = new RuleResult(
                Fixture.rule("faithfulness", 0.95, 31),
                Fixture.FAITHFULNESS,
                "grounded@small",
                RuleResult.State.FAIL,
                OptionalDouble.of(0.1),
                6_000,
                0,
                0,
                "broken",
                worst);
        EvalOutcome outcome =
                Outcomes.outcome(ExitCode.FAILED, Outcomes.samples(), new Verdict.Fail(List.of(rule), List.of()));

        String text = Told.by(SarifJson::write, outcome);

        assertThat(Told.json(text).at("/runs/0/results")).hasSize(5_000);
        assertThat(Told.json(text)
                        .at("/runs/0/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .isEqualTo("5000 of 6001 findings are listed");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(packed.size()).isLessThan(10_000_000);
    }

    /** Hardly compressible. */
    private static String text(int seed) {
        java.util.Random random = new java.util.Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(String.format(Locale.ROOT, "%016x", random.nextLong()));
        }
        return text.toString();
    }
}
