package io.github.promptgate.reports.html;

import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;

/** Sign, word and colour of every state: the word alone says it. */
final class Chips {

    static final String GOOD = "good";
    static final String BAD = "bad";
    static final String UNSURE = "unsure";
    static final String CALM = "calm";

    private static final String YES = "\u2713";
    private static final String NO = "\u2717";
    private static final String OPEN = "?";

    private Chips() {}

    static PageView.Chip of(RuleResult.State state) {
        return switch (state) {
            case PASS -> new PageView.Chip(YES, "held", GOOD);
            case FAIL -> new PageView.Chip(NO, "broken", BAD);
            case WARN -> new PageView.Chip("!", "warned", UNSURE);
            case INCONCLUSIVE -> new PageView.Chip(OPEN, "not judged", UNSURE);
        };
    }

    static PageView.Chip verdict(ExitCode code, String word) {
        return switch (code) {
            case PASSED -> new PageView.Chip(YES, word, GOOD);
            case FAILED, BAD_INPUT, INTERNAL -> new PageView.Chip(NO, word, BAD);
            case SHARD, INCONCLUSIVE, INTERRUPTED -> new PageView.Chip(OPEN, word, UNSURE);
        };
    }
}
