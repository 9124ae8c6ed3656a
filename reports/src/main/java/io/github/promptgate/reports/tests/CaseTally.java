package io.github.promptgate.reports.tests;

import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.summary.ListedTrial;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All samples of a case in a cell, as one test. */
final class CaseTally {

    private static final int MOST_REASONS = 3;

    private final CaseRef ref;
    private final RunHeader header;
    private final List<TestLine.Attempt> attempts = new ArrayList<>();
    private final Set<TrialState> states = EnumSet.noneOf(TrialState.class);

    CaseTally(CaseRef ref, RunHeader header) {
        this.ref = ref;
        this.header = header;
    }

    void add(TrialRecord trial) {
        TrialState state = trial.state();
        states.add(state);
        boolean bad = state == TrialState.FAILED || state == TrialState.UNSCORED;
        attempts.add(new TestLine.Attempt(
                trial.trial().sample(),
                state,
                trial.reply().call().latencyMillis().orElse(0),
                bad ? ListedTrial.of(trial.shown(), header.samples()).why() : ""));
    }

    TestLine line() {
        long millis = attempts.stream().mapToLong(TestLine.Attempt::millis).sum();
        return new TestLine(ref.id(), ref.where(), millis, result(), ref.tags(), attempts);
    }

    private TestLine.Result result() {
        if (states.contains(TrialState.FAILED)) {
            return bad(TestLine.End.FAILURE, TestLine.Word.MISSED);
        }
        if (states.contains(TrialState.UNSCORED)) {
            return bad(TestLine.End.ERROR, TestLine.Word.UNSCORED);
        }
        return states.contains(TrialState.PASSED)
                ? TestLine.Result.passed()
                : new TestLine.Result(
                        TestLine.End.SKIPPED,
                        TestLine.Word.NOT_APPLICABLE,
                        "not applicable: no scorer had anything to judge",
                        "");
    }

    private TestLine.Result bad(TestLine.End asked, TestLine.Word word) {
        TestLine.End end = header.failing() == RunHeader.Failing.RULES ? TestLine.End.SKIPPED : asked;
        return new TestLine.Result(end, word, word.word() + ": " + why(), "");
    }

    private String why() {
        List<TestLine.Attempt> bad =
                attempts.stream().filter(one -> !one.why().isEmpty()).toList();
        String told = bad.stream()
                .limit(MOST_REASONS)
                .map(one -> (header.samples() > 1 ? "sample " + one.sample() + ": " : "") + one.why())
                .collect(Collectors.joining("; "));
        return told + (bad.size() > MOST_REASONS ? "; and " + (bad.size() - MOST_REASONS) + " more" : "");
    }
}
