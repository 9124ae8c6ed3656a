package io.github.promptgate.reports.gitlab;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.findings.Finding;
import io.github.promptgate.reports.findings.Findings;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.text.Fingerprint;
import io.github.promptgate.reports.text.PrettyJson;
import io.github.promptgate.reports.text.RepositoryPath;
import java.io.IOException;
import java.io.Writer;

/** Writes {@code gl-code-quality-report.json}: what a reviewer should look at, for GitLab's merge requests. */
public final class CodeQualityJson {

    private final JsonGenerator json;
    private final EvalOutcome outcome;
    private final String folder;

    private CodeQualityJson(JsonGenerator json, ReportInput input) {
        this.json = json;
        this.outcome = input.outcome();
        this.folder = input.links().folder();
    }

    /** Reads the record at most once. */
    public static void write(ReportInput input, Writer out) throws IOException {
        Findings findings = Findings.of(input.outcome());
        PrettyJson.write(out, json -> new CodeQualityJson(json, input).document(findings));
    }

    private void document(Findings findings) throws IOException {
        json.writeStartArray();
        for (Finding found : findings.list()) {
            boolean known = RepositoryPath.of(folder, found.where().file()).isPresent();
            entry(
                    found,
                    path(found.where().file()),
                    known ? Math.max(1, found.where().line()) : 1);
        }
        if (findings.total() > findings.list().size()) {
            String told = (findings.total() - findings.list().size()) + " more findings are not listed";
            Finding.Check check = new Finding.Check("not-listed", told, told, "problem", Finding.Level.NOTE);
            String fingerprint = Fingerprint.of(outcome.suite(), "not-listed");
            entry(new Finding(check, Finding.Level.NOTE, told, Where.nowhere(), fingerprint), path(""), 1);
        }
        json.writeEndArray();
    }

    private void entry(Finding found, String path, int line) throws IOException {
        json.writeStartObject();
        json.writeStringField("description", found.message());
        json.writeStringField("check_name", found.check().id());
        json.writeStringField("fingerprint", found.fingerprint());
        json.writeStringField("severity", severity(found.level()));
        json.writeObjectFieldStart("location");
        json.writeStringField("path", path);
        json.writeObjectFieldStart("lines");
        json.writeNumberField("begin", line);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The finding's file, else the suite's, else its name: GitLab takes no entry without a path. */
    private String path(String file) {
        return RepositoryPath.of(folder, file)
                .or(() -> outcome.record()
                        .flatMap(record ->
                                RepositoryPath.of(folder, record.header().suiteFile())))
                .or(() -> RepositoryPath.of("", outcome.suite()))
                .map(RepositoryPath::toString)
                .orElse("promptgate");
    }

    private static String severity(Finding.Level level) {
        return switch (level) {
            case ERROR -> "critical";
            case WARNING -> "minor";
            case NOTE -> "info";
        };
    }
}
