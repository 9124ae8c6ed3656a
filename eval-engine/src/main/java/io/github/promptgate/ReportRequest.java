package io.github.promptgate;

import io.github.promptgate.suite.Overrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which runs to report again.
 *
 * @param records records, and folders that hold some
 * @param suites the suite files; empty to take those that the records name
 * @param output parent of the suites' folders; empty to write beside each record
 * @param workingFolder what shown paths are relative to
 * @param overrides what flags put in place of the suite's values: those that the run was given, and the formats
 */
public record ReportRequest(
        List<Path> records, List<Path> suites, Optional<Path> output, Path workingFolder, Overrides overrides) {

    public ReportRequest {
        records = List.copyOf(records);
        suites = List.copyOf(suites);
    }
}
