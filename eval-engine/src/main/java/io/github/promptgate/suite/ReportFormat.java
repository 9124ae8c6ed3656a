package io.github.promptgate.suite;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The files that a run can be told by, beside its record: the one list of them. A format is a row here, and a writer for
 * each of its files in the reports' table.
 */
public enum ReportFormat {
    OUTCOME("what came of the run, for scripts; always written", "outcome.json"),
    HTML("the page that people review", "report.html"),
    JUNIT("tests, for CI servers", "junit.xml"),
    CTRF("tests in the Common Test Report Format, for its actions and dashboards", "ctrf.json"),
    OPEN_TEST("tests as events of Open Test Reporting", "open-test-report.xml"),
    SARIF("what to look at, for GitHub code scanning", "prompt-eval.sarif"),
    GITLAB("what to look at, for GitLab's Code Quality", "gl-code-quality-report.json"),
    OTEL("scores as evaluation events of OpenTelemetry", "otel.jsonl"),
    ATTESTATION("the verdict for policy engines, unsigned", "attestation.json", "test-result.json", "svr.json"),
    SUMMARY("Markdown for the summary of a job", "summary.md"),
    COMMENT("Markdown for a comment on a pull request", "comment.md"),
    AGENTS("what failed, small, for coding agents", "agents.md", "failures.jsonl"),
    CSV("a row for each trial, for spreadsheets", "results.csv"),
    BADGE("a badge, through shields.io", "badge.json");

    private final String purpose;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of texts
    private final List<String> files;

    ReportFormat(String purpose, String... files) {
        this.purpose = purpose;
        this.files = List.of(files);
    }

    /** As it is asked for: {@code html}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is for, in a few words. */
    public String purpose() {
        return purpose;
    }

    /** Names of its files, in the order in which they are written. */
    public List<String> files() {
        return files;
    }

    /** The one of this id; empty for none. */
    public static Optional<ReportFormat> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
    }

    /** All ids, in the table's order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ReportFormat::id).toList();
    }

    /** What the options of a run ask for; the usual ones where they say nothing. */
    public static Set<ReportFormat> in(Options run) {
        return run.node("formats").isEmpty()
                ? usual()
                : with(run.texts("formats").stream()
                        .flatMap(id -> of(id).stream())
                        .toList());
    }

    /** What is written where nothing was asked for. */
    public static Set<ReportFormat> usual() {
        return with(List.of(HTML, JUNIT));
    }

    /** Those that were asked for, and the outcome; in the table's order. */
    public static Set<ReportFormat> with(Collection<ReportFormat> asked) {
        Set<ReportFormat> formats = EnumSet.of(OUTCOME);
        formats.addAll(asked);
        return Collections.unmodifiableSet(formats);
    }
}
