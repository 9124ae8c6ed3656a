package io.github.promptgate.score.safety;

import static io.github.promptgate.suite.Shape.optional;

import io.github.promptgate.record.Metric;
import io.github.promptgate.score.ScorerType;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of this package in the table of scorers. */
public final class SafetyScorers {

    private SafetyScorers() {}

    /** All of them, in the order in which lists show them. */
    public static List<ScorerType> types() {
        return List.of(
                new ScorerType(ToxicityScorer.word(), ToxicityScorer::of),
                new ScorerType(BiasScorer.word(), BiasScorer::of),
                new ScorerType(HarmScorer.word(), HarmScorer::of),
                new ScorerType(pii(), PiiScorer::of));
    }

    private static ScorerWord pii() {
        return new ScorerWord(
                "pii",
                "the answer holds no personal data",
                Optional.of("types"),
                true,
                Shape.fields(
                        optional(
                                "types",
                                new Shape.OneOrMany(Shape.choice(PiiType.words())),
                                "the kinds that are looked for; all of them"),
                        optional(
                                "allow",
                                new Shape.OneOrMany(Shape.text()),
                                "pieces that may be there, such as your own address")),
                Metric.binary("pii"),
                Set.of());
    }
}
