package io.github.promptgate.junit;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.suite.Overrides;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Runs suites on the JUnit Platform: a node per suite, under it cells with their cases, then one node per rule and unit.
 * Only rule nodes fail. Selected files named {@code *.suite.yaml} are suites; the configuration parameter
 * {@code promptgate.output} names the parent of their output folders.
 */
public final class PromptGateTestEngine implements TestEngine {

    /** The engine's id. */
    public static final String ID = "promptgate";

    private static final String OUTPUT = "promptgate.output";
    private static final String DEFAULT_OUTPUT = "target/promptgate";

    /** For JUnit, which finds it by its service file. */
    public PromptGateTestEngine() {}

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor root = new EngineDescriptor(id, "PromptGate");
        Stream<EvaluationSelector> asked = request.getSelectorsByType(EvaluationSelector.class).stream();
        Stream<EvaluationSelector> files = request.getSelectorsByType(FileSelector.class).stream()
                .filter(selector -> isSuite(selector.getRawPath()))
                .map(selector -> ofFile(selector, request.getConfigurationParameters()));
        Stream.concat(asked, files).forEach(selector -> add(root, selector));
        return root;
    }

    private static void add(EngineDescriptor root, EvaluationSelector selector) {
        UniqueId id =
                root.getUniqueId().append("suite", selector.request().suite().toString());
        long before = root.getChildren().stream()
                .filter(child -> child.getUniqueId().hasPrefix(id))
                .count();
        root.addChild(new SuiteDescriptor(before == 0 ? id : id.append("again", Long.toString(before)), selector));
    }

    private static boolean isSuite(String path) {
        return path.endsWith(".suite.yaml") || path.endsWith(".suite.yml");
    }

    private static EvaluationSelector ofFile(FileSelector selector, ConfigurationParameters parameters) {
        Path working = Path.of("").toAbsolutePath();
        Path output = working.resolve(parameters.get(OUTPUT).orElse(DEFAULT_OUTPUT));
        EvalRequest request = new EvalRequest(working.resolve(selector.getPath()), output, working, Overrides.none());
        EvalEngine engine = new EvalEngine(Clock.systemUTC(), name -> Optional.ofNullable(System.getenv(name)));
        return new EvaluationSelector(engine, request, RunListener.silent(), outcome -> {});
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor root = request.getRootTestDescriptor();
        listener.executionStarted(root);
        for (TestDescriptor child : List.copyOf(root.getChildren())) {
            execute((SuiteDescriptor) child, listener);
        }
        listener.executionFinished(root, TestExecutionResult.successful());
    }

    private static void execute(SuiteDescriptor suite, EngineExecutionListener listener) {
        listener.executionStarted(suite);
        EvaluationSelector selector = suite.selector();
        EvalOutcome outcome = selector.engine().evaluate(selector.request(), selector.listener());
        selector.outcome().accept(outcome);
        listener.executionFinished(suite, new Nodes(suite, listener).tell(outcome));
    }
}
