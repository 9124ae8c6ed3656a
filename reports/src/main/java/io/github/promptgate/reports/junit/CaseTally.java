package io.github.promptgate.reports.junit;

import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.summary.ListedTrial;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All samples of a case in a cell, as one test. */
final class CaseTally {

    private static final int MOST_REASONS = 3;

    private final CaseRef ref;
    private final RunHeader header;
    private final List<String> reasons = new ArrayList<>();
    private final Set<TrialState> states = EnumSet.noneOf(TrialState.class);
    private long missedOrUnscored;
    private long millis;

    CaseTally(CaseRef ref, RunHeader header) {
        this.ref = ref;
        this.header = header;
    }

    void add(TrialRecord trial) {
        states.add(trial.state());
        millis += trial.reply().call().latencyMillis().orElse(0);
        if (trial.state() == TrialState.FAILED || trial.state() == TrialState.UNSCORED) {
            missedOrUnscored++;
            if (reasons.size() < MOST_REASONS) {
                String sample = header.samples() > 1 ? "sample " + trial.trial().sample() + ": " : "";
                reasons.add(sample + ListedTrial.of(trial, header.samples()).why());
            }
        }
    }

    TestLine line() {
        if (missedOrUnscored > 0) {
            return new TestLine(ref.id(), ref.where(), millis, end(), why(), "");
        }
        return states.contains(TrialState.PASSED)
                ? TestLine.passed(ref.id(), ref.where(), millis)
                : new TestLine(
                        ref.id(),
                        ref.where(),
                        millis,
                        TestLine.End.SKIPPED,
                        "not applicable: no scorer had anything to judge",
                        "");
    }

    private TestLine.End end() {
        if (header.failing() == RunHeader.Failing.RULES) {
            return TestLine.End.SKIPPED;
        }
        return states.contains(TrialState.FAILED) ? TestLine.End.FAILURE : TestLine.End.ERROR;
    }

    private String why() {
        String more = missedOrUnscored > reasons.size() ? "; and " + (missedOrUnscored - reasons.size()) + " more" : "";
        String word = states.contains(TrialState.FAILED) ? "missed: " : "unscored: ";
        return word + String.join("; ", reasons) + more;
    }
}
