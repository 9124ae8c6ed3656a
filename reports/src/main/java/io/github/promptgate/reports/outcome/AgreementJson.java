package io.github.promptgate.reports.outcome;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.gate.JudgeAgreement;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes how far judges agree with people. */
final class AgreementJson {

    private final JsonGenerator out;

    AgreementJson(JsonGenerator out) {
        this.out = out;
    }

    void write(List<JudgeAgreement> agreements) throws IOException {
        if (agreements.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("judgeAgreement");
        for (JudgeAgreement one : agreements) {
            write(one);
        }
        out.writeEndArray();
    }

    private void write(JudgeAgreement one) throws IOException {
        out.writeStartObject();
        out.writeStringField("source", one.source().name().toLowerCase(Locale.ROOT));
        out.writeStringField("metric", one.metric());
        out.writeNumberField("rows", one.pairs().size());
        out.writeNumberField("unscored", one.unscored());
        if (one.kappa().isPresent()) {
            out.writeNumberField(
                    one.isBinary() ? "kappa" : "quadraticKappa", one.kappa().getAsDouble());
        }
        if (one.observed().isPresent()) {
            out.writeNumberField("same", one.observed().getAsDouble());
        }
        if (one.sensitivity().isPresent()) {
            out.writeNumberField("sensitivity", one.sensitivity().get().share());
        }
        if (one.specificity().isPresent()) {
            out.writeNumberField("specificity", one.specificity().get().share());
        }
        out.writeEndObject();
    }
}
