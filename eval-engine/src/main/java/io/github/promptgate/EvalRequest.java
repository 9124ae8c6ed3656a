package io.github.promptgate;

import io.github.promptgate.plan.Part;
import io.github.promptgate.suite.Overrides;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to evaluate.
 *
 * @param suite the suite file
 * @param output parent of the suite's output folder
 * @param workingFolder what shown paths are relative to
 * @param overrides what flags put in place of the suite's values
 * @param part cells and cases to run of those that the suite's filters leave; empty for all
 */
public record EvalRequest(Path suite, Path output, Path workingFolder, Overrides overrides, Optional<Part> part) {

    /** A request for the whole plan. */
    public EvalRequest(Path suite, Path output, Path workingFolder, Overrides overrides) {
        this(suite, output, workingFolder, overrides, Optional.empty());
    }

    /** The same for a part of the plan. */
    public EvalRequest only(Part selected) {
        return new EvalRequest(suite, output, workingFolder, overrides, Optional.of(selected));
    }
}
