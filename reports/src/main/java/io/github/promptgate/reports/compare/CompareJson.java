package io.github.promptgate.reports.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.promptgate.Compared;
import io.github.promptgate.Compared.ChangedCase;
import io.github.promptgate.Compared.Move;
import io.github.promptgate.gate.SideBySide;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.reports.text.Figures;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes {@code compare.json}: runs side by side, for machines; the same records give the same bytes. */
public final class CompareJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private CompareJson(JsonGenerator json) {
        this.json = json;
    }

    /** One entry per suite. */
    public static String of(List<Compared> compared) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("format", "promptgate-compare");
            json.writeNumberField("version", 1);
            json.writeArrayFieldStart("suites");
            for (Compared one : compared) {
                new CompareJson(json).write(one);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.append('\n').toString();
    }

    private void write(Compared one) throws IOException {
        json.writeStartObject();
        json.writeStringField("suite", one.after().header().suite());
        side("before", one.before());
        side("after", one.after());
        texts("notes", one.notes());
        texts("cellsOnlyBefore", one.onlyBefore());
        texts("cellsOnlyAfter", one.onlyAfter());
        texts("casesAdded", one.apart().added());
        texts("casesRemoved", one.apart().removed());
        texts("casesEdited", one.apart().changed());
        texts("casesLeftOutBefore", one.leftOut().before());
        texts("casesLeftOutAfter", one.leftOut().after());
        json.writeArrayFieldStart("figures");
        for (SideBySide figure : one.figures()) {
            write(figure);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("cases");
        for (ChangedCase changed : one.cases()) {
            write(changed);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void side(String name, Compared.Side side) throws IOException {
        RunFooter footer = side.footer();
        json.writeObjectFieldStart(name);
        json.writeStringField("startedAt", side.header().startedAt());
        json.writeNumberField("trials", footer.counts().trials());
        json.writeNumberField("passed", footer.counts().passed());
        json.writeNumberField("failed", footer.counts().failed());
        json.writeNumberField("unscored", footer.counts().unscored());
        json.writeNumberField("errors", footer.counts().errors());
        number("cost", footer.cost());
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void write(SideBySide figure) throws IOException {
        json.writeStartObject();
        json.writeStringField("cell", figure.cell());
        json.writeStringField("metric", figure.metric().name());
        json.writeStringField("statistic", figure.statistic().word());
        if (!figure.obstacle().isEmpty()) {
            json.writeStringField("notCompared", figure.obstacle());
            json.writeEndObject();
            return;
        }
        number("before", figure.before());
        number("after", figure.after());
        if (figure.interval().isPresent()) {
            json.writeObjectFieldStart("interval");
            bound("lower", figure.interval().get().range().lower());
            bound("upper", figure.interval().get().range().upper());
            json.writeNumberField("confidence", figure.interval().get().confidence());
            json.writeStringField("method", figure.interval().get().method());
            json.writeEndObject();
        }
        number("p", figure.p());
        json.writeNumberField("paired", figure.scored().both());
        json.writeNumberField("scoredBefore", figure.scored().before());
        json.writeNumberField("scoredAfter", figure.scored().after());
        json.writeNumberField("planned", figure.planned());
        json.writeNumberField("worse", figure.worse().size());
        json.writeNumberField("better", figure.better().size());
        json.writeEndObject();
    }

    /** An open end is left out. */
    private void bound(String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        }
    }

    private void number(String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsDouble());
        }
    }

    private void write(ChangedCase changed) throws IOException {
        json.writeStartObject();
        json.writeStringField("case", changed.caseRef().id());
        json.writeStringField("cell", changed.cell());
        json.writeStringField("where", Figures.place(changed.caseRef().where()));
        json.writeStringField("turn", changed.turn().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("moves");
        for (Move move : changed.moves()) {
            json.writeStartObject();
            json.writeStringField("metric", move.metric());
            json.writeNumberField("before", move.before());
            json.writeNumberField("after", move.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
