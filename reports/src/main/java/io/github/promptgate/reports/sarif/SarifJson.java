package io.github.promptgate.reports.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.reports.findings.Finding;
import io.github.promptgate.reports.findings.Findings;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.RunTime;
import io.github.promptgate.reports.text.PrettyJson;
import io.github.promptgate.reports.text.RepositoryPath;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code prompt-eval.sarif}: what a reviewer should look at, as SARIF 2.1.0 within the limits of GitHub's code
 * scanning. A run that could not be judged has results of its own, so that no earlier alert reads as mended.
 */
public final class SarifJson {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String PROJECT = "https://github.com/promptgate/promptgate";

    private final JsonGenerator json;
    private final EvalOutcome outcome;
    private final Links links;

    private SarifJson(JsonGenerator json, ReportInput input) {
        this.json = json;
        this.outcome = input.outcome();
        this.links = input.links();
    }

    /** Reads the record at most once. */
    public static void write(ReportInput input, Writer out) throws IOException {
        Findings findings = Findings.of(input.outcome());
        PrettyJson.write(out, json -> new SarifJson(json, input).document(findings));
    }

    private void document(Findings findings) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", SCHEMA);
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        Map<String, Finding.Check> checks = new LinkedHashMap<>();
        findings.list().forEach(found -> checks.putIfAbsent(found.check().id(), found.check()));
        tool(checks.values().stream().toList());
        json.writeObjectFieldStart("automationDetails");
        json.writeStringField("id", "promptgate/" + SarifText.line(outcome.suite()) + "/");
        json.writeEndObject();
        invocation(findings);
        provenance();
        json.writeStringField("columnKind", "unicodeCodePoints");
        json.writeArrayFieldStart("results");
        List<String> ids = List.copyOf(checks.keySet());
        for (Finding found : findings.list()) {
            result(found, ids.indexOf(found.check().id()));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void tool(List<Finding.Check> checks) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "PromptGate");
        json.writeStringField("informationUri", PROJECT);
        if (outcome.record().isPresent()) {
            json.writeStringField(
                    "version", SarifText.line(outcome.record().get().header().version()));
        }
        json.writeArrayFieldStart("rules");
        for (Finding.Check check : checks) {
            rule(check);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void rule(Finding.Check check) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", check.id());
        text("shortDescription", check.title());
        text("fullDescription", check.about());
        json.writeObjectFieldStart("help");
        json.writeStringField("text", SarifText.line(check.about()));
        json.writeStringField("markdown", SarifText.markdown(check.about()));
        json.writeEndObject();
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", level(check.level()));
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeArrayFieldStart("tags");
        json.writeString("prompt-evaluation");
        json.writeString(check.topic());
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void invocation(Findings findings) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        boolean judged = outcome.exitCode() == ExitCode.PASSED || outcome.exitCode() == ExitCode.FAILED;
        json.writeBooleanField("executionSuccessful", judged);
        json.writeNumberField("exitCode", outcome.exitCode().code());
        if (outcome.record().isPresent()) {
            RunTime time = RunTime.of(outcome);
            json.writeStringField("startTimeUtc", time.start().toString());
            json.writeStringField("endTimeUtc", time.end().toString());
        }
        if (findings.total() > findings.list().size()) {
            json.writeArrayFieldStart("toolExecutionNotifications");
            json.writeStartObject();
            json.writeStringField("level", "note");
            text("message", findings.list().size() + " of " + findings.total() + " findings are listed");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private void provenance() throws IOException {
        if (links.origin().isPresent() && links.commit().isPresent()) {
            json.writeArrayFieldStart("versionControlProvenance");
            json.writeStartObject();
            json.writeStringField("repositoryUri", links.origin().get());
            json.writeStringField("revisionId", links.commit().get());
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private void result(Finding found, int rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", found.check().id());
        json.writeNumberField("ruleIndex", rule);
        json.writeStringField("level", level(found.level()));
        text("message", found.message());
        json.writeArrayFieldStart("locations");
        location(found);
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("promptEval/v1", found.fingerprint());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void location(Finding found) throws IOException {
        boolean known = RepositoryPath.of(links.folder(), found.where().file()).isPresent();
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(found.where().file()));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", known ? Math.max(1, found.where().line()) : 1);
        if (known && found.where().column() > 0) {
            json.writeNumberField("startColumn", found.where().column());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The finding's file, else the suite's, else its name: code scanning takes no result without a place. */
    private String uri(String file) {
        return RepositoryPath.of(links.folder(), file)
                .or(() -> outcome.record()
                        .flatMap(record -> RepositoryPath.of(
                                links.folder(), record.header().suiteFile())))
                .or(() -> RepositoryPath.of("", outcome.suite()))
                .map(RepositoryPath::uri)
                .orElse("promptgate");
    }

    private void text(String name, String value) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", SarifText.line(value));
        json.writeEndObject();
    }

    private static String level(Finding.Level level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
