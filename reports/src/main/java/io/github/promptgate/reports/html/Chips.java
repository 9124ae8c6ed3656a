package io.github.promptgate.reports.html;

import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.TrialState;

/** Sign, word and colour of every state: the word alone says it. */
final class Chips {

    static final String GOOD = "good";
    static final String BAD = "bad";
    static final String UNSURE = "unsure";
    static final String CALM = "calm";

    private static final String YES = "\u2713";
    private static final String NO = "\u2717";
    private static final String OPEN = "?";
    private static final String NEITHER = "\u2013";

    private Chips() {}

    static boolean needsAttention(TrialState state) {
        return state == TrialState.FAILED || state == TrialState.UNSCORED;
    }

    static CaseView.Chip of(TrialState state) {
        return switch (state) {
            case PASSED -> new CaseView.Chip(YES, "passed", GOOD);
            case FAILED -> new CaseView.Chip(NO, "failed", BAD);
            case UNSCORED -> new CaseView.Chip(OPEN, "unscored", UNSURE);
            case NOT_APPLICABLE -> new CaseView.Chip(NEITHER, "not applicable", CALM);
        };
    }

    static CaseView.Chip of(Score.Mark mark) {
        return switch (mark) {
            case PASSED -> new CaseView.Chip(YES, "passed", GOOD);
            case MISSED -> new CaseView.Chip(NO, "missed", BAD);
            case UNMARKED -> new CaseView.Chip(NEITHER, "no threshold", CALM);
        };
    }

    static CaseView.Chip of(RuleResult.State state) {
        return switch (state) {
            case PASS -> new CaseView.Chip(YES, "held", GOOD);
            case FAIL -> new CaseView.Chip(NO, "broken", BAD);
            case WARN -> new CaseView.Chip("!", "warned", UNSURE);
            case INCONCLUSIVE -> new CaseView.Chip(OPEN, "not judged", UNSURE);
        };
    }

    static CaseView.Chip verdict(ExitCode code, String word) {
        return switch (code) {
            case PASSED -> new CaseView.Chip(YES, word, GOOD);
            case FAILED, BAD_INPUT, INTERNAL -> new CaseView.Chip(NO, word, BAD);
            case SHARD, INCONCLUSIVE, INTERRUPTED -> new CaseView.Chip(OPEN, word, UNSURE);
        };
    }

    /** Of a thing that was looked at. */
    static String of(Evidence.Item item) {
        if (item.speaksAgainst()) {
            return BAD;
        }
        if (item.kind().equals("part")) {
            return ofPart(item.verdict());
        }
        return item.verdict().equals("supported") ? GOOD : CALM;
    }

    private static String ofPart(String verdict) {
        if (verdict.startsWith("missed")) {
            return BAD;
        }
        return verdict.startsWith("passed") ? GOOD : CALM;
    }
}
