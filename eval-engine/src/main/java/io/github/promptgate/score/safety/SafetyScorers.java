package io.github.promptgate.score.safety;

import io.github.promptgate.score.ScorerType;
import java.util.List;

/** The rows of this package in the table of scorers. */
public final class SafetyScorers {

    private SafetyScorers() {}

    /** All of them, in the order in which lists show them. */
    public static List<ScorerType> types() {
        return List.of(
                new ScorerType(ToxicityScorer.word(), ToxicityScorer::of),
                new ScorerType(BiasScorer.word(), BiasScorer::of),
                new ScorerType(HarmScorer.word(), HarmScorer::of));
    }
}
