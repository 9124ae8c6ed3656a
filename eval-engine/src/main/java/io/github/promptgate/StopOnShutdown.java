package io.github.promptgate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what is done when the user ends a run: on Ctrl-C the engine is stopped, and the process waits until this is
 * closed, which is when the record is written and told.
 */
public final class StopOnShutdown implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook;

    private StopOnShutdown(EvalEngine engine) {
        this.hook = new Thread(
                () -> {
                    engine.stop();
                    awaitTold();
                },
                "promptgate-stop");
    }

    /** Watches from now on. */
    public static StopOnShutdown of(EvalEngine engine) {
        StopOnShutdown watch = new StopOnShutdown(engine);
        Runtime.getRuntime().addShutdownHook(watch.hook);
        return watch;
    }

    private void awaitTold() {
        try {
            told.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was done is kept and told: the process may end. */
    @Override
    public void close() {
        told.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook is running, and ends now that all is told.
        }
    }
}
