package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.suite.RunSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a plan on a bounded pool of threads. What the run gives does not depend on which trial ends first.
 *
 * <p>One instance runs one plan. {@link #stop} may come from any thread, also before the start.
 */
public final class PlanRunner {

    /** Why a run ended that its user ended. */
    public static final String BY_USER = "stopped by the user";

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final RunSetup setup;
    private final Clock clock;
    private final Workers workers;

    /** @param clock for elapsed time and the run's time limit */
    public PlanRunner(RunSetup setup, Clock clock) {
        this.setup = setup;
        this.clock = clock;
        this.workers = new Workers(clock, GRACE);
    }

    /** Gives up calls in flight and ends soon; what is done is kept. */
    public void stop() {
        workers.stop(BY_USER);
    }

    /**
     * Runs until the plan is complete, the time limit is reached, or somebody stops it.
     *
     * @param writer takes every finished trial; the caller finishes it
     * @param table empty, of the plan's cells and cases
     * @throws ProblemException RUN-002 when the record cannot be written
     */
    public RunFooter run(RecordWriter writer, ScoreTable table, RunListener listener) {
        Plan plan = setup.plan();
        RunSpec limits = setup.suite().run();
        listener.started(announcement());
        Ledger ledger = new Ledger(new Ledger.Books(writer, table, listener), clock, plan.size());
        TrialRunner runner = new TrialRunner(setup);
        try (Stream<EvalCase> cases = plan.stream()) {
            TrialSource source = new TrialSource(cases.iterator(), plan.cells(), plan.samples(), this::scorers);
            int threads = (int) Math.max(1, Math.min(limits.concurrency(), plan.size()));
            String stopped = workers.run(
                    threads,
                    limits.timeout(),
                    new Workers.Work<PlannedTrial, Done>(
                            () -> next(source),
                            planned -> new Done(planned, runner.run(planned)),
                            done -> ledger.book(done.planned(), position(done.planned()), done.kept()),
                            done -> Ledger.isGivenUp(done.kept())));
            return ledger.footer(stopped);
        }
    }

    /** Part of a plan may be all that is to run. */
    private Optional<PlannedTrial> next(TrialSource source) {
        Optional<PlannedTrial> next = source.next();
        while (next.isPresent() && !isPlanned(next.get())) {
            next = source.next();
        }
        return next;
    }

    private boolean isPlanned(PlannedTrial trial) {
        return setup.plan().has(trial.cellIndex(), trial.caseIndex(), trial.sample());
    }

    private record Done(PlannedTrial planned, TrialRecord kept) {}

    private long position(PlannedTrial trial) {
        return setup.plan().position(trial.cellIndex(), trial.caseIndex(), trial.sample());
    }

    private List<Scorer> scorers(EvalCase evalCase) {
        if (evalCase.scorers().isEmpty()) {
            return setup.scorers();
        }
        List<Scorer> own = Scorers.build(evalCase.scorers(), setup.suite().folder());
        return Stream.concat(setup.scorers().stream(), own.stream()).toList();
    }

    private RunListener.RunPlan announcement() {
        Plan plan = setup.plan();
        return new RunListener.RunPlan(
                setup.suite().name(),
                setup.suite().where().file(),
                (int) plan.cells().stream()
                        .map(cell -> cell.prompt())
                        .distinct()
                        .count(),
                (int) plan.cells().stream().map(cell -> cell.model()).distinct().count(),
                plan.cells().size(),
                plan.cases().size(),
                plan.samples(),
                plan.size());
    }
}
