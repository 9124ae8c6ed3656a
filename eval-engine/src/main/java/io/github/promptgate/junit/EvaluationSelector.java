package io.github.promptgate.junit;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.run.RunListener;
import java.util.function.Consumer;
import org.junit.platform.engine.DiscoverySelector;

/**
 * Asks the engine for one evaluation, and hands its outcome back.
 *
 * @param listener hears of the run while it goes on
 * @param outcome takes what came of it
 */
record EvaluationSelector(EvalEngine engine, EvalRequest request, RunListener listener, Consumer<EvalOutcome> outcome)
        implements DiscoverySelector {}
