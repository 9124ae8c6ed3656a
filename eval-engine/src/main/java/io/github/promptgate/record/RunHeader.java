package io.github.promptgate.record;

import java.util.List;

/**
 * What a run was asked to do.
 *
 * @param suite the suite's name
 * @param suiteFile the suite file as shown
 * @param suiteDigest 64 hex digits over the suite file
 * @param datasetDigest 64 hex digits over the content of all cases
 * @param cells in plan order
 * @param metrics all that the scorers announce, then the built-in ones
 * @param seed of the suite
 * @param startedAt ISO-8601 instant, left out of "same bytes"
 * @param version of PromptGate
 */
public record RunHeader(
        String suite,
        String suiteFile,
        String suiteDigest,
        String datasetDigest,
        List<Cell> cells,
        List<PromptRef> prompts,
        List<Metric> metrics,
        long cases,
        int samples,
        long seed,
        String startedAt,
        String version) {

    /**
     * A prompt version.
     *
     * @param digest 64 hex digits over its messages and parameters
     */
    public record PromptRef(String id, String file, String version, String digest) {}

    public RunHeader {
        cells = List.copyOf(cells);
        prompts = List.copyOf(prompts);
        metrics = List.copyOf(metrics);
    }
}
