package io.github.promptgate.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExitCode;
import io.github.promptgate.SuiteFolder;
import io.github.promptgate.run.RunListener;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

@Timeout(120)
class SuiteRunnerTest {

    private static final String ALL = "gate: [{metric: pass-rate, min: 100%}]";

    @TempDir
    Path root;

    @BeforeEach
    void forget() {
        Heard.EVENTS.clear();
    }

    /** A listener as a user would register it: by a service file on the class path. */
    public static final class Heard implements TestExecutionListener {

        static final List<String> EVENTS = new ArrayList<>();

        @Override
        public void testPlanExecutionStarted(TestPlan plan) {
            plan.getRoots().forEach(node -> EVENTS.add("engine " + node.getUniqueId()));
        }

        @Override
        public void executionFinished(TestIdentifier node, TestExecutionResult result) {
            EVENTS.add(result.getStatus() + " " + node.getDisplayName());
        }
    }

    private List<EvalOutcome> run(List<EvalRequest> requests) {
        return SuiteRunner.run(SuiteFolder.engine(), requests, RunListener.silent());
    }

    @Test
    void outcomes_come_in_the_order_of_the_requests() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL);
        folder.file(
                "red.suite.yaml",
                folder.text("shop.suite.yaml")
                        .replace("suite: shop", "suite: red")
                        .replace("{{ expected }}", "purple"));

        List<EvalOutcome> outcomes =
                run(List.of(folder.request("red.suite.yaml"), folder.request(), folder.request("missing.suite.yaml")));

        assertThat(outcomes)
                .extracting(EvalOutcome::suite, EvalOutcome::exitCode)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("red", ExitCode.FAILED),
                        org.assertj.core.groups.Tuple.tuple("shop", ExitCode.PASSED),
                        org.assertj.core.groups.Tuple.tuple("missing", ExitCode.BAD_INPUT));
    }

    /** Runs with a class path that adds a listener's service file, as a user's would. */
    private <T> T withListener(java.util.function.Supplier<T> run) throws IOException {
        Path services = Files.createDirectories(root.resolve("more/META-INF/services"));
        Files.writeString(services.resolve(TestExecutionListener.class.getName()), Heard.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader more =
                new URLClassLoader(new URL[] {root.resolve("more").toUri().toURL()}, before)) {
            thread.setContextClassLoader(more);
            return run.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void users_listeners_hear_of_the_run_and_no_other_engine_takes_part() throws IOException {
        SuiteFolder folder = SuiteFolder.shop(root, ALL);

        withListener(() -> run(List.of(folder.request())));

        assertThat(Heard.EVENTS)
                .containsExactly(
                        "engine [engine:promptgate]",
                        "SUCCESSFUL c1",
                        "SUCCESSFUL c2",
                        "SUCCESSFUL c3",
                        "SUCCESSFUL plain@small",
                        "SUCCESSFUL pass-rate min 100% in plain@small",
                        "SUCCESSFUL shop.suite.yaml",
                        "SUCCESSFUL PromptGate");
    }

    @Test
    void a_context_class_loader_without_junit_is_no_obstacle_and_is_put_back() throws IOException {
        SuiteFolder folder = SuiteFolder.shop(root, ALL);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader bare = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(bare);

            List<EvalOutcome> outcomes = run(List.of(folder.request()));

            assertThat(outcomes).extracting(EvalOutcome::exitCode).containsExactly(ExitCode.PASSED);
            assertThat(thread.getContextClassLoader()).isSameAs(bare);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void no_request_is_no_outcome() {
        assertThat(run(List.of())).isEmpty();
    }

    @Test
    void a_launcher_that_breaks_is_our_bug_and_never_green() throws IOException {
        SuiteFolder folder = SuiteFolder.shop(root, ALL);
        Path services = Files.createDirectories(root.resolve("broken/META-INF/services"));
        Files.writeString(services.resolve(TestExecutionListener.class.getName()), "no.such.Listener");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader broken =
                new URLClassLoader(new URL[] {root.resolve("broken").toUri().toURL()}, before)) {
            thread.setContextClassLoader(broken);

            List<EvalOutcome> outcomes = run(List.of(folder.request()));

            assertThat(outcomes).extracting(EvalOutcome::exitCode).doesNotContain(ExitCode.PASSED);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
