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
        EvalOutcome there = Outcomes.at(outcome, Path.of(folder[0]));
        Reports.of(there, 10).linked(Told.links()).write(Set.of(ReportFormat.values()));
    }
}
