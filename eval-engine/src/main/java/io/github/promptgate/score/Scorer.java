package io.github.promptgate.score;

import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;

/** Measures one thing about a reply. Thread-safe, deterministic for the same replies. Users may implement it. */
public interface Scorer {

    /** What it produces. */
    Metric metric();

    /** Whether it asks a judge: then a refused reply is NotApplicable to it. */
    default boolean judged() {
        return false;
    }

    /**
     * Scores. What cannot be judged is {@link Score.Unscored}; an exception is taken as SCORER_FAILED.
     *
     * @param instruments judge and embedding, bound to this trial
     */
    Score score(Subject subject, Instruments instruments);
}
