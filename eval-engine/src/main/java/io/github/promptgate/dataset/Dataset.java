package io.github.promptgate.dataset;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.Suite;
import java.util.List;
import java.util.stream.Stream;

/** The cases of a suite. Opening checks every row once; the rows themselves are streamed anew at each call. */
public final class Dataset {

    private Dataset() {}

    /**
     * Opens and checks.
     *
     * @throws ProblemException all DATA problems of all files, and those of per-case scorers
     */
    public static Dataset open(Suite suite, ScorerReader scorers) {
        throw new IllegalStateException("stub");
    }

    /** What stays in memory of each case, in order. */
    public List<CaseRef> refs() {
        throw new IllegalStateException("stub");
    }

    /** All cases in order; close it. */
    public Stream<EvalCase> cases() {
        throw new IllegalStateException("stub");
    }

    /** 64 hex digits over the content of all cases, in order. */
    public String digest() {
        throw new IllegalStateException("stub");
    }

    /** Scorers that cases bring, one of each type and metric, for the metrics and needs that they add. */
    public List<io.github.promptgate.suite.ScorerSpec> caseScorers() {
        throw new IllegalStateException("stub");
    }
}
