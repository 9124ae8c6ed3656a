package io.github.promptgate.reports.otel;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.RunTime;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.Fingerprint;
import io.github.promptgate.reports.text.PrettyJson;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes {@code otel.jsonl}: every score of the suite's own cells as an event {@code gen_ai.evaluation.result} of
 * OpenTelemetry's semantic conventions for generative AI (status Development). A line is an OTLP/JSON export of logs and
 * holds the scores of one trial; they share a trace and a span made of the trial, since a record knows no other.
 */
public final class EvaluationEventsJson {

    private static final String EVENT = "gen_ai.evaluation.result";
    private static final int SEVERITY_INFO = 9;
    private static final int TRACE = 32;
    private static final int SPAN = 16;
    private static final int NAME = 500;
    private static final int TEXT = 2_000;

    private final JsonGenerator json;
    private final RunHeader header;
    private final String nanos;

    private EvaluationEventsJson(JsonGenerator json, RunHeader header, String nanos) {
        this.json = json;
        this.header = header;
        this.nanos = nanos;
    }

    /** Reads the record once and holds one trial of it; a run without a record has no line. */
    public static void write(ReportInput input, Writer out) throws IOException {
        Optional<RunRecord> record = input.outcome().record();
        if (record.isEmpty()) {
            return;
        }
        RunHeader header = record.get().header();
        String nanos = nanos(RunTime.of(input.outcome()).start());
        try (Stream<TrialRecord> trials = record.get().trials()) {
            Iterator<TrialRecord> each =
                    trials.filter(trial -> !trial.trial().cell().isReference()).iterator();
            while (each.hasNext()) {
                TrialRecord trial = each.next();
                if (!trial.scores().isEmpty()) {
                    PrettyJson.writeLine(out, json -> new EvaluationEventsJson(json, header, nanos).line(trial));
                }
            }
        }
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + String.format(Locale.ROOT, "%09d", at.getNano());
    }

    private void line(TrialRecord trial) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("resourceLogs");
        json.writeStartObject();
        json.writeObjectFieldStart("resource");
        json.writeArrayFieldStart("attributes");
        text("service.name", "promptgate", NAME);
        text("service.version", header.version(), NAME);
        text("promptgate.suite", header.suite(), NAME);
        text("promptgate.plan.digest", header.planDigest(), NAME);
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("scopeLogs");
        json.writeStartObject();
        json.writeObjectFieldStart("scope");
        json.writeStringField("name", "io.github.promptgate.reports");
        json.writeStringField("version", Cut.at(NAME, header.version()).line());
        json.writeEndObject();
        json.writeArrayFieldStart("logRecords");
        for (Score score : trial.shown().scores()) {
            event(trial.trial(), score);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void event(Trial trial, Score score) throws IOException {
        String run = header.planDigest() + " " + header.startedAt();
        json.writeStartObject();
        json.writeStringField("timeUnixNano", nanos);
        json.writeStringField("observedTimeUnixNano", nanos);
        json.writeNumberField("severityNumber", SEVERITY_INFO);
        json.writeStringField("eventName", EVENT);
        json.writeStringField("traceId", Fingerprint.hex(TRACE, "trace", run, trial.id()));
        json.writeStringField("spanId", Fingerprint.hex(SPAN, "span", run, trial.id()));
        json.writeArrayFieldStart("attributes");
        text("gen_ai.evaluation.name", score.metric(), NAME);
        evaluated(score);
        String reason = score.evidence().reason();
        if (!reason.isBlank()) {
            text("gen_ai.evaluation.explanation", reason, TEXT);
        }
        where(trial);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void evaluated(Score score) throws IOException {
        if (score instanceof Score.Scored scored) {
            open("gen_ai.evaluation.score.value");
            json.writeNumberField("doubleValue", scored.value());
            close();
            if (scored.mark() != Score.Mark.UNMARKED) {
                text("gen_ai.evaluation.score.label", scored.mark() == Score.Mark.PASSED ? "pass" : "fail", NAME);
            }
        } else if (score instanceof Score.Unscored unscored) {
            text("error.type", unscored.cause().name().toLowerCase(Locale.ROOT), NAME);
            text("promptgate.unscored.detail", unscored.detail(), TEXT);
        } else {
            text("gen_ai.evaluation.score.label", "not_applicable", NAME);
        }
    }

    private void where(Trial trial) throws IOException {
        text("promptgate.case.id", trial.caseRef().id(), NAME);
        text("promptgate.cell", trial.cell().id(), NAME);
        text("promptgate.prompt", trial.cell().prompt(), NAME);
        text("promptgate.model", trial.cell().model(), NAME);
        open("promptgate.sample");
        json.writeStringField("intValue", Integer.toString(trial.sample()));
        close();
    }

    private void text(String key, String value, int most) throws IOException {
        open(key);
        json.writeStringField("stringValue", Cut.at(most, value).line());
        close();
    }

    private void open(String key) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", key);
        json.writeObjectFieldStart("value");
    }

    private void close() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }
}
