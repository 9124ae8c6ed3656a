package io.github.promptgate.reports.outcome;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.Labelling;
import io.github.promptgate.gate.Correction;
import java.io.IOException;

/** What people said of the run's answers, and the rates that their labels correct. */
record LabellingJson(JsonGenerator out) {

    void write(Labelling labelling) throws IOException {
        out.writeObjectFieldStart("labels");
        out.writeStringField("file", labelling.file());
        out.writeNumberField("labels", labelling.labels().size());
        out.writeNumberField("answers", labelling.answers());
        out.writeNumberField("unmet", labelling.unmet());
        out.writeNumberField("ties", labelling.ties());
        out.writeArrayFieldStart("corrected");
        for (Correction correction : labelling.corrections()) {
            write(correction);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(Correction correction) throws IOException {
        out.writeStartObject();
        out.writeStringField("metric", correction.metric());
        out.writeStringField("unit", correction.unit());
        out.writeNumberField("judged", correction.judged());
        out.writeNumberField("rate", correction.rate().mean());
        out.writeNumberField("lower", correction.rate().interval().lower());
        out.writeNumberField("upper", correction.rate().interval().upper());
        out.writeNumberField("standardError", correction.rate().standardError());
        out.writeNumberField("lambda", correction.rate().lambda());
        out.writeNumberField("labels", correction.labels());
        out.writeNumberField("answers", correction.answers());
        out.writeNumberField("seed", correction.seed());
        out.writeEndObject();
    }
}
