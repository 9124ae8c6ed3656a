package io.github.promptgate.preflight;

import io.github.promptgate.suite.ModelSpec;
import java.time.Duration;
import java.util.List;

/**
 * How long the calls take at the configured limits: the slowest of the models, and never less than all calls need within
 * the run's own concurrency.
 */
final class WallTime {

    private static final double SECONDS = Estimate.ASSUMED_LATENCY.toMillis() / 1000.0;

    private WallTime() {}

    /** Calls to make to a model, and their tokens. */
    record Load(ModelSpec model, long calls, long tokens) {}

    static Duration of(List<Load> loads, int concurrency) {
        long calls = loads.stream().mapToLong(Load::calls).sum();
        double together = Math.ceil((double) calls / concurrency) * SECONDS;
        double slowest = loads.stream()
                .mapToDouble(load -> seconds(load, concurrency))
                .max()
                .orElse(0);
        return Duration.ofMillis(Math.round(Math.max(together, slowest) * 1000));
    }

    private static double seconds(Load load, int concurrency) {
        ModelSpec.Limits limits = load.model().limits();
        int window = Math.min(concurrency, limits.concurrency().orElse(concurrency));
        double within = Math.ceil((double) load.calls() / window) * SECONDS;
        double paced = limits.requestsPerMinute().isPresent()
                ? load.calls() * 60.0 / limits.requestsPerMinute().getAsInt()
                : 0;
        double metered = limits.tokensPerMinute().isPresent()
                ? load.tokens() * 60.0 / limits.tokensPerMinute().getAsInt()
                : 0;
        return Math.max(within, Math.max(paced, metered));
    }
}
