package io.github.promptgate.reports.otel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Golden;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.PublishedSchemas;
import io.github.promptgate.reports.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EvaluationEventsJsonTest {

    private static String told(EvalOutcome outcome) {
        String text = Told.by(EvaluationEventsJson::write, outcome);
        text.lines()
                .forEach(
                        line -> assertThat(PublishedSchemas.json("documented/otlp-evaluation-events.schema.json", line))
                                .isEmpty());
        return text;
    }

    private static List<JsonNode> events(EvalOutcome outcome) {
        List<JsonNode> events = new ArrayList<>();
        told(outcome)
                .lines()
                .forEach(line -> Told.json(line)
                        .at("/resourceLogs/0/scopeLogs/0/logRecords")
                        .forEach(events::add));
        return events;
    }

    private static Map<String, JsonNode> attributes(JsonNode event) {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        event.get("attributes")
                .forEach(one -> attributes.put(
                        one.get("key").asText(), one.get("value").elements().next()));
        return attributes;
    }

    private static Map<String, JsonNode> event(EvalOutcome outcome, String caseId, String metric) {
        return events(outcome).stream()
                .map(EvaluationEventsJsonTest::attributes)
                .filter(one -> one.get("promptgate.case.id").asText().equals(caseId)
                        && one.get("gen_ai.evaluation.name").asText().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void runs_of_every_outcome_fit_what_otlp_documents() {
        Golden.holds(
                "otel-failed.jsonl",
                told(Fixture.failed())
                        .lines()
                        .filter(line -> line.contains("grounded@small"))
                        .collect(Collectors.joining("\n", "", "\n")));
        Golden.holds("otel-passed.jsonl", told(Fixture.passed()));
        assertThat(told(Outcomes.inconclusive())).isEqualTo(told(Fixture.failed()));
        assertThat(told(Fixture.badInput())).isEmpty();
    }

    @Test
    void every_score_is_an_event_with_its_value_and_label() {
        assertThat(events(Outcomes.sampled(RunHeader.Failing.RULES))).hasSize(27);
        Map<String, JsonNode> missed = event(Fixture.failed(), "refund-017", "faithfulness");
        assertThat(missed.get("gen_ai.evaluation.score.value").isDouble()).isTrue();
        assertThat(missed.get("gen_ai.evaluation.score.value").asDouble()).isEqualTo(1);
        assertThat(missed.get("gen_ai.evaluation.score.label").asText()).isEqualTo("pass");
        assertThat(missed.get("gen_ai.evaluation.explanation").asText()).isEqualTo("1 of 1 statements supported");
        assertThat(event(Fixture.failed(), "refund-017", "tone")).doesNotContainKey("gen_ai.evaluation.score.label");
    }

    @Test
    void what_was_not_scored_has_an_error_type_and_no_value() {
        Map<String, JsonNode> prose = event(Fixture.failed(), "judge,prose", "faithfulness");
        assertThat(prose.get("error.type").asText()).isEqualTo("judge_reply");
        assertThat(prose).doesNotContainKeys("gen_ai.evaluation.score.value", "gen_ai.evaluation.score.label");
        Map<String, JsonNode> refused = event(Fixture.failed(), "refused", "faithfulness");
        assertThat(refused.get("gen_ai.evaluation.score.label").asText()).isEqualTo("not_applicable");
        assertThat(refused).doesNotContainKeys("gen_ai.evaluation.score.value", "error.type");
    }

    @Test
    void scores_of_a_trial_share_a_span_that_no_other_trial_has() {
        List<JsonNode> events = events(Outcomes.sampled(RunHeader.Failing.RULES));

        assertThat(events.stream().map(one -> one.get("spanId").asText()).distinct())
                .hasSize(9);
        assertThat(events.stream().map(one -> one.get("traceId").asText()).distinct())
                .hasSize(9);
        assertThat(events.get(0).get("timeUnixNano").asText()).isEqualTo("1795342530000000000");
    }
}
