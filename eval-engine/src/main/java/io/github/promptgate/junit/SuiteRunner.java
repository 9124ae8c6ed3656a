package io.github.promptgate.junit;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.run.RunListener;
import java.util.List;

/** Starts the JUnit Launcher on suites: what the plugin and the command line call. */
public final class SuiteRunner {

    private SuiteRunner() {}

    /** Evaluates each request, in order, as a JUnit Platform run; user's listeners hear of it. */
    public static List<EvalOutcome> run(EvalEngine engine, List<EvalRequest> requests, RunListener listener) {
        throw new IllegalStateException("stub");
    }
}
