package io.github.promptgate.suite;

import io.github.promptgate.problem.Problems;
import io.github.promptgate.source.Node;
import java.util.List;

/** Reads a list of scorers, of a suite or of a case. */
public final class ScorerReader {

    private final Vocabulary vocabulary;

    public ScorerReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Reads what it can; all else goes to the problems (SUITE-001, -003, -004, -007, -008). */
    public List<ScorerSpec> read(Node scorers, Problems problems) {
        throw new IllegalStateException("stub " + vocabulary);
    }
}
