package io.github.promptgate.score.rag;

import io.github.promptgate.record.Score;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.judge.Judge;
import java.util.List;

/** A way of judging faithfulness. */
interface FaithfulnessEngine {

    /** Judge calls that it takes. */
    int calls();

    /** One vote. */
    Score score(String metric, Subject subject, List<String> contexts, Judge judge);
}
