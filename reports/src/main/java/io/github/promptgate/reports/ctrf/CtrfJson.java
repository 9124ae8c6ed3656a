package io.github.promptgate.reports.ctrf;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.reports.input.Links;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.Headline;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.summary.RunTime;
import io.github.promptgate.reports.tests.RunTests;
import io.github.promptgate.reports.tests.TestGroup;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.Fingerprint;
import io.github.promptgate.reports.text.PrettyJson;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes {@code ctrf.json}: the run's tests in the Common Test Report Format 1.0.0. A case that missed while the rules
 * decide is {@code other}, never {@code passed} and never what fails a build.
 */
public final class CtrfJson {

    private static final int TEXT = 4_000;

    private final JsonGenerator json;
    private final ReportInput input;
    private final EvalOutcome outcome;

    private CtrfJson(JsonGenerator json, ReportInput input) {
        this.json = json;
        this.input = input;
        this.outcome = input.outcome();
    }

    /** Reads the record once. */
    public static void write(ReportInput input, Writer out) throws IOException {
        List<TestGroup> groups = RunTests.of(input.outcome());
        PrettyJson.write(out, json -> new CtrfJson(json, input).document(groups));
    }

    private void document(List<TestGroup> groups) throws IOException {
        RunTime time = RunTime.of(outcome);
        Optional<RunHeader> header = outcome.record().map(record -> record.header());
        String run = header.map(RunHeader::planDigest).orElse("");
        json.writeStartObject();
        json.writeStringField("reportFormat", "CTRF");
        json.writeStringField("specVersion", "1.0.0");
        json.writeStringField(
                "reportId",
                Fingerprint.uuid(
                                "ctrf",
                                outcome.suite(),
                                run,
                                time.start().toString(),
                                outcome.exitCode().name())
                        .toString());
        json.writeStringField("timestamp", time.end().toString());
        json.writeStringField("generatedBy", "promptgate");
        json.writeObjectFieldStart("results");
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "promptgate");
        if (header.isPresent()) {
            text("version", header.get().version());
        }
        json.writeEndObject();
        summary(CtrfStatus.count(groups), time, groups.size());
        json.writeArrayFieldStart("tests");
        for (TestGroup group : groups) {
            new CtrfTestJson(json).write(outcome.suite(), group);
        }
        json.writeEndArray();
        environment(header);
        json.writeEndObject();
        insights();
        baseline();
        json.writeEndObject();
    }

    private void summary(CtrfStatus.Counts counts, RunTime time, int suites) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("tests", counts.tests());
        json.writeNumberField("passed", counts.of(CtrfStatus.PASSED));
        json.writeNumberField("failed", counts.of(CtrfStatus.FAILED));
        json.writeNumberField("skipped", counts.of(CtrfStatus.SKIPPED));
        json.writeNumberField("pending", 0);
        json.writeNumberField("other", counts.of(CtrfStatus.OTHER));
        json.writeNumberField("flaky", counts.flaky());
        json.writeNumberField("suites", suites);
        json.writeNumberField("start", time.start().toEpochMilli());
        json.writeNumberField("stop", time.end().toEpochMilli());
        json.writeNumberField(
                "duration", time.end().toEpochMilli() - time.start().toEpochMilli());
        json.writeObjectFieldStart("extra");
        json.writeStringField("outcome", outcome.exitCode().outcome());
        json.writeNumberField("exitCode", outcome.exitCode().code());
        Headline headline = Headline.of(outcome);
        text("headline", headline.word() + ": " + headline.sentence());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void environment(Optional<RunHeader> header) throws IOException {
        Links links = input.links();
        json.writeObjectFieldStart("environment");
        text("reportName", outcome.suite());
        link("repositoryUrl", links.origin());
        link("commit", links.commit());
        link("branchName", links.branch());
        link("buildUrl", links.run());
        if (header.isPresent() && !header.get().environment().isEmpty()) {
            text("testEnvironment", header.get().environment());
        }
        json.writeBooleanField("healthy", outcome.exitCode() == ExitCode.PASSED);
        json.writeEndObject();
    }

    private void link(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(name, value.get());
        }
    }

    /** The run's pass rate; beside the one before where a rule on its change was held against the whole run. */
    private void insights() throws IOException {
        OptionalDouble current = input.summary().map(RunSummary::passedOfScored).orElse(OptionalDouble.empty());
        if (current.isEmpty()) {
            return;
        }
        Optional<Grounds.Compared> change = compared(true);
        json.writeObjectFieldStart("insights");
        json.writeObjectFieldStart("passRate");
        if (change.isPresent()
                && change.get().before().isPresent()
                && change.get().after().isPresent()) {
            double before = change.get().before().getAsDouble();
            double after = change.get().after().getAsDouble();
            json.writeNumberField("current", after);
            json.writeNumberField("baseline", before);
            json.writeNumberField("change", after - before);
        } else {
            json.writeNumberField("current", current.getAsDouble());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void baseline() throws IOException {
        Optional<Grounds.Compared> change = compared(false);
        if (change.isPresent()) {
            json.writeObjectFieldStart("baseline");
            json.writeStringField(
                    "reportId",
                    Fingerprint.uuid("baseline", outcome.suite(), change.get().reference())
                            .toString());
            text("source", change.get().reference());
            json.writeEndObject();
        }
    }

    private Optional<Grounds.Compared> compared(boolean passRateOfRun) {
        return outcome.verdict().map(Verdict::rules).orElse(List.of()).stream()
                .filter(rule -> !passRateOfRun || isPassRateOfRun(rule))
                .flatMap(rule -> rule.grounds().compared().stream())
                .findFirst();
    }

    private static boolean isPassRateOfRun(RuleResult rule) {
        return rule.unit().equals("run") && rule.metric().name().equals(BuiltInMetrics.PASS_RATE.name());
    }

    private void text(String name, String value) throws IOException {
        json.writeStringField(name, Cut.at(TEXT, value).line());
    }
}
