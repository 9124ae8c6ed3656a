package io.github.promptgate.score;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.score.judge.Judge;

/** What a scorer may ask while it scores one trial. Calls are booked on that trial. */
public interface Instruments {

    /**
     * The judge, speaking for one scorer.
     *
     * @param scorer the metric that asks
     */
    Judge judge(String scorer);

    EmbeddingClient embedding();

    /** The judge's last reply could not be used: whoever keeps replies shall ask again. */
    default void disownJudgement() {}
}
