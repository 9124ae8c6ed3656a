package io.github.promptgate;

import io.github.promptgate.suite.Overrides;
import java.nio.file.Path;
import java.util.List;

/**
 * Which shards to merge.
 *
 * @param shards records, and folders that hold some
 * @param suites the suite files; empty to take those that the shards name
 * @param output parent of the suites' output folders
 * @param workingFolder what shown paths are relative to
 * @param overrides what flags put in place of the suite's values; only rules and limits of the verdict can matter
 */
public record MergeRequest(List<Path> shards, List<Path> suites, Path output, Path workingFolder, Overrides overrides) {

    public MergeRequest {
        shards = List.copyOf(shards);
        suites = List.copyOf(suites);
    }
}
