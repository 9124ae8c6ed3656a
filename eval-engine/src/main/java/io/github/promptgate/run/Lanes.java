package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A lane per model, served in turn: a slow or limited model keeps no other from going on. Thread-safe. */
final class Lanes implements Workers.Source<Lanes.Drawn>, AutoCloseable {

    private static final int MOST_THREADS = 1_024;

    /** A trial and where it came from. */
    record Drawn(Lane lane, PlannedTrial trial) {}

    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Lanes(Plan plan, Suite suite, Function<EvalCase, List<Scorer>> scorers) {
        int most = suite.run().concurrency();
        plan.cells().stream()
                .map(cell -> cell.model())
                .distinct()
                .forEach(model -> lanes.add(new Lane(plan, model, Math.min(most, own(suite, model, most)), scorers)));
    }

    private static int own(Suite suite, String model, int otherwise) {
        return suite.models().stream()
                .filter(spec -> spec.id().equals(model))
                .map(ModelSpec::limits)
                .findFirst()
                .map(limits -> limits.concurrency().orElse(otherwise))
                .orElse(otherwise);
    }

    /** Threads that could all have something under way. */
    int threads() {
        return Math.min(MOST_THREADS, lanes.stream().mapToInt(Lane::limit).sum());
    }

    @Override
    public Optional<Drawn> next() {
        int first = Math.floorMod(turn.getAndIncrement(), Math.max(1, lanes.size()));
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get((first + i) % lanes.size());
            Optional<PlannedTrial> trial = lane.enter();
            if (trial.isPresent()) {
                return Optional.of(new Drawn(lane, trial.get()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void done(Drawn drawn) {
        drawn.lane().leave();
    }

    @Override
    public boolean hasRoom() {
        return lanes.stream().anyMatch(Lane::hasRoom);
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}
