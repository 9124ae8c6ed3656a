package io.github.promptgate.record;

import io.github.promptgate.problem.ProblemException;
import java.nio.file.Path;

/**
 * Writes {@code results.jsonl}: trials arrive in any order and from any thread and go to {@code trials.part}
 * (a torn last line is harmless); {@link #finish} writes the record once, in plan order.
 */
public final class RecordWriter implements AutoCloseable {

    private RecordWriter() {}

    /**
     * Starts a record in a folder: makes it, and removes the previous run's files.
     *
     * @throws ProblemException RUN-002
     */
    public static RecordWriter start(Path folder, RunHeader header) {
        throw new IllegalStateException("stub");
    }

    /**
     * Appends a finished trial.
     *
     * @param position index in plan order, from 0
     */
    public void add(long position, TrialRecord trial) {
        throw new IllegalStateException("stub");
    }

    /** Writes the record in plan order and removes {@code trials.part}. */
    public RecordFile finish(RunFooter footer) {
        throw new IllegalStateException("stub");
    }

    @Override
    public void close() {}
}
