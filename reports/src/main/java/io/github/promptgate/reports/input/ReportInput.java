package io.github.promptgate.reports.input;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.summary.RunSummary;
import java.util.Optional;

/**
 * All that a format may know.
 *
 * @param summary of the outcome's record; empty where there is none
 * @param links where the code, the log and the report lie
 */
public record ReportInput(EvalOutcome outcome, Optional<RunSummary> summary, Links links) {}
