package io.github.promptgate.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.summary.MetricSummary;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.summary.SinceText;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.Rerun;
import io.github.promptgate.reports.text.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the index: what the run was, its cells, metrics and cases, and the light rows of its trials. */
final class IndexJson {

    private final JsonGenerator out;

    private IndexJson(JsonGenerator out) {
        this.out = out;
    }

    /**
     * What the index tells beside the record.
     *
     * @param notes what the page does not hold
     * @param turned cases that are worse or better than one of several references; none where there is one
     */
    record Told(
            PageView.Head head, PageView.Rules rules, List<String> notes, Rerun rerun, List<Standing.Turned> turned) {}

    static Chunk of(RunSummary run, Told told, List<LightTrial> trials) {
        PackedJson json = new PackedJson();
        try {
            new IndexJson(json.out()).write(run, told, trials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Chunk("data-index", 0, 0, json.base64());
    }

    private void write(RunSummary run, Told told, List<LightTrial> trials) throws IOException {
        Map<String, CaseRef> cases = new LinkedHashMap<>();
        trials.forEach(trial -> cases.putIfAbsent(trial.caseRef().id(), trial.caseRef()));
        out.writeStartObject();
        out.writeObjectFieldStart("meta");
        head(run.header(), told);
        counts(run.run().counts());
        cells(run.header(), told);
        metrics(run);
        rules(told.rules());
        cases(cases.values(), told);
        turned(run.header(), told.turned(), List.copyOf(cases.keySet()));
        out.writeEndObject();
        out.writeFieldName("trials");
        new ColumnsJson(out, List.copyOf(cases.keySet()))
                .write(trials, run.run().metrics().size());
        out.writeEndObject();
    }

    private void head(RunHeader header, Told told) throws IOException {
        text("suite", header.suite());
        text("suiteFile", header.suiteFile());
        text("environment", header.environment());
        text("part", header.part());
        text("startedAt", header.startedAt());
        text("version", header.version());
        out.writeNumberField("samples", header.samples());
        out.writeStringField("seed", Long.toString(header.seed()));
        out.writeObjectFieldStart("verdict");
        text("word", told.head().verdict().word());
        text("sign", told.head().verdict().sign());
        text("tone", told.head().verdict().tone());
        text("sentence", told.head().sentence());
        out.writeEndObject();
        texts("notes", told.notes());
        texts("states", ColumnsJson.STATES.stream().map(IndexJson::word).toList());
        out.writeObjectFieldStart("again");
        text("command", told.rerun().command());
        text("cells", told.rerun().ofAllCells());
        text("rest", told.rerun().rest());
        out.writeEndObject();
    }

    private void counts(Counts counts) throws IOException {
        out.writeObjectFieldStart("counts");
        out.writeNumberField("planned", counts.planned());
        out.writeNumberField("trials", counts.trials());
        out.writeNumberField("passed", counts.passed());
        out.writeNumberField("failed", counts.failed());
        out.writeNumberField("unscored", counts.unscored());
        out.writeNumberField("notApplicable", counts.notApplicable());
        out.writeNumberField("errors", counts.errors());
        out.writeEndObject();
    }

    private void cells(RunHeader header, Told told) throws IOException {
        out.writeArrayFieldStart("cells");
        for (Cell cell : header.cells()) {
            out.writeStartObject();
            text("id", cell.id());
            text("prompt", cell.prompt());
            text("model", cell.model());
            text("suffix", cell.suffix());
            text("again", told.rerun().ofCell(cell));
            if (cell.revision().isPresent()) {
                text("revision", cell.revision().get().ref());
                text("commit", cell.revision().get().commit());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("prompts");
        for (RunHeader.PromptRef prompt : header.prompts()) {
            out.writeStartObject();
            text("id", prompt.id());
            text("file", prompt.file());
            text("version", prompt.version());
            text("digest", prompt.digest());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void metrics(RunSummary run) throws IOException {
        out.writeArrayFieldStart("metrics");
        for (MetricSummary summary : run.run().metrics()) {
            Metric metric = summary.metric();
            out.writeStartObject();
            text("name", metric.name());
            text("kind", word(metric.kind()));
            text("direction", word(metric.direction()));
            text("unit", word(metric.unit()));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void rules(PageView.Rules rules) throws IOException {
        out.writeArrayFieldStart("rules");
        for (PageView.Rule rule :
                Stream.concat(rules.open().stream(), rules.held().stream()).toList()) {
            out.writeStartObject();
            text("text", rule.text());
            text("unit", rule.unit());
            text("state", rule.chip().word());
            text("sign", rule.chip().sign());
            text("tone", rule.chip().tone());
            text("observed", rule.observed());
            text("place", rule.place());
            text("against", rule.against());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void cases(Collection<CaseRef> cases, Told told) throws IOException {
        out.writeArrayFieldStart("cases");
        for (CaseRef one : cases) {
            out.writeStartObject();
            text("id", one.id());
            text("where", Figures.place(one.where()));
            texts("tags", one.tags());
            text("cluster", one.cluster());
            text("again", told.rerun().ofCase(one.id()));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Since what, by case and cell. */
    private void turned(RunHeader header, List<Standing.Turned> turned, List<String> cases) throws IOException {
        if (turned.isEmpty()) {
            return;
        }
        List<String> cells = header.cells().stream().map(Cell::id).toList();
        Map<String, Integer> places = new HashMap<>();
        cases.forEach(id -> places.put(id, places.size()));
        out.writeObjectFieldStart("turned");
        for (Standing.Turned one : turned) {
            Integer place = places.get(one.moved().caseRef().id());
            if (place != null) {
                text(
                        place + "/" + cells.indexOf(one.moved().cell()),
                        SinceText.of(one, VisibleText::line).trim());
            }
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

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
