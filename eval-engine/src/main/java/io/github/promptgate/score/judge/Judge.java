package io.github.promptgate.score.judge;

import io.github.promptgate.score.CannotScore;
import io.github.promptgate.source.MapNode;

/** A judge bound to one trial, one scorer and one vote. */
public interface Judge {

    /**
     * Asks one question and reads the reply as JSON that fits its form, with one bounded repair.
     *
     * @throws CannotScore JUDGE_FAILED, JUDGE_TRUNCATED, or JUDGE_REPLY when it does not fit after the repair
     */
    MapNode ask(JudgeQuestion question);

    /**
     * The same judge asked anew: a sample of its own, so that a recording keeps each.
     *
     * @param vote from 1
     * @param votes of how many
     */
    Judge vote(int vote, int votes);
}
