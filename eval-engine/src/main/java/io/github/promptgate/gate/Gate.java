package io.github.promptgate.gate;

import io.github.promptgate.record.Counts;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.RunSpec;
import java.util.List;

/** Decides. Pure. */
public final class Gate {

    private Gate() {}

    /**
     * Holds the rules against the scores.
     *
     * @param counts of the run, with the planned number
     * @param stopped why the plan was not completed; empty when it was
     */
    public static Verdict decide(
            List<GateRule> rules, RunSpec limits, ScoreTable scores, Counts counts, String stopped) {
        throw new IllegalStateException("stub");
    }
}
