package io.github.promptgate;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.baseline.BaselineChange;

/**
 * A run that was accepted.
 *
 * @param file the baseline as shown
 * @param exitCode how the run stands to the suite's absolute rules
 * @param before what was there, and is replaced
 */
public record Accepted(String suite, String file, ExitCode exitCode, int cells, int cases, int metrics, Before before) {

    /** What stood where the baseline now is. */
    public sealed interface Before {

        /** No file. */
        record Nothing() implements Before {}

        /** A file that could not be used, which tells nothing of what changes. */
        record Unusable(Problem cause) implements Before {}

        /** A baseline. */
        record Known(BaselineChange change) implements Before {}
    }
}
