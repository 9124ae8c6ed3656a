package io.github.promptgate.record.before;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.record.ScoreTable.Value;
import io.github.promptgate.record.ToolCall;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines of what was before as JSON, without the line end. Field order is fixed. */
final class BeforeJson {

    static final String FORMAT = "promptgate-before";
    static final int VERSION = 1;

    private static final JsonFactory FACTORY = new JsonFactory();

    private BeforeJson() {}

    private interface BodyJson {
        void write(JsonGenerator json) throws IOException;
    }

    private static String line(String type, BodyJson body) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static String header(String planDigest) {
        return line("header", json -> {
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", VERSION);
            json.writeStringField("planDigest", planDigest);
        });
    }

    static String reference(ReferenceBefore reference) {
        return line("reference", json -> {
            json.writeStringField("against", reference.against());
            json.writeStringField("name", reference.name());
            json.writeStringField("digest", reference.digest());
            json.writeObjectFieldStart("cells");
            for (Map.Entry<String, String> cell : reference.cells().entrySet()) {
                json.writeStringField(cell.getKey(), cell.getValue());
            }
            json.writeEndObject();
            texts("added", reference.added(), json);
            texts("removed", reference.removed(), json);
            texts("changed", reference.changed(), json);
            texts("notes", reference.notes(), json);
        });
    }

    static String replies(RepliesBefore replies) {
        return line("replies", json -> {
            json.writeNumberField("same", replies.same());
            json.writeNumberField("other", replies.other());
            json.writeNumberField("unknown", replies.unknown());
        });
    }

    private static void texts(String name, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    static String of(CaseBefore one) {
        return line("case", json -> {
            json.writeStringField("case", one.caseId());
            json.writeStringField("cell", one.cell());
            json.writeStringField("turn", word(one.turn()));
            json.writeArrayFieldStart("samples");
            for (SampleBefore sample : one.samples()) {
                write(sample, json);
            }
            json.writeEndArray();
        });
    }

    private static void write(SampleBefore sample, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sample", sample.sample());
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, Value> value : sample.values().entrySet()) {
            json.writeFieldName(value.getKey());
            write(value.getValue(), json);
        }
        json.writeEndObject();
        json.writeStringField("reply", word(sample.reply()));
        if (sample.reply() == SampleBefore.ReplyBefore.OTHER) {
            json.writeStringField("answer", sample.answer());
            json.writeArrayFieldStart("toolCalls");
            for (ToolCall call : sample.toolCalls()) {
                json.writeStartObject();
                json.writeStringField("name", call.name());
                json.writeStringField("arguments", call.arguments());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(Value value, JsonGenerator json) throws IOException {
        switch (value.slot()) {
            case SCORED -> json.writeNumber(value.number());
            case UNSCORED -> json.writeString("unscored");
            case NOT_APPLICABLE, ABSENT -> json.writeString("not-applicable");
        }
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
