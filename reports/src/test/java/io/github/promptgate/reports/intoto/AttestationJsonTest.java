package io.github.promptgate.reports.intoto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.before.BeforeWriter;
import io.github.promptgate.record.before.ReferenceBefore;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Golden;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.PublishedSchemas;
import io.github.promptgate.reports.Told;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestationJsonTest {

    private static String statement(EvalOutcome outcome) {
        String text = Told.by(AttestationJson::statement, outcome, Told.links());
        assertThat(PublishedSchemas.json("documented/in-toto-statement.schema.json", text))
                .isEmpty();
        return text;
    }

    private static String verification(EvalOutcome outcome) {
        String text = Told.by(AttestationJson::verification, outcome, Told.links());
        assertThat(PublishedSchemas.json("documented/in-toto-svr.schema.json", text))
                .isEmpty();
        return text;
    }

    private static String result(EvalOutcome outcome) {
        return Told.json(statement(outcome)).at("/predicate/result").asText();
    }

    @Test
    void runs_of_every_outcome_fit_what_in_toto_documents() {
        Golden.holds("attestation-failed.json", statement(Fixture.failed()));
        Golden.holds("attestation-passed.json", statement(Fixture.passed()));
        Golden.holds("attestation-inconclusive.json", statement(Outcomes.inconclusive()));
        Golden.holds("attestation-bad-input.json", statement(Fixture.badInput()));
        Golden.holds("svr-passed.json", verification(Fixture.passed()));
        Golden.holds("svr-failed.json", verification(Fixture.failed()));
    }

    @Test
    void the_predicate_alone_is_the_one_of_the_statement() {
        JsonNode alone = Told.json(Told.by(AttestationJson::testResult, Fixture.failed(), Told.links()));

        assertThat(Told.json(statement(Fixture.failed())).get("predicate")).isEqualTo(alone);
    }

    @Test
    void passed_is_only_what_passed_whole_and_without_a_warning() {
        assertThat(result(Fixture.passed())).isEqualTo("PASSED");
        assertThat(result(Outcomes.partly())).isEqualTo("WARNED");
        assertThat(Told.json(statement(Outcomes.partly()))
                        .at("/predicate/warnedTests/0")
                        .asText())
                .isEqualTo("only a part of the plan was run: 3 of 8 cases");
        EvalOutcome noRule = Outcomes.outcome(ExitCode.PASSED, Outcomes.samples(), new Verdict.Pass(List.of()));
        assertThat(result(noRule)).isEqualTo("WARNED");
        for (EvalOutcome other :
                List.of(Fixture.failed(), Outcomes.inconclusive(), Fixture.badInput(), Fixture.nothingToRun())) {
            assertThat(result(other)).isEqualTo("FAILED");
            assertThat(Told.json(statement(other)).at("/predicate/failedTests")).isNotEmpty();
        }
        EvalOutcome interrupted =
                Outcomes.outcome(ExitCode.INTERRUPTED, Outcomes.samples(), new Verdict.Pass(List.of()));
        assertThat(result(interrupted)).isEqualTo("FAILED");
    }

    @Test
    void a_verification_has_a_property_only_where_the_gate_passed_whole() {
        assertThat(Told.json(verification(Fixture.passed())).at("/properties/0").asText())
                .isEqualTo("PROMPTGATE_GATE_PASSED");
        for (EvalOutcome other :
                List.of(Fixture.failed(), Outcomes.inconclusive(), Outcomes.partly(), Fixture.badInput())) {
            assertThat(Told.json(verification(other)).get("properties")).isEmpty();
        }
    }

    @Test
    void the_subject_is_the_prompts_by_a_digest_that_anybody_can_compute() throws Exception {
        String lines = "34".repeat(32) + "  careless\n" + "12".repeat(32) + "  grounded\n";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));

        JsonNode subjects = Told.json(statement(Fixture.failed())).get("subject");

        assertThat(subjects.at("/0/digest/sha256").asText())
                .isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(subjects.at("/1/digest/gitCommit").asText()).isEqualTo("90950ee1".repeat(5));
        assertThat(subjects.at("/1/name").asText()).isEqualTo("https://git.example.org/acme/prompts");
    }

    @Test
    void the_configuration_names_the_baseline_that_stands_beside_the_record(@TempDir Path folder) {
        EvalOutcome failed = Fixture.failed();
        String plan = failed.record().orElseThrow().header().planDigest();
        try (BeforeWriter before = BeforeWriter.start(folder, plan)) {
            before.add(new ReferenceBefore(
                    "baseline",
                    "the baseline",
                    "56".repeat(32),
                    new TreeMap<>(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()));
            before.finish();
        }

        JsonNode configuration = Told.json(statement(
                        Outcomes.of(failed.suite(), folder, failed.exitCode(), failed.record(), failed.verdict())))
                .at("/predicate/configuration");

        assertThat(configuration.at("/5/name").asText()).isEqualTo("baseline");
        assertThat(configuration.at("/5/digest/sha256").asText()).isEqualTo("56".repeat(32));
    }

    @Test
    void the_configuration_names_suite_data_plan_and_prompts_by_their_digests() {
        JsonNode configuration = Told.json(statement(Fixture.failed())).at("/predicate/configuration");

        assertThat(configuration.findValuesAsText("name"))
                .containsExactly("refunds.suite.yaml", "dataset", "plan", "prompt grounded", "prompt careless");
        assertThat(configuration.at("/0/digest/sha256").asText()).isEqualTo("ab".repeat(32));
    }
}
