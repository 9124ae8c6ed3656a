package io.github.promptgate.score.judge;

import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.source.MapNode;
import java.util.List;

/** A judge bound to one trial, one scorer and one vote. */
public interface Judge {

    /**
     * Asks one question and reads the reply as JSON that fits its form, with one bounded repair.
     *
     * @throws CannotScore JUDGE_FAILED, JUDGE_TRUNCATED, or JUDGE_REPLY when it does not fit after the repair
     */
    MapNode ask(JudgeQuestion question);

    /**
     * As {@link #ask}, with what the judge might have written instead.
     *
     * @throws CannotScore as {@link #ask}
     */
    default Judged judged(JudgeQuestion question) {
        return new Judged(ask(question), List.of());
    }

    /**
     * A reply that fits.
     *
     * @param odds of its tokens in order; empty where they were not asked for or not given
     */
    record Judged(MapNode reply, List<TokenOdds> odds) {
        public Judged {
            odds = List.copyOf(odds);
        }
    }

    /** All judges of the suite, this one the first. */
    default List<Judge> jury() {
        return List.of(this);
    }

    /** The id of the model that judges. */
    default String name() {
        return "judge";
    }

    /**
     * The same judge asked anew: a sample of its own, so that a recording keeps each.
     *
     * @param vote from 1
     * @param votes of how many
     */
    Judge vote(int vote, int votes);
}
