package io.github.promptgate;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is done when the user ends a run: on Ctrl-C the engine is stopped, and the process waits until the record
 * is written and told, though not for ever.
 */
public final class StopOnShutdown {

    private static final Logger LOG = LoggerFactory.getLogger(StopOnShutdown.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EvalEngine engine;
    private final CountDownLatch told = new CountDownLatch(1);

    private StopOnShutdown(EvalEngine engine) {
        this.engine = engine;
    }

    /**
     * Runs, writes and tells, with the process watched.
     *
     * @param run ends soon after {@link EvalEngine#stop()}
     */
    public static <T> T around(EvalEngine engine, Supplier<T> run) {
        StopOnShutdown watch = new StopOnShutdown(engine);
        Thread hook = new Thread(watch::stop, "promptgate-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run.get();
        } finally {
            watch.told.countDown();
            remove(hook);
        }
    }

    private void stop() {
        engine.stop();
        try {
            // In time or not, the process ends after this.
            boolean inTime = told.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("stopped, told in time: {}", inTime);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // The hook is running, and ends now that all is told.
        }
    }
}
