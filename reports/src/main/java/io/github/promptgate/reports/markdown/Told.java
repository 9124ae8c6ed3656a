package io.github.promptgate.reports.markdown;

import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.input.ReportInput;
import io.github.promptgate.reports.summary.ListedTrial;
import io.github.promptgate.reports.summary.MissedCase;
import io.github.promptgate.reports.summary.MissedTally;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one pass over the record tells of its trials; memory holds those that are named.
 *
 * @param missed the first cases in cells that failed or could not be judged, in plan order
 * @param all how many such trials there are
 * @param why of cases that turned for the worse: what their first trial that did not pass says
 * @param unrecorded cases without a recorded reply, where nobody was to be asked
 */
record Told(List<MissedCase> missed, long all, Map<Key, ListedTrial> why, long unrecorded) {

    /** A case in a cell. */
    record Key(String caseId, String cell) {
        static Key of(Grounds.Moved moved) {
            return new Key(moved.caseRef().id(), moved.cell());
        }
    }

    Told {
        missed = List.copyOf(missed);
        why = Map.copyOf(why);
    }

    /** @param most so many of {@link #missed} */
    static Told of(ReportInput input, int most) {
        Set<Key> turned = new HashSet<>();
        input.outcome()
                .standing()
                .ifPresent(standing -> standing.worse().stream()
                        .map(Standing.Turned::moved)
                        .map(Key::of)
                        .forEach(turned::add));
        Optional<RunRecord> record = input.outcome().record();
        if (record.isEmpty()) {
            return new Told(List.of(), 0, Map.of(), 0);
        }
        Pass pass = new Pass(turned, most, record.get().header().samples());
        try (Stream<TrialRecord> trials = record.get().trials()) {
            trials.filter(trial -> !trial.trial().cell().isReference()).forEachOrdered(pass::add);
        }
        return new Told(pass.missed.list(), pass.all, pass.why, pass.unrecorded.size());
    }

    Optional<ListedTrial> why(Grounds.Moved moved) {
        return Optional.ofNullable(why.get(Key.of(moved)));
    }

    private static final class Pass {

        private final Set<Key> turned;
        private final int samples;
        private final MissedTally missed;
        private final Map<Key, ListedTrial> why = new HashMap<>();
        private final Set<String> unrecorded = new HashSet<>();
        private long all;

        Pass(Set<Key> turned, int most, int samples) {
            this.turned = turned;
            this.samples = samples;
            this.missed = new MissedTally(most, samples);
        }

        void add(TrialRecord trial) {
            if (trial.state() != TrialState.FAILED && trial.state() != TrialState.UNSCORED) {
                return;
            }
            all++;
            String caseId = trial.trial().caseRef().id();
            if (trial.reply() instanceof Reply.Failed failed && failed.problem().code() == ProblemCode.CALL_012) {
                unrecorded.add(caseId);
            }
            Key key = new Key(caseId, trial.trial().cell().id());
            if (turned.contains(key) && !why.containsKey(key)) {
                why.put(key, ListedTrial.of(trial, samples));
            }
            missed.add(trial);
        }
    }
}
