package io.github.promptgate.score;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.model.transport.Deadline;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.judge.Judge;
import java.util.Optional;

/** What a scorer may ask while it scores one trial. Calls are booked on that trial. */
public interface Instruments {

    /**
     * The judge, speaking for one scorer.
     *
     * @param scorer the metric that asks
     */
    Judge judge(String scorer);

    EmbeddingClient embedding();

    /**
     * Scores by a part of a group, under the rules of all scorers: whatever it does, there is a score.
     *
     * @param part a scorer that is no metric of the suite's own
     */
    default Score score(Scorer part, Subject subject) {
        return new Rules(false).score(part, subject, this);
    }

    /** When the trial has to be over, for calls that a scorer makes itself; empty for no limit. */
    default Optional<Deadline> deadline() {
        return Optional.empty();
    }

    /** The judge's last reply could not be used: whoever keeps replies shall ask again. */
    default void disownJudgement() {}
}
