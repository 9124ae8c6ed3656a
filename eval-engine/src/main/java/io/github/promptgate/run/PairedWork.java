package io.github.promptgate.run;

import io.github.promptgate.plan.Plan;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.score.Rivalry;
import java.util.List;
import java.util.Optional;

/**
 * Trials of a run as pieces of work: whole ones, and those of suites that hold cells against each other in two halves,
 * between which they wait aside. What waits no longer goes before what has not begun.
 */
final class PairedWork implements Workers.Source<PairedWork.Piece> {

    /** Something for one thread to do. */
    sealed interface Piece {}

    private record Fresh(Lanes.Drawn drawn) implements Piece {}

    private record Second(Pairs.Ready ready) implements Piece {}

    /** @param refused whether a call of it was not made for want of money */
    record Done(PlannedTrial planned, TrialRecord kept, boolean refused) {}

    private final Lanes lanes;
    private final TrialRunner runner;
    private final Purse purse;
    private final Pairs pairs;

    PairedWork(Lanes lanes, TrialRunner runner, Purse purse, Plan plan) {
        this.lanes = lanes;
        this.runner = runner;
        this.purse = purse;
        this.pairs = new Pairs(plan);
    }

    @Override
    public Optional<Piece> next() {
        Optional<Piece> second = begun();
        return second.isPresent() ? second : lanes.next().map(Fresh::new);
    }

    @Override
    public Optional<Piece> begun() {
        return pairs.next().map(Second::new);
    }

    @Override
    public void done(Piece piece) {
        if (piece instanceof Fresh fresh) {
            lanes.done(fresh.drawn());
        }
    }

    @Override
    public boolean hasRoom() {
        return pairs.hasReady() || lanes.hasRoom();
    }

    /** Does a piece; empty where the trial waits now. */
    Optional<Done> work(Piece piece) {
        if (piece instanceof Second second) {
            return Optional.of(second(second.ready()));
        }
        PlannedTrial planned = ((Fresh) piece).drawn().trial();
        if (!Rivalry.isIn(planned.scorers())) {
            TrialRecord kept = runner.run(planned);
            return Optional.of(new Done(planned, kept, purse.refusedSinceAsked()));
        }
        Half half = runner.begun(planned);
        boolean refused = purse.refusedSinceAsked();
        boolean waits = half.open().isPresent() && !refused;
        pairs.asked(waits ? half : half.scored(half.scoring(), Optional.empty()));
        return waits ? Optional.empty() : Optional.of(new Done(planned, TrialRunner.record(half), refused));
    }

    private Done second(Pairs.Ready ready) {
        TrialRecord kept = runner.ended(ready.half(), ready.opponents());
        return new Done(ready.half().planned(), kept, purse.refusedSinceAsked());
    }

    /**
     * Ends those that are left once nothing more comes. After a stop nobody is asked any more: a trial that could only be
     * judged is given up, like a call in flight.
     *
     * @param why nothing more comes
     */
    List<Done> left(String why, Workers.Phase phase) {
        return pairs.left(why).stream()
                .filter(one -> phase != Workers.Phase.STOPPED || !one.isContest())
                .map(this::second)
                .toList();
    }
}
