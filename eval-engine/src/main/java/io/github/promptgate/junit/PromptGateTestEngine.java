package io.github.promptgate.junit;

import java.util.List;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;

/**
 * Runs suites on the JUnit Platform: a node per suite, under it cells with their cases, then one node per rule and unit.
 * Only rule nodes fail, unless the suite says {@code junit: cases}. Selected files, folders, file URIs, class path
 * resources and unique ids name suites, {@code *.suite.yaml}; tags and ids choose what of them runs. Configuration
 * parameters: {@code promptgate.output}, and {@code promptgate.} with any key of a suite's {@code run}.
 *
 * <p>Each suite is one evaluation on the engine's own pool; JUnit's settings for parallel execution change nothing.
 */
public final class PromptGateTestEngine implements TestEngine {

    /** The engine's id. */
    public static final String ID = "promptgate";

    /** For JUnit, which finds it by its service file. */
    public PromptGateTestEngine() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        return new Discovery(request, id).root();
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor root = request.getRootTestDescriptor();
        listener.executionStarted(root);
        for (TestDescriptor child : List.copyOf(root.getChildren())) {
            new SuiteExecution((SuiteDescriptor) child, listener).run();
        }
        listener.executionFinished(root, TestExecutionResult.successful());
    }
}
