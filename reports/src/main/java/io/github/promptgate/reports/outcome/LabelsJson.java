package io.github.promptgate.reports.outcome;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.record.Confusion;
import io.github.promptgate.reports.summary.CellSummary;
import io.github.promptgate.reports.summary.MetricSummary;
import io.github.promptgate.reports.summary.RunSummary;
import java.io.IOException;
import java.util.OptionalDouble;

/** Writes what classifications come to: {@code figures.labels}, one entry per metric and cell; none, no key. */
final class LabelsJson {

    private final JsonGenerator out;

    LabelsJson(JsonGenerator out) {
        this.out = out;
    }

    void write(RunSummary summary) throws IOException {
        if (summary.run().metrics().stream()
                .allMatch(metric -> metric.labels().labels().isEmpty())) {
            return;
        }
        out.writeArrayFieldStart("labels");
        for (CellSummary cell : summary.cells()) {
            for (MetricSummary metric : cell.metrics()) {
                if (!metric.labels().labels().isEmpty()) {
                    write(cell.name(), metric);
                }
            }
        }
        out.writeEndArray();
    }

    private void write(String cell, MetricSummary metric) throws IOException {
        Confusion labels = metric.labels();
        out.writeStartObject();
        out.writeStringField("metric", metric.metric().name());
        out.writeStringField("cell", cell);
        number("macroF1", labels.macroF1());
        out.writeArrayFieldStart("labels");
        for (String label : labels.labels()) {
            write(label, labels.counts(label));
        }
        out.writeEndArray();
        out.writeArrayFieldStart("confusion");
        for (Confusion.Entry entry : labels.entries()) {
            out.writeStartObject();
            out.writeStringField("expected", entry.pair().expected());
            if (entry.pair().given().isPresent()) {
                out.writeStringField("given", entry.pair().given().get());
            }
            out.writeNumberField("trials", entry.count());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(String label, Confusion.Counts counts) throws IOException {
        out.writeStartObject();
        out.writeStringField("label", label);
        out.writeNumberField("expected", counts.right() + counts.notGiven());
        out.writeNumberField("given", counts.right() + counts.wronglyGiven());
        number("precision", counts.precision());
        number("recall", counts.recall());
        number("f1", counts.f1());
        out.writeEndObject();
    }

    private void number(String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(name, value.getAsDouble());
        }
    }
}
