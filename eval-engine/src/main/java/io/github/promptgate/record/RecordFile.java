package io.github.promptgate.record;

import io.github.promptgate.problem.ProblemException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A record on disk: {@code results.jsonl}, one JSON object per line, header first, footer last; versioned. */
public final class RecordFile implements RunRecord {

    private RecordFile() {}

    /**
     * Opens a finished record.
     *
     * @throws ProblemException SOURCE-001, SOURCE-004, or a version that this release does not read
     */
    public static RecordFile open(Path file) {
        throw new IllegalStateException("stub");
    }

    @Override
    public RunHeader header() {
        throw new IllegalStateException("stub");
    }

    @Override
    public Stream<TrialRecord> trials() {
        throw new IllegalStateException("stub");
    }

    @Override
    public RunFooter footer() {
        throw new IllegalStateException("stub");
    }
}
