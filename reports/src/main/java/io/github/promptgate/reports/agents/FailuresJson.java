package io.github.promptgate.reports.agents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.Reasons;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.Rerun;
import io.github.promptgate.reports.text.VisibleText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes {@code failures.jsonl}: one JSON object for each failure, with the keys of {@code docs/formats.md}; a last line
 * says how many were left out.
 */
public final class FailuresJson {

    /** Characters of the file, but for the line that says what was left out. */
    static final int MOST = 1_000_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final int TEXT = 2_000;

    private FailuresJson() {}

    /** Empty where nothing failed. */
    public static void write(ReportInput input, Writer out) throws IOException {
        Optional<Rerun> rerun = input.rerun();
        StringBuilder lines = new StringBuilder();
        long[] shown = {0};
        long all = Failures.of(input, trial -> {
            String line = line(trial.shown(), rerun.orElseThrow());
            if (lines.length() + line.length() > MOST) {
                return false;
            }
            lines.append(line);
            shown[0]++;
            return true;
        });
        out.write(lines.toString());
        if (shown[0] < all) {
            out.write("{\"leftOut\":" + (all - shown[0]) + "}\n");
        }
    }

    private static String line(TrialRecord trial, Rerun rerun) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, trial, rerun);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, TrialRecord trial, Rerun rerun) throws IOException {
        json.writeStartObject();
        json.writeStringField("case", shown(trial.trial().caseRef().id()));
        json.writeStringField("cell", shown(trial.trial().cell().id()));
        json.writeNumberField("sample", trial.trial().sample());
        json.writeStringField("state", trial.state().name().toLowerCase(Locale.ROOT));
        json.writeStringField("file", shown(trial.trial().caseRef().where().file()));
        json.writeNumberField("line", trial.trial().caseRef().where().line());
        json.writeStringField("input", shown(trial.input()));
        json.writeStringField("expected", shown(trial.expected()));
        json.writeStringField("answer", shown(trial.reply().text()));
        if (trial.reply() instanceof Reply.Failed failed) {
            json.writeStringField("error", shown(failed.problem().what()));
        }
        json.writeArrayFieldStart("scores");
        for (Score score : trial.scores()) {
            write(json, score);
        }
        json.writeEndArray();
        json.writeStringField(
                "again", rerun.of(trial.trial().caseRef().id(), trial.trial().cell()));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Score score) throws IOException {
        if (score instanceof Score.Scored scored && scored.mark() == Score.Mark.MISSED) {
            json.writeStartObject();
            json.writeStringField("metric", scored.metric());
            json.writeNumberField("value", scored.value());
            json.writeStringField("reason", shown(Reasons.of(scored.evidence())));
            json.writeEndObject();
        } else if (score instanceof Score.Unscored unscored) {
            json.writeStartObject();
            json.writeStringField("metric", unscored.metric());
            json.writeStringField("unscored", shown(unscored.detail()));
            json.writeEndObject();
        }
    }

    private static String shown(String text) {
        Cut cut = Cut.at(TEXT, text);
        return VisibleText.block(cut.text())
                + (cut.shortened() ? "... (+" + (cut.total() - cut.shown()) + " characters)" : "");
    }
}
