package io.github.promptgate.reports.ctrf;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.tests.TestGroup;
import io.github.promptgate.reports.tests.TestLine;
import io.github.promptgate.reports.text.Cut;
import java.io.IOException;
import java.util.Map;

/** Writes the tests of a group. */
final class CtrfTestJson {

    private static final int TEXT = 1_000;

    private final JsonGenerator json;

    CtrfTestJson(JsonGenerator json) {
        this.json = json;
    }

    void write(String suite, TestGroup group) throws IOException {
        for (TestLine line : group.lines()) {
            json.writeStartObject();
            json.writeStringField("testId", group.name() + "/" + line.name());
            json.writeStringField("name", line.name().isEmpty() ? "(no name)" : line.name());
            CtrfStatus status = CtrfStatus.of(line.result());
            json.writeStringField("status", status.word());
            json.writeNumberField("duration", line.millis());
            json.writeArrayFieldStart("suite");
            text(suite);
            json.writeString(group.part());
            json.writeEndArray();
            result(line);
            place(line);
            attempts(line);
            if (group.cell().isPresent()) {
                parameters(group.cell().get());
            }
            json.writeEndObject();
        }
    }

    private void result(TestLine line) throws IOException {
        TestLine.Result result = line.result();
        json.writeStringField("rawStatus", result.word().word());
        if (!result.message().isEmpty()) {
            json.writeStringField("message", result.message());
        }
        if (!result.detail().isEmpty()) {
            json.writeStringField("trace", result.detail());
        }
    }

    private void place(TestLine line) throws IOException {
        if (!line.where().file().isEmpty()) {
            json.writeFieldName("filePath");
            text(line.where().file());
        }
        if (line.where().line() > 0) {
            json.writeNumberField("line", line.where().line());
        }
        if (!line.tags().isEmpty()) {
            json.writeArrayFieldStart("tags");
            for (String tag : line.tags()) {
                json.writeString(tag);
            }
            json.writeEndArray();
        }
    }

    /** Each sample of several is an attempt. */
    private void attempts(TestLine line) throws IOException {
        if (line.attempts().size() < 2) {
            return;
        }
        json.writeBooleanField("flaky", line.isFlaky());
        json.writeArrayFieldStart("retryAttempts");
        for (TestLine.Attempt attempt : line.attempts()) {
            json.writeStartObject();
            json.writeNumberField("attempt", attempt.sample());
            json.writeStringField("status", status(attempt.state()));
            json.writeNumberField("duration", attempt.millis());
            if (!attempt.why().isEmpty()) {
                json.writeStringField("message", attempt.why());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String status(TrialState state) {
        return switch (state) {
            case PASSED -> CtrfStatus.PASSED.word();
            case FAILED -> CtrfStatus.FAILED.word();
            case UNSCORED -> CtrfStatus.OTHER.word();
            case NOT_APPLICABLE -> CtrfStatus.SKIPPED.word();
        };
    }

    private void parameters(Cell cell) throws IOException {
        json.writeObjectFieldStart("parameters");
        json.writeFieldName("prompt");
        text(cell.prompt());
        json.writeFieldName("model");
        text(cell.model());
        for (Map.Entry<String, String> axis : cell.parameters().entrySet()) {
            json.writeFieldName("parameter." + Cut.at(TEXT, axis.getKey()).line());
            text(axis.getValue());
        }
        json.writeEndObject();
    }

    private void text(String value) throws IOException {
        json.writeString(Cut.at(TEXT, value).line());
    }
}
