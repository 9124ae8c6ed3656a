package io.github.promptgate.run;

import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.record.ReplySources;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import java.time.Clock;
import java.util.DoubleSummaryStatistics;
import java.util.OptionalDouble;

/** Books finished trials: record, table, counts, listener. One thread at a time. */
final class Ledger {

    /**
     * Where finished trials go.
     *
     * @param table empty, of the plan's size
     */
    record Books(RecordWriter writer, ScoreTable table, RunListener listener) {}

    /**
     * How many trials there will be.
     *
     * @param references of cells that changes are measured from
     */
    record Planned(long own, long references) {}

    private final Books books;
    private final Clock clock;
    private final long start;
    private final Spend beforehand;
    private final Pace pace = new Pace();
    private Counts counts;
    private Counts references;
    private long judgeCalls;
    private double usd;

    /** @param beforehand judge calls that belong to no trial */
    Ledger(Books books, Clock clock, Spend beforehand) {
        this.beforehand = beforehand;
        this.judgeCalls = beforehand.calls();
        this.usd = beforehand.live().usd().orElse(0);
        this.books = books;
        this.clock = clock;
        this.start = clock.millis();
        this.counts = Counts.none();
        this.references = Counts.none();
    }

    /** So many trials more are to run. */
    void plan(Planned more) {
        counts = counts.ofPlanned(counts.planned() + more.own());
        references = references.ofPlanned(references.planned() + more.references());
    }

    void book(PlannedTrial trial, long position, TrialRecord kept) {
        books.writer().add(position, kept);
        books.table().add(trial.cellIndex(), trial.caseIndex(), kept);
        if (trial.cell().isReference()) {
            references = references.plus(kept.state(), kept.isError());
        } else {
            counts = counts.plus(kept.state(), kept.isError());
        }
        judgeCalls += kept.judge().calls();
        usd += (isLive(kept) ? kept.cost().orElse(0) : 0)
                + kept.judge().live().usd().orElse(0);
        books.listener().trialFinished(kept, progress(isLive(kept)));
    }

    /** Of every trial, references included. */
    Counts counts() {
        return counts.plus(references);
    }

    long errors() {
        return counts.errors() + references.errors();
    }

    private static boolean isLive(TrialRecord kept) {
        return kept.reply().call().origin() == CallInfo.Origin.LIVE;
    }

    private RunListener.Progress progress(boolean live) {
        long elapsed = clock.millis() - start;
        Counts all = counts.plus(references);
        pace.seen(elapsed, all.trials(), live);
        return new RunListener.Progress(
                all.trials(),
                all.planned(),
                counts.failed(),
                all.unscored(),
                all.errors(),
                usd,
                elapsed,
                pace.left(all.planned() - all.trials()));
    }

    RunFooter footer(String stopped) {
        return new RunFooter(
                counts,
                references,
                stopped,
                total(BuiltInMetrics.COST),
                judgeCost(),
                judgeCalls,
                clock.millis() - start,
                ReplySources.none(),
                RunFooter.Afterwards.nothing());
    }

    private OptionalDouble judgeCost() {
        OptionalDouble trials = total(BuiltInMetrics.JUDGE_COST);
        return trials.isPresent() && beforehand.usd().isPresent()
                ? OptionalDouble.of(trials.getAsDouble() + beforehand.usd().getAsDouble())
                : OptionalDouble.empty();
    }

    /** Summed in plan order, so that the order in which trials ended leaves no trace; empty when a price is unknown. */
    private OptionalDouble total(Metric metric) {
        ScoreTable table = books.table();
        int index = table.metrics().indexOf(metric);
        DoubleSummaryStatistics sum = new DoubleSummaryStatistics();
        for (int caseIndex = 0; caseIndex < table.cases().size(); caseIndex++) {
            for (int cell = 0; cell < table.cells().size(); cell++) {
                for (int sample = 1; sample <= table.samples(); sample++) {
                    if (isUnknown(cell, caseIndex, sample, index)) {
                        return OptionalDouble.empty();
                    }
                    sum.accept(table.value(cell, caseIndex, sample, index).orElse(0));
                }
            }
        }
        return OptionalDouble.of(sum.getSum());
    }

    /** A reply that failed has no price to know. */
    private boolean isUnknown(int cell, int caseIndex, int sample, int metric) {
        ScoreTable table = books.table();
        return table.slot(cell, caseIndex, sample, metric) == ScoreTable.Slot.UNSCORED
                && !table.isError(cell, caseIndex, sample);
    }

    /** A result that came after a stop and could not be judged owes that to the stop. */
    static boolean isGivenUp(TrialRecord kept) {
        return kept.state() == TrialState.UNSCORED;
    }
}
