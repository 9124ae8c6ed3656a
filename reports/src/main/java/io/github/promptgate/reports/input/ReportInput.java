package io.github.promptgate.reports.input;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.reports.summary.History;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.reports.text.Rerun;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All that a format may know.
 *
 * @param summary of the outcome's record; empty where there is none
 * @param links where the code, the log and the report lie
 * @param history the suite's runs, this one among them; none where nobody asked for them
 * @param door how the reader runs suites
 */
public record ReportInput(
        EvalOutcome outcome, Optional<RunSummary> summary, Links links, History history, Rerun.Door door) {

    /** Without other runs, of a reader who uses Maven. */
    public ReportInput(EvalOutcome outcome, Optional<RunSummary> summary, Links links) {
        this(outcome, summary, links, History.none(), Rerun.Door.maven());
    }

    /** Where the record lies, which may be another place than where reports go. */
    public Path runFolder() {
        return outcome.record()
                .filter(RecordFile.class::isInstance)
                .map(record -> ((RecordFile) record).folder())
                .orElse(outcome.folder());
    }

    /** The same with the suite's runs. */
    public ReportInput with(History runs) {
        return new ReportInput(outcome, summary, links, runs, door);
    }

    /** The same with other links. */
    public ReportInput with(Links others) {
        return new ReportInput(outcome, summary, others, history, door);
    }

    /** The same for a reader who runs suites in another way. */
    public ReportInput with(Rerun.Door other) {
        return new ReportInput(outcome, summary, links, history, other);
    }

    /** The commands that run it again; empty where nothing was run. */
    public Optional<Rerun> rerun() {
        return outcome.record().map(record -> Rerun.of(door, record.header()));
    }
}
