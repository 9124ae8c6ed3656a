package io.github.promptgate.junit;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;

/** Runs what filters and selectors left of a suite: one evaluation, told when it is over. */
final class SuiteExecution {

    private final SuiteDescriptor suite;
    private final EngineExecutionListener listener;

    SuiteExecution(SuiteDescriptor suite, EngineExecutionListener listener) {
        this.suite = suite;
        this.listener = listener;
    }

    void run() {
        listener.executionStarted(suite);
        listener.executionFinished(suite, refusal().map(SuiteExecution::refused).orElseGet(this::evaluated));
    }

    private TestExecutionResult evaluated() {
        EvaluationSelector selector = suite.selector();
        EvalOutcome outcome = selector.engine().evaluate(suite.request(), selector.listener());
        selector.outcome().accept(outcome);
        return new Nodes(suite, listener).tell(outcome);
    }

    private static TestExecutionResult refused(Problem problem) {
        ExitCode exit = problem.code() == ProblemCode.RUN_001 ? ExitCode.INCONCLUSIVE : ExitCode.BAD_INPUT;
        return Nodes.failed(exit.outcome(), List.of(problem));
    }

    private Optional<Problem> refusal() {
        return suite.refusal().or(() -> suite.isEmptied() ? Optional.of(emptied()) : Optional.empty());
    }

    private static Problem emptied() {
        return new Problem(
                ProblemCode.RUN_001,
                Where.nowhere(),
                "the selection leaves no case of the suite, so nothing was asked",
                "widen the tag expression; above " + Nodes.MOST_TRIALS
                        + " trials choose cases by promptgate.tags, not by JUnit tags");
    }
}
