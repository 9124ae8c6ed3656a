package io.github.promptgate.reports.intoto;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.before.BeforeFile;
import io.github.promptgate.record.before.ReferenceBefore;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.RunTime;
import io.github.promptgate.reports.text.PrettyJson;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * Writes what a policy engine asks for: a Statement v1 of in-toto over the prompts with the predicate test-result v0.1,
 * that predicate alone for whoever signs it, and a Simple Verification Result v0.2. Nothing is signed here.
 */
public final class AttestationJson {

    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final String TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";
    private static final String VERIFIER = "https://github.com/promptgate/promptgate/verifier/v1";
    private static final String PASSED = "PROMPTGATE_GATE_PASSED";

    private final JsonGenerator json;
    private final ReportInput input;
    private final EvalOutcome outcome;
    private final Optional<RunHeader> header;
    private final TestResult result;

    private AttestationJson(JsonGenerator json, ReportInput input) {
        this.json = json;
        this.input = input;
        this.outcome = input.outcome();
        this.header = outcome.record().map(record -> record.header());
        this.result = TestResult.of(outcome);
    }

    /** {@code attestation.json}: the whole statement. */
    public static void statement(ReportInput input, Writer out) throws IOException {
        PrettyJson.write(out, json -> new AttestationJson(json, input).statement());
    }

    /** {@code test-result.json}: the statement's predicate. */
    public static void testResult(ReportInput input, Writer out) throws IOException {
        PrettyJson.write(out, json -> new AttestationJson(json, input).predicate());
    }

    /** {@code svr.json}: the predicate of a verification result; one that did not pass verifies no property. */
    public static void verification(ReportInput input, Writer out) throws IOException {
        PrettyJson.write(out, json -> new AttestationJson(json, input).verification());
    }

    private void statement() throws IOException {
        json.writeStartObject();
        json.writeStringField("_type", STATEMENT);
        new DescriptorJson(json).subjects(header, input.links());
        json.writeStringField("predicateType", TEST_RESULT);
        json.writeFieldName("predicate");
        predicate();
        json.writeEndObject();
    }

    private void predicate() throws IOException {
        json.writeStartObject();
        json.writeStringField("result", result.word().name());
        new DescriptorJson(json).configuration(header, baseline());
        if (input.links().run().isPresent()) {
            json.writeStringField("url", input.links().run().get());
        }
        names("passedTests", result.passed());
        names("warnedTests", result.warned());
        names("failedTests", result.failed());
        json.writeStringField("promptgateOutcome", outcome.exitCode().outcome());
        json.writeEndObject();
    }

    /** The digest of the baseline that the run found; empty where it found none. */
    private Optional<String> baseline() {
        try (BeforeFile before = BeforeFile.beside(input.runFolder(), header)) {
            return before.references().stream()
                    .map(ReferenceBefore::digest)
                    .filter(digest -> !digest.isEmpty())
                    .findFirst();
        }
    }

    private void names(String field, List<String> names) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    private void verification() throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("verifier");
        json.writeStringField("id", VERIFIER);
        json.writeArrayFieldStart("policies");
        if (header.isPresent()) {
            new DescriptorJson(json)
                    .digest(header.get().suiteFile(), "sha256", header.get().suiteDigest());
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeStringField("timeCreated", RunTime.of(outcome).end().toString());
        names("properties", result.isWholePass() ? List.of(PASSED) : List.of());
        json.writeEndObject();
    }
}
