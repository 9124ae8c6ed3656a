package io.github.promptgate.record;

import java.util.OptionalDouble;

/**
 * How a run ended.
 *
 * @param stopped why the plan was not completed, empty when it was
 * @param cost price of all replies in USD; empty when any is unknown
 * @param judgeCost price of all judge calls in USD; empty when any is unknown
 * @param wallMillis left out of "same bytes", as are the sources
 */
public record RunFooter(
        Counts counts,
        String stopped,
        OptionalDouble cost,
        OptionalDouble judgeCost,
        long judgeCalls,
        long wallMillis,
        ReplySources sources) {

    /** The same with what is known only when the models are done. */
    public RunFooter with(String why, ReplySources from) {
        return new RunFooter(counts, why, cost, judgeCost, judgeCalls, wallMillis, from);
    }
}
