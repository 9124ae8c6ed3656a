package io.github.promptgate.reports.summary;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Runs of a suite, one after another.
 *
 * @param runs the oldest first
 * @param notes what was left out, and why
 */
public record History(List<Run> runs, List<String> notes) {

    /**
     * What is kept of a run.
     *
     * @param key by which the same run is known again
     * @param startedAt ISO-8601 instant
     * @param word the verdict: {@code PASSED}
     * @param part what was selected of a larger plan, or why it stopped; empty for all of it
     * @param broken rules, of all
     */
    public record Run(
            String key,
            String suite,
            String startedAt,
            String datasetDigest,
            String suiteDigest,
            String environment,
            String word,
            String part,
            long broken,
            long rules,
            Figures figures) {}

    /**
     * Its figures.
     *
     * @param passRate mean over cases; empty where nothing was scored
     * @param interval of the pass rate
     * @param cost USD per 1,000 cases; empty where a price is unknown
     * @param latency p95 in milliseconds
     */
    public record Figures(
            OptionalDouble passRate,
            Optional<Interval> interval,
            OptionalDouble cost,
            OptionalDouble latency,
            long trials,
            long unscored) {}

    public History {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /** No earlier run is known. */
    public static History none() {
        return new History(List.of(), List.of());
    }

    /** An outcome as it is kept; empty where nothing was decided, as of a part of a run. */
    public static Optional<Run> run(EvalOutcome outcome, RunSummary summary) {
        return outcome.verdict()
                .filter(any -> outcome.shard().isEmpty())
                .map(verdict -> run(outcome, verdict, summary));
    }

    private static Run run(EvalOutcome outcome, Verdict verdict, RunSummary summary) {
        RunHeader header = summary.header();
        CellSummary.Amounts amounts = summary.run().amounts();
        return new Run(
                header.startedAt() + " " + header.planDigest(),
                header.suite(),
                header.startedAt(),
                header.datasetDigest(),
                header.suiteDigest(),
                header.environment(),
                Headline.of(outcome).word(),
                summary.footer().stopped().isBlank()
                        ? header.part()
                        : summary.footer().stopped(),
                Rules.count(verdict.rules(), RuleResult.State.FAIL),
                Rules.count(verdict.rules()),
                new Figures(
                        summary.run().passRate(),
                        outcome.standing()
                                .map(Standing::run)
                                .map(Standing.Unit::passRate)
                                .flatMap(Standing.Figure::interval)
                                .map(Grounds.Shown::range),
                        amounts.unpriced() > 0 ? OptionalDouble.empty() : amounts.costPerThousand(),
                        amounts.latencyP95(),
                        summary.run().counts().trials(),
                        summary.run().counts().unscored()));
    }

    /** Whether this run is among them. */
    public boolean holds(Run run) {
        return runs.stream().anyMatch(known -> known.key().equals(run.key()));
    }

    /** With one more; one that is known already stands for itself anew. */
    public History with(Run run) {
        List<Run> all = new ArrayList<>(
                runs.stream().filter(known -> !known.key().equals(run.key())).toList());
        all.add(run);
        all.sort(Comparator.comparing(Run::startedAt));
        return new History(all, notes);
    }
}
