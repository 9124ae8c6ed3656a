package io.github.promptgate.reports.markdown;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.Counts;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.CellSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * What the next run may know of this one without a server: counts of each cell and state of each rule, as JSON, gzipped
 * and in base64. Where that is too long the rules are left out, then the cells.
 */
final class StateJson {

    /** Characters of base64. */
    static final int MOST = 4_096;

    private static final JsonFactory JSON = new JsonFactory();

    private StateJson() {}

    static String of(ReportInput input) {
        for (Depth depth : Depth.values()) {
            String packed = packed(input, depth);
            if (packed.length() <= MOST) {
                return packed;
            }
        }
        throw new IllegalStateException("an outcome in one word is longer than " + MOST);
    }

    private enum Depth {
        RULES,
        CELLS,
        OUTCOME
    }

    private static String packed(ReportInput input, Depth depth) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(new GZIPOutputStream(bytes))) {
            write(json, input, depth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void write(JsonGenerator json, ReportInput input, Depth depth) throws IOException {
        EvalOutcome outcome = input.outcome();
        json.writeStartObject();
        json.writeNumberField("version", 1);
        json.writeStringField("outcome", outcome.exitCode().outcome());
        Optional<String> commit = Optional.of(input.links()).flatMap(Links::commit);
        if (commit.isPresent()) {
            json.writeStringField("commit", commit.get());
        }
        if (depth != Depth.OUTCOME && input.summary().isPresent()) {
            cells(json, input.summary().get().cells());
        }
        if (depth == Depth.RULES) {
            rules(json, outcome.verdict().map(Verdict::rules).orElse(List.of()));
        }
        json.writeEndObject();
    }

    /** Each as trials, passed, failed, unscored. */
    private static void cells(JsonGenerator json, List<CellSummary> cells) throws IOException {
        json.writeObjectFieldStart("cells");
        for (CellSummary cell : cells) {
            Counts counts = cell.counts();
            json.writeArrayFieldStart(cell.name());
            json.writeNumber(counts.trials());
            json.writeNumber(counts.passed());
            json.writeNumber(counts.failed());
            json.writeNumber(counts.unscored());
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void rules(JsonGenerator json, List<RuleResult> rules) throws IOException {
        json.writeObjectFieldStart("rules");
        for (RuleResult result : rules) {
            json.writeStringField(
                    result.rule().id() + " " + result.unit(),
                    result.state().name().toLowerCase(Locale.ROOT));
        }
        json.writeEndObject();
    }
}
