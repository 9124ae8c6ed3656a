package io.github.promptgate.suite;

import io.github.promptgate.problem.ProblemException;
import java.nio.file.Path;

/**
 * Reads a suite file strictly: every problem is found and told at once. {@code ${env:NAME}} is left as it is; whoever
 * opens a model resolves it, so that only what a run uses needs its variable.
 */
public final class SuiteReader {

    private final Vocabulary vocabulary;

    public SuiteReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads.
     *
     * @param shownFrom the working directory, which shown paths are relative to
     * @throws ProblemException all problems of the file
     */
    public Suite read(Path file, Path shownFrom, Overrides overrides) {
        throw new IllegalStateException("stub " + vocabulary);
    }
}
