package io.github.promptgate;

import io.github.promptgate.dataset.Dataset;
import io.github.promptgate.gate.Gate;
import io.github.promptgate.gate.Reference;
import io.github.promptgate.model.Models;
import io.github.promptgate.model.transport.Slots;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.preflight.Budget;
import io.github.promptgate.preflight.Estimate;
import io.github.promptgate.preflight.Estimator;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.prompt.Prompt;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Shard;
import io.github.promptgate.recording.RecordedReplies;
import io.github.promptgate.recording.RecordedRun;
import io.github.promptgate.run.Labelled;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.Sampling;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.Suite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A suite with all that it names, read and checked, its models opened; close it.
 *
 * @param shard the part that the plan was cut down to; empty for the whole
 * @param prompts those that the plan uses, in the suite's order; then those of other revisions
 * @param references the other revisions that rules on changes measure from
 * @param baseline the baseline that they measure from; empty where none does
 * @param scorers the suite's
 * @param metrics of the suite's and the cases' scorers, then the built-in ones
 * @param lengthMetrics those that are held against the answers' length
 * @param calls what the plan's cases ask for
 * @param calibration labelled answers, where the suite has them
 * @param labels what people said of earlier answers, where the suite has them
 * @param recordings of a run; empty where a plan is only looked at
 * @param slots the run's places; the waits of the models' calls lend them
 */
record Prepared(
        Suite suite,
        Plan plan,
        Optional<Shard> shard,
        Dataset dataset,
        List<Prompt> prompts,
        GitReferences references,
        Map<GateRule.Against, Reference> baseline,
        List<Scorer> scorers,
        List<Metric> metrics,
        List<Metric> lengthMetrics,
        Calls calls,
        Models models,
        Optional<Calibration> calibration,
        Optional<Labels> labels,
        Optional<RecordedRun> recordings,
        Slots slots)
        implements AutoCloseable {

    /**
     * Calls of one cell and one sample of every case.
     *
     * @param model cases whose answer is not given
     * @param judge at most
     * @param rival those of them that one cell, the rival, does not need
     * @param doubts fields that may be misspelt, where nobody can tell
     */
    record Calls(long model, long judge, long rival, List<Problem> doubts) {
        Calls {
            doubts = List.copyOf(doubts);
        }
    }

    Prepared {
        prompts = List.copyOf(prompts);
        baseline = Map.copyOf(baseline);
        scorers = List.copyOf(scorers);
        metrics = List.copyOf(metrics);
        lengthMetrics = List.copyOf(lengthMetrics);
    }

    /** The suite's own prompts. */
    List<Prompt> ownPrompts() {
        return prompts.stream().filter(prompt -> prompt.revision().isEmpty()).toList();
    }

    /** Models that the plan asks. */
    static Set<String> usedModels(Plan plan) {
        return plan.cells().stream().map(Cell::model).collect(Collectors.toUnmodifiableSet());
    }

    /** What a run would do. */
    PlanSummary summary() {
        return summary(Optional.empty());
    }

    /** What a run would do, and what it would take. */
    PlanSummary summaryWithEstimate() {
        return summary(Optional.of(estimate()));
    }

    private PlanSummary summary(Optional<Estimate> estimate) {
        long each = (long) plan.cells().size() * plan.samples();
        long beforehand = callsBeforehand();
        return new PlanSummary(
                suite.name(),
                suite.where().file(),
                plan.cells(),
                plan.cases().size(),
                plan.given(),
                suite.run().sampling().map(Sampling::min).orElse(plan.samples()),
                plan.samples(),
                plan.size(),
                plan.references(),
                calls.model() * each,
                beforehand + calls.judge() * each - calls.rival() * plan.samples(),
                beforehand,
                suite.scorers().stream().map(ScorerSpec::metric).toList(),
                suite.gate().stream().map(Gate::text).toList(),
                estimate,
                suite.run().budget(),
                suite.run().environment(),
                references.unchanged(ownPrompts()),
                references.warnings());
    }

    /** Steps are written by one judge; labelled answers are judged by all. */
    private long callsBeforehand() {
        long steps = scorers.stream().mapToInt(Scorer::callsBeforehand).sum();
        long labelled =
                calibration.map(Calibration::labelled).map(Labelled::judgeCalls).orElse(0L);
        return steps + labelled * Math.max(1, suite.jury().size());
    }

    /** @throws ProblemException when the run would cost more than its budget */
    void checkBudget() {
        suite.run()
                .budget()
                .flatMap(usd -> Budget.refusal(estimate(), usd, suite.where()))
                .ifPresent(problem -> {
                    throw new ProblemException(problem);
                });
    }

    private Estimate estimate() {
        try (RecordedReplies recorded = RecordedReplies.open(suite.run().recordings(), suite.folder())) {
            return new Estimator(new Estimator.Setup(
                            suite,
                            plan,
                            prompts,
                            scorers,
                            metrics,
                            calibration.map(Calibration::labelled),
                            Preparation::embeds,
                            recorded::reply))
                    .estimate();
        }
    }

    @Override
    public void close() {
        models.close();
        recordings.ifPresent(RecordedRun::close);
    }
}
