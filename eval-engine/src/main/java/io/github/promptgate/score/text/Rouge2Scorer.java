package io.github.promptgate.score.text;

import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;

/** ROUGE-2: pairs of neighbouring words that the answer and a text have in common. */
final class Rouge2Scorer {

    private Rouge2Scorer() {}

    static Scorer of(ScorerOrder order) {
        return Rouge.ofRuns(2).scorer(order, "rouge-2");
    }
}
