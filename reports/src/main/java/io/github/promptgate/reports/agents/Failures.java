package io.github.promptgate.reports.agents;

import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.input.ReportInput;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/** Trials that failed or could not be judged, in plan order: of a case in a cell the first sample that did. */
final class Failures {

    private Failures() {}

    /** Takes one; false when there is no room for it, nor for any after it. */
    interface Taker {
        boolean take(TrialRecord trial);
    }

    /** @return how many there are */
    static long of(ReportInput input, Taker taker) {
        if (input.outcome().record().isEmpty()) {
            return 0;
        }
        RunRecord record = input.outcome().record().get();
        Set<String> seen = new HashSet<>();
        long count = 0;
        boolean room = true;
        try (Stream<TrialRecord> trials = record.trials()) {
            for (Iterator<TrialRecord> all = trials.iterator(); all.hasNext(); ) {
                TrialRecord trial = all.next();
                if (isFailure(trial)
                        && seen.add(trial.trial().cell().id() + "\n"
                                + trial.trial().caseRef().id())) {
                    count++;
                    room = room && taker.take(trial);
                }
            }
        }
        return count;
    }

    private static boolean isFailure(TrialRecord trial) {
        return !trial.trial().cell().isReference()
                && (trial.state() == TrialState.FAILED || trial.state() == TrialState.UNSCORED);
    }
}
