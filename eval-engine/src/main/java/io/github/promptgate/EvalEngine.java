package io.github.promptgate;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.suite.Vocabulary;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The façade that every door calls. Thread-safe; one evaluation at a time per suite folder. */
public final class EvalEngine {

    private final Clock clock;
    private final Function<String, Optional<String>> environment;

    /**
     * @param clock for start times; never decides anything
     * @param environment looks up environment variables
     */
    public EvalEngine(Clock clock, Function<String, Optional<String>> environment) {
        this.clock = clock;
        this.environment = environment;
    }

    /** Every word that a suite may use. */
    public static Vocabulary vocabulary() {
        throw new IllegalStateException("stub");
    }

    /**
     * Reads and checks everything that a run would, short of asking anybody: suite, prompts, dataset, keys.
     *
     * @throws ProblemException all problems
     */
    public PlanSummary plan(EvalRequest request) {
        throw new IllegalStateException("stub " + clock + environment);
    }

    /** Runs, scores, decides, and keeps the record. A user's mistake is an outcome with problems, never an exception. */
    public EvalOutcome evaluate(EvalRequest request, RunListener listener) {
        throw new IllegalStateException("stub");
    }

    /** Ends running evaluations soon: calls in flight are given up, what is done is kept. */
    public void stop() {}
}
