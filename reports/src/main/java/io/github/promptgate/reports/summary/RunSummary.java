package io.github.promptgate.reports.summary;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.TrialRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a record comes to, computed in one pass; memory holds one number per trial (its latency) and the trials that
 * are listed.
 *
 * @param cells in plan order, also those that never ran
 * @param run over the suite's own cells
 * @param failed the first cases in cells that failed, in plan order
 * @param unjudged why trials could not be judged, most frequent first
 * @param attention what to look at first
 */
public record RunSummary(
        RunHeader header,
        RunFooter footer,
        List<CellSummary> cells,
        CellSummary run,
        List<MissedCase> failed,
        List<UnjudgedCause> unjudged,
        Attention attention) {

    public RunSummary {
        cells = List.copyOf(cells);
        failed = List.copyOf(failed);
        unjudged = List.copyOf(unjudged);
    }

    /**
     * Reads a record once.
     *
     * @param listed how many cases in cells that failed to keep
     */
    public static RunSummary of(RunRecord record, int listed) {
        return of(record, listed, Optional.empty());
    }

    /** The same of an outcome's record, with what changed for the worse; empty where nothing was run. */
    public static Optional<RunSummary> of(EvalOutcome outcome, int listed) {
        return outcome.record().map(record -> of(record, listed, outcome.standing()));
    }

    private static RunSummary of(RunRecord record, int listed, Optional<Standing> standing) {
        RunTally tally = new RunTally(record.header(), listed, standing);
        try (Stream<TrialRecord> trials = record.trials()) {
            trials.forEachOrdered(tally::add);
        }
        return tally.summary(record.footer());
    }

    /** Passed of scored trials, over all cells; empty where nothing was scored. */
    public OptionalDouble passedOfScored() {
        Counts counts = run.counts();
        return counts.scored() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) counts.passed() / counts.scored());
    }
}
