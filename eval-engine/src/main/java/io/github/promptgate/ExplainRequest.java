package io.github.promptgate;

import io.github.promptgate.suite.Overrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which verdicts to explain.
 *
 * @param from suite files, whose last run lies in their output folder; or records, and folders that hold some
 * @param output parent of the suites' output folders
 * @param workingFolder what shown paths are relative to
 * @param overrides what flags put in place of the suite's values; only rules and limits of the verdict can matter
 * @param rule its id; empty for all
 */
public record ExplainRequest(
        List<Path> from, Path output, Path workingFolder, Overrides overrides, Optional<String> rule) {

    public ExplainRequest {
        from = List.copyOf(from);
    }
}
