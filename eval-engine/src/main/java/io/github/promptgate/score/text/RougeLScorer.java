package io.github.promptgate.score.text;

import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;

/** ROUGE-L: the longest sequence of words that the answer and a text have in common, gaps allowed. */
final class RougeLScorer {

    private RougeLScorer() {}

    static Scorer of(ScorerOrder order) {
        return Rouge.ofSubsequence().scorer(order, "rouge-l");
    }
}
