package io.github.promptgate.prompt;

import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.suite.Suite;
import java.util.List;

/** Loads the prompts of a suite. */
public final class Prompts {

    private Prompts() {}

    /**
     * All prompts in the suite's order, patterns expanded.
     *
     * @throws ProblemException all problems of all prompts; SUITE-007 for two with one id
     */
    public static List<Prompt> load(Suite suite) {
        throw new IllegalStateException("stub");
    }
}
