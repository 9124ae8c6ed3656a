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

    /** Judge calls on one trial at most, repairs and second askings not counted; for the plan. */
    default int judgeCalls() {
        return judged() ? 1 : 0;
    }

    /** Whether it looks at the reply's text: then an empty or truncated reply is unscored. */
    default boolean readsText() {
        return true;
    }

    /**
     * Scores. What cannot be judged is {@link Score.Unscored}, or a {@link CannotScore}; any other exception is taken
     * as SCORER_FAILED.
     *
     * @param instruments judge and embedding, bound to this trial
     */
    Score score(Subject subject, Instruments instruments);
}
