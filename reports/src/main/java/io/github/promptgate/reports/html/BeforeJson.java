package io.github.promptgate.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.record.ScoreTable.Value;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.before.BeforeFile;
import io.github.promptgate.record.before.ReferenceBefore;
import io.github.promptgate.record.before.RepliesBefore;
import io.github.promptgate.record.before.SampleBefore;
import io.github.promptgate.reports.text.Cut;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what trials were, for the page's diffs: what a run is held against, the rows that changed, old answers. */
final class BeforeJson {

    private final JsonGenerator out;

    BeforeJson(PackedJson json) {
        this.out = json.out();
    }

    /** Begins a chunk of answers. */
    void begin() throws IOException {
        out.writeStartObject();
    }

    /** Ends it. */
    void end() throws IOException {
        out.writeEndObject();
    }

    /** A trial of the page as it was. */
    record Row(int trial, int reference, SampleBefore sample) {}

    /** @param firsts the first trial that each chunk of old answers tells */
    void write(BeforeFile before, List<Row> rows, List<Integer> firsts) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("references");
        for (int i = 0; i < before.references().size(); i++) {
            reference(before.references().get(i), before.replies(i));
        }
        out.writeEndArray();
        out.writeArrayFieldStart("rows");
        for (Row row : rows) {
            row(row);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("answers");
        for (int first : firsts) {
            out.writeNumber(first);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void reference(ReferenceBefore reference, RepliesBefore replies) throws IOException {
        out.writeStartObject();
        text("against", reference.against());
        text("name", reference.name());
        out.writeObjectFieldStart("cells");
        for (Map.Entry<String, String> cell : reference.cells().entrySet()) {
            text(cell.getKey(), cell.getValue());
        }
        out.writeEndObject();
        texts("added", reference.added());
        texts("removed", reference.removed());
        texts("changed", reference.changed());
        texts("notes", reference.notes());
        out.writeObjectFieldStart("replies");
        out.writeNumberField("same", replies.same());
        out.writeNumberField("other", replies.other());
        out.writeNumberField("unknown", replies.unknown());
        out.writeEndObject();
        out.writeEndObject();
    }

    private void row(Row row) throws IOException {
        out.writeStartObject();
        out.writeNumberField("i", row.trial());
        out.writeNumberField("r", row.reference());
        out.writeStringField("reply", row.sample().reply().name().toLowerCase(Locale.ROOT));
        out.writeObjectFieldStart("values");
        for (Map.Entry<String, Value> value : row.sample().values().entrySet()) {
            out.writeFieldName(value.getKey());
            switch (value.getValue().slot()) {
                case SCORED -> out.writeNumber(value.getValue().number());
                case UNSCORED -> out.writeString("unscored");
                case NOT_APPLICABLE, ABSENT -> out.writeString("not applicable");
            }
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    /** An old answer by its trial: {@code "17": {"answer": ...}}. */
    void answer(int trial, SampleBefore sample) throws IOException {
        out.writeObjectFieldStart(Integer.toString(trial));
        Cut cut = Cut.at(DetailJson.TEXT, sample.answer());
        out.writeStringField("answer", PackedJson.text(cut.text()));
        if (cut.shortened()) {
            out.writeNumberField("total", cut.total());
        }
        if (!sample.toolCalls().isEmpty()) {
            out.writeArrayFieldStart("tools");
            for (ToolCall call : sample.toolCalls()) {
                out.writeStartObject();
                text("name", call.name());
                text("arguments", Cut.at(DetailJson.TEXT, call.arguments()).text());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(PackedJson.text(text));
        }
        out.writeEndArray();
    }

    private void text(String name, String text) throws IOException {
        out.writeStringField(name, PackedJson.text(text));
    }
}
