package io.github.promptgate.reports;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.suite.ReportFormat;
import java.nio.file.Path;
import java.util.Set;

/** Writes all files of all formats into a folder; a program, so that another Java can be asked to. */
final class WrittenFiles {

    private WrittenFiles() {}

    public static void main(String... folder) {
        EvalOutcome outcome = HostileRun.failed(HostileText.ACCENTS.text());
        EvalOutcome there = new EvalOutcome(
                outcome.suite(),
                Path.of(folder[0]),
                outcome.exitCode(),
                outcome.problems(),
                outcome.record(),
                outcome.verdict(),
                outcome.warnings());
        Reports.of(there, 10).linked(Told.links()).write(Set.of(ReportFormat.values()));
    }
}
