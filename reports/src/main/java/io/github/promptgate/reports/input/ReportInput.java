package io.github.promptgate.reports.input;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.summary.History;
import io.github.promptgate.reports.summary.RunSummary;
import java.util.Optional;

/**
 * All that a format may know.
 *
 * @param summary of the outcome's record; empty where there is none
 * @param links where the code, the log and the report lie
 * @param history the suite's runs, this one among them; none where nobody asked for them
 */
public record ReportInput(EvalOutcome outcome, Optional<RunSummary> summary, Links links, History history) {

    /** Without other runs. */
    public ReportInput(EvalOutcome outcome, Optional<RunSummary> summary, Links links) {
        this(outcome, summary, links, History.none());
    }

    /** The same with the suite's runs. */
    public ReportInput with(History runs) {
        return new ReportInput(outcome, summary, links, runs);
    }
}
