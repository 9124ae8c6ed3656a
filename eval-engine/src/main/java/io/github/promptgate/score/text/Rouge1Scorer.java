package io.github.promptgate.score.text;

import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;

/** ROUGE-1: single words that the answer and a text have in common. */
final class Rouge1Scorer {

    private Rouge1Scorer() {}

    static Scorer of(ScorerOrder order) {
        return Rouge.ofRuns(1).scorer(order, "rouge-1");
    }
}
