package io.github.promptgate;

import io.github.promptgate.run.PlanRunner;
import java.util.ArrayList;
import java.util.List;

/** Passes a stop on to the runs that go on, and to those that begin later. Thread-safe. */
final class StopSignal {

    private final List<PlanRunner> running = new ArrayList<>();
    private boolean stopped;

    synchronized void stop() {
        stopped = true;
        running.forEach(PlanRunner::stop);
    }

    synchronized void watch(PlanRunner runner) {
        running.add(runner);
        if (stopped) {
            runner.stop();
        }
    }

    synchronized void forget(PlanRunner runner) {
        running.remove(runner);
    }
}
