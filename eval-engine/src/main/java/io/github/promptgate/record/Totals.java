package io.github.promptgate.record;

import java.util.DoubleSummaryStatistics;
import java.util.OptionalDouble;

/** Adds up trials in plan order: what a run's footer says. */
final class Totals {

    private final DoubleSummaryStatistics cost = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics judgeCost = new DoubleSummaryStatistics();
    private Counts counts = Counts.none();
    private Counts references = Counts.none();
    private long judgeCalls;
    private boolean costKnown = true;
    private boolean judgeCostKnown = true;

    void add(TrialRecord trial) {
        if (trial.trial().cell().isReference()) {
            references = references.plus(trial.state(), trial.isError());
        } else {
            counts = counts.plus(trial.state(), trial.isError());
        }
        judgeCalls += trial.judge().calls();
        boolean asked = trial.reply().call().origin() != CallInfo.Origin.GIVEN && !trial.isError();
        costKnown &= trial.cost().isPresent() || !asked;
        judgeCostKnown &= trial.judge().usd().isPresent() || trial.isError();
        cost.accept(trial.cost().orElse(0));
        judgeCost.accept(trial.judge().usd().orElse(0));
    }

    /** Of a plan that was run to its end. */
    RunFooter footer(long wallMillis, ReplySources sources) {
        return new RunFooter(
                counts.ofPlanned(counts.trials()),
                references.ofPlanned(references.trials()),
                "",
                costKnown ? OptionalDouble.of(cost.getSum()) : OptionalDouble.empty(),
                judgeCostKnown ? OptionalDouble.of(judgeCost.getSum()) : OptionalDouble.empty(),
                judgeCalls,
                wallMillis,
                sources,
                RunFooter.Afterwards.nothing());
    }
}
