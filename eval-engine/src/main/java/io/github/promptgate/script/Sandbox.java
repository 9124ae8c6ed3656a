package io.github.promptgate.script;

import java.time.Duration;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextAction;
import org.mozilla.javascript.ContextFactory;

/** Runs JavaScript without access to Java, and ends it when its time is over. Interpreted: it starts in milliseconds. */
final class Sandbox extends ContextFactory {

    static final Sandbox SHARED = new Sandbox();

    private static final int STEPS_BETWEEN_LOOKS = 10_000;
    private static final int MOST_CALLS_DEEP = 1_000;

    /** A script did not end in time. An Error, because scripts can catch no Error. */
    static final class OutOfTime extends Error {
        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super("a script did not end in time", null, false, false);
        }
    }

    /** A context that knows when it has to end. */
    private static final class Timed extends Context {
        private long end = Long.MAX_VALUE;

        Timed(ContextFactory factory) {
            super(factory);
        }
    }

    private Sandbox() {}

    /**
     * Runs.
     *
     * @throws OutOfTime when it takes longer than the limit
     */
    <T> T within(Duration limit, ContextAction<T> action) {
        return call(context -> {
            if (context instanceof Timed timed) {
                timed.end = System.nanoTime() + limit.toNanos();
            }
            return action.run(context);
        });
    }

    @Override
    protected Context makeContext() {
        Timed context = new Timed(this);
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_ES6);
        context.setInstructionObserverThreshold(STEPS_BETWEEN_LOOKS);
        context.setMaximumInterpreterStackDepth(MOST_CALLS_DEEP);
        context.setClassShutter(name -> false);
        return context;
    }

    @Override
    protected void observeInstructionCount(Context context, int steps) {
        if (context instanceof Timed timed && System.nanoTime() - timed.end > 0) {
            throw new OutOfTime();
        }
    }

    @Override
    protected boolean hasFeature(Context context, int feature) {
        return feature != Context.FEATURE_ENHANCED_JAVA_ACCESS && super.hasFeature(context, feature);
    }
}
