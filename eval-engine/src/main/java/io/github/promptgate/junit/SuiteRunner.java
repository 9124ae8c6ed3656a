package io.github.promptgate.junit;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.run.RunListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Starts the JUnit Launcher on suites: what the plugin and the command line call. No other test engine takes part,
 * whatever the class path holds; listeners that users register as services do.
 */
public final class SuiteRunner {

    private SuiteRunner() {}

    /** Evaluates each request, in order, as a JUnit Platform run; users' listeners hear of it. */
    public static List<EvalOutcome> run(EvalEngine engine, List<EvalRequest> requests, RunListener listener) {
        Map<EvalRequest, EvalOutcome> outcomes = new LinkedHashMap<>();
        List<EvaluationSelector> selectors = new ArrayList<>();
        for (EvalRequest request : requests) {
            selectors.add(new EvaluationSelector(engine, request, listener, outcome -> outcomes.put(request, outcome)));
        }
        Optional<Throwable> broken = launch(selectors);
        return requests.stream()
                .map(request -> Optional.ofNullable(outcomes.get(request))
                        .orElseGet(() -> EvalOutcome.internal(
                                request,
                                broken.orElseGet(
                                        () -> new IllegalStateException("JUnit did not run " + request.suite())))))
                .toList();
    }

    /** With the class loader that has JUnit and us: a plugin host's own may have another JUnit or none. */
    private static Optional<Throwable> launch(List<EvaluationSelector> selectors) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            if (!sees(before)) {
                thread.setContextClassLoader(SuiteRunner.class.getClassLoader());
            }
            Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
                    .enableTestEngineAutoRegistration(false)
                    .enablePostDiscoveryFilterAutoRegistration(false)
                    .addTestEngines(new PromptGateTestEngine())
                    .build());
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectors)
                    .build();
            launcher.execute(request);
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static boolean sees(ClassLoader loader) {
        try {
            return loader != null
                    && loader.loadClass(TestExecutionListener.class.getName()) == TestExecutionListener.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
