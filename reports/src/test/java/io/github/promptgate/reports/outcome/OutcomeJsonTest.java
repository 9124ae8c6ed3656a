package io.github.promptgate.reports.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.LengthCorrelation;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Golden;
import io.github.promptgate.reports.Schemas;
import io.github.promptgate.reports.summary.RunSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class OutcomeJsonTest {

    @Test
    void a_failed_run_names_each_rule_with_bound_and_observed_value() {
        Golden.holds("outcome-failed.json", json(Fixture.failed()));
    }

    @Test
    void bad_input_leaves_an_outcome_with_its_problems() {
        Golden.holds("outcome-bad-input.json", json(Fixture.badInput()));
    }

    @Test
    void several_suites_are_rolled_up_and_the_worst_decides() {
        Golden.holds(
                "outcome-roll-up.json",
                OutcomeJson.rollUp(List.of(Fixture.passed(), Fixture.failed(), Fixture.badInput())));
    }

    @Test
    void every_outcome_is_what_the_published_schema_says() {
        for (EvalOutcome outcome :
                List.of(Fixture.failed(), Fixture.passed(), Fixture.badInput(), Fixture.nothingToRun())) {
            assertThat(Schemas.errors("outcome.schema.json", json(outcome))).isEmpty();
        }
        assertThat(Schemas.errors(
                        "outcome.schema.json", OutcomeJson.rollUp(List.of(Fixture.failed(), Fixture.badInput()))))
                .isEmpty();
    }

    @Test
    void a_classification_is_told_label_by_label() {
        EvalOutcome failed = Fixture.failed();
        String json = OutcomeJson.of(
                failed, Optional.of(RunSummary.of(Fixture.labelled("refund>refund", "refund>", "other>refund"), 0)));

        assertThat(Schemas.errors("outcome.schema.json", json)).isEmpty();
        assertThat(json.replaceAll("\\s+", " "))
                .contains(
                        "\"metric\": \"intent\", \"cell\": \"grounded@small\", \"macroF1\": 0.25, \"labels\": [ { \"label\":"
                                + " \"other\", \"expected\": 1, \"given\": 0, \"recall\": 0.0, \"f1\": 0.0 }, { \"label\":"
                                + " \"refund\", \"expected\": 2, \"given\": 2, \"precision\": 0.5, \"recall\": 0.5, \"f1\": 0.5 } ]",
                        "{ \"expected\": \"refund\", \"trials\": 1 }");
    }

    @Test
    void how_metrics_go_with_the_answers_length_is_told() {
        LengthCorrelation tone = new LengthCorrelation("tone", 16, OptionalDouble.of(-0.25));
        LengthCorrelation flat = new LengthCorrelation("faithfulness", 3, OptionalDouble.empty());
        String json = OutcomeJson.of(Fixture.failed(), Optional.of(RunSummary.of(Fixture.measured(tone, flat), 0)));

        assertThat(Schemas.errors("outcome.schema.json", json)).isEmpty();
        assertThat(json.replaceAll("\\s+", " "))
                .contains("\"lengthCorrelation\": [ { \"metric\": \"tone\", \"trials\": 16, \"spearman\": -0.25 },"
                        + " { \"metric\": \"faithfulness\", \"trials\": 3 } ]");
    }

    @Test
    void the_schema_refuses_what_it_does_not_know() {
        String json = json(Fixture.passed());
        assertThat(Schemas.errors("outcome.schema.json", json.replace("\"passed\",", "\"green\",")))
                .isNotEmpty();
        assertThat(Schemas.errors("outcome.schema.json", json.replace("\"planned\"", "\"plan\"")))
                .isNotEmpty();
    }

    @Test
    void the_fixed_names_are_there_for_every_exit_code() throws Exception {
        for (ExitCode code : ExitCode.values()) {
            JsonNode json = new ObjectMapper().readTree(json(with(code)));
            assertThat(json.path("outcome").asText()).isEqualTo(code.outcome());
            assertThat(json.path("exitCode").asInt(-1)).isEqualTo(code.code());
            assertThat(json.path("rules").isArray()).isTrue();
            assertThat(json.path("counts").path("trials").asLong(-1)).isZero();
            assertThat(json.path("counts").path("scored").asLong(-1)).isZero();
            assertThat(json.path("counts").path("unscored").asLong(-1)).isZero();
            assertThat(json.path("counts").path("errors").asLong(-1)).isZero();
        }
    }

    @Test
    void a_roll_up_of_nothing_is_not_green() throws Exception {
        JsonNode json = new ObjectMapper().readTree(OutcomeJson.rollUp(List.of()));
        assertThat(json.path("outcome").asText()).isEqualTo("inconclusive");
        assertThat(json.path("exitCode").asInt()).isEqualTo(3);
    }

    @Test
    void hostile_text_stays_text() throws Exception {
        Problem problem = new Problem(ProblemCode.SOURCE_001, Where.nowhere(), Fixture.HOSTILE, "fix it");
        EvalOutcome outcome = EvalOutcome.notRun("x", Path.of("x"), ExitCode.BAD_INPUT, List.of(problem));

        JsonNode json = new ObjectMapper().readTree(json(outcome));

        assertThat(json.path("problems").path(0).path("what").asText()).isEqualTo(Fixture.HOSTILE);
        assertThat(json(outcome)).doesNotContain("\u001B").doesNotContain("\u0000");
    }

    private static EvalOutcome with(ExitCode code) {
        return EvalOutcome.notRun("x", Path.of("out", "x"), code, List.of());
    }

    private static String json(EvalOutcome outcome) {
        return OutcomeJson.of(outcome, outcome.record().map(record -> RunSummary.of(record, 10)));
    }
}
