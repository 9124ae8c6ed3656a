package io.github.promptgate.reports.summary;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.promptgate.stats.Interval;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A kept run as one line of JSON: flat, numbers and texts only; what is not known is left out. */
public final class HistoryJson {

    private static final String VERSION = "1";
    private static final int MOST_FIELDS = 100;
    private static final int MOST_CHARACTERS = 2_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4)
                    .maxStringLength(MOST_CHARACTERS)
                    .build())
            .build();

    private HistoryJson() {}

    /** Without a line break. */
    public static String line(History.Run run) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("promptgateHistory", VERSION);
            out.writeStringField("key", run.key());
            out.writeStringField("suite", run.suite());
            out.writeStringField("startedAt", run.startedAt());
            out.writeStringField("datasetDigest", run.datasetDigest());
            out.writeStringField("suiteDigest", run.suiteDigest());
            out.writeStringField("environment", run.environment());
            out.writeStringField("outcome", run.word());
            out.writeStringField(
                    "part", run.part().substring(0, Math.min(run.part().length(), MOST_CHARACTERS / 2)));
            out.writeNumberField("rulesBroken", run.broken());
            out.writeNumberField("rules", run.rules());
            number(out, "passRate", run.figures().passRate());
            if (run.figures().interval().isPresent()) {
                out.writeNumberField(
                        "passRateLow", run.figures().interval().get().lower());
                out.writeNumberField(
                        "passRateHigh", run.figures().interval().get().upper());
            }
            number(out, "costPerThousand", run.figures().cost());
            number(out, "latencyP95", run.figures().latency());
            out.writeNumberField("trials", run.figures().trials());
            out.writeNumberField("unscored", run.figures().unscored());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void number(JsonGenerator out, String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(name, value.getAsDouble());
        }
    }

    /** Empty for a line that is damaged or somebody else's. */
    public static Optional<History.Run> read(String line) {
        try (JsonParser in = JSON.createParser(line)) {
            return Optional.of(new Fields(fields(in)).run());
        } catch (IOException | IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static Map<String, String> fields(JsonParser in) throws IOException {
        Map<String, String> fields = new HashMap<>();
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("no object");
        }
        while (in.nextToken() == JsonToken.FIELD_NAME && fields.size() < MOST_FIELDS) {
            String name = in.currentName();
            if (!in.nextToken().isScalarValue()) {
                throw new IllegalArgumentException("not flat");
            }
            fields.put(name, in.getText());
        }
        if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
            throw new IllegalArgumentException("no single object");
        }
        return fields;
    }

    /** What a line says. */
    private record Fields(Map<String, String> all) {

        History.Run run() {
            if (!VERSION.equals(all.get("promptgateHistory"))) {
                throw new IllegalArgumentException("another format");
            }
            return new History.Run(
                    text("key"),
                    text("suite"),
                    Instant.parse(text("startedAt")).toString(),
                    text("datasetDigest"),
                    text("suiteDigest"),
                    text("environment"),
                    text("outcome"),
                    text("part"),
                    whole("rulesBroken"),
                    whole("rules"),
                    new History.Figures(
                            share("passRate"),
                            interval(),
                            amount("costPerThousand"),
                            amount("latencyP95"),
                            whole("trials"),
                            whole("unscored")));
        }

        private String text(String name) {
            String value = all.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no " + name);
            }
            return value;
        }

        private long whole(String name) {
            long value = Long.parseLong(text(name));
            if (value < 0) {
                throw new IllegalArgumentException(name + " " + value);
            }
            return value;
        }

        private OptionalDouble amount(String name) {
            if (!all.containsKey(name)) {
                return OptionalDouble.empty();
            }
            double value = Double.parseDouble(text(name));
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " " + value);
            }
            return OptionalDouble.of(value);
        }

        private OptionalDouble share(String name) {
            OptionalDouble value = amount(name);
            if (value.orElse(0) > 1) {
                throw new IllegalArgumentException(name + " " + value);
            }
            return value;
        }

        private Optional<Interval> interval() {
            OptionalDouble low = share("passRateLow");
            OptionalDouble high = share("passRateHigh");
            return low.isPresent() && high.isPresent()
                    ? Optional.of(new Interval(low.getAsDouble(), high.getAsDouble()))
                    : Optional.empty();
        }
    }
}
