package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.score.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The trials of one model, streamed over the plan's cases on their own: how far this model is depends on no other.
 * Thread-safe.
 */
final class Lane implements AutoCloseable {

    private final int limit;
    private final Stream<EvalCase> cases;
    private final TrialSource source;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean drained;

    /** @param limit trials under way at once, at least 1 */
    Lane(Plan plan, String model, int limit, Function<EvalCase, List<Scorer>> scorers) {
        this.limit = limit;
        this.cases = plan.stream();
        List<Integer> cells = IntStream.range(0, plan.cells().size())
                .filter(cell -> plan.cells().get(cell).model().equals(model))
                .boxed()
                .toList();
        this.source = new TrialSource(
                cases.iterator(), new TrialSource.Part(plan.cells(), cells, plan.samples(), plan::has), scorers);
    }

    /** The next trial, if one more may be under way; {@link #leave} when it is done. */
    Optional<PlannedTrial> enter() {
        if (drained) {
            return Optional.empty();
        }
        Optional<PlannedTrial> next = underWay.incrementAndGet() > limit ? Optional.empty() : next();
        if (next.isEmpty()) {
            leave();
        }
        return next;
    }

    private synchronized Optional<PlannedTrial> next() {
        Optional<PlannedTrial> next = source.next();
        drained = next.isEmpty();
        return next;
    }

    void leave() {
        underWay.decrementAndGet();
    }

    /** One more could be under way. */
    boolean hasRoom() {
        return !drained && underWay.get() < limit;
    }

    int limit() {
        return limit;
    }

    @Override
    public void close() {
        cases.close();
    }
}
