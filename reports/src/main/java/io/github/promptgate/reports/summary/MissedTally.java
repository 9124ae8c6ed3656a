package io.github.promptgate.reports.summary;

import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first cases in cells that did not pass, in plan order; holds those alone. Not thread-safe. */
public final class MissedTally {

    private final int most;
    private final int samples;
    private final Map<Key, MissedCase> kept = new LinkedHashMap<>();

    private record Key(String caseId, String cell, TrialState state) {}

    /**
     * @param most so many cases in cells
     * @param samples of the run
     */
    public MissedTally(int most, int samples) {
        this.most = most;
        this.samples = samples;
    }

    /** Books a trial that did not pass. */
    public void add(TrialRecord trial) {
        Key key = new Key(trial.trial().caseRef().id(), trial.trial().cell().id(), trial.state());
        MissedCase known = kept.get(key);
        if (known != null) {
            kept.put(key, known.oneMore());
        } else if (kept.size() < most) {
            kept.put(key, new MissedCase(ListedTrial.of(trial, samples), 1));
        }
    }

    public List<MissedCase> list() {
        return List.copyOf(kept.values());
    }

    /** How many trials these are. */
    public static long trials(List<MissedCase> cases) {
        return cases.stream().mapToLong(MissedCase::samples).sum();
    }
}
