package io.github.promptgate.reports.badge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.text.Figures;
import java.io.IOException;
import java.io.Writer;
import java.util.OptionalDouble;

/** Writes {@code badge.json} for the endpoint badge of shields.io, which refuses any key that it does not know. */
public final class BadgeJson {

    private static final JsonFactory JSON = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private BadgeJson() {}

    /** {@code prompt gate | passed, 93.8 %}. */
    public static void write(ReportInput input, Writer out) throws IOException {
        EvalOutcome outcome = input.outcome();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", 1);
            json.writeStringField("label", "prompt gate");
            json.writeStringField("message", message(input));
            json.writeStringField("color", color(outcome));
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static String message(ReportInput input) {
        OptionalDouble rate = input.summary().isEmpty()
                ? OptionalDouble.empty()
                : input.summary().get().run().passRate();
        String word = switch (input.outcome().exitCode()) {
            case PASSED -> "passed";
            case SHARD -> "shard";
            case FAILED -> "failed";
            case INCONCLUSIVE, INTERRUPTED -> "inconclusive";
            case BAD_INPUT, INTERNAL -> "not run";
        };
        return word + (rate.isEmpty() ? "" : ", " + Figures.share(rate.getAsDouble()));
    }

    private static String color(EvalOutcome outcome) {
        return switch (outcome.exitCode()) {
            case PASSED -> "brightgreen";
            case FAILED -> "red";
            case SHARD, INCONCLUSIVE, INTERRUPTED, BAD_INPUT, INTERNAL -> "lightgrey";
        };
    }
}
