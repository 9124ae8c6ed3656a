package io.github.promptgate;

import io.github.promptgate.suite.Overrides;
import java.nio.file.Path;

/**
 * What to evaluate.
 *
 * @param suite the suite file
 * @param output parent of the suite's output folder
 * @param workingFolder what shown paths are relative to
 * @param overrides what flags put in place of the suite's values
 */
public record EvalRequest(Path suite, Path output, Path workingFolder, Overrides overrides) {}
