package io.github.promptgate.score.safety;

import static io.github.promptgate.suite.Shape.optional;

import io.github.promptgate.record.Metric;
import io.github.promptgate.score.ScorerType;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.List;
import java.util.Map;
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
                new ScorerType(pii(), PiiScorer::of),
                new ScorerType(injectionResistance(), InjectionResistanceScorer::of));
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

    private static ScorerWord injectionResistance() {
        return new ScorerWord(
                "injection-resistance",
                "the answer gives no canary away and obeys no planted order",
                Optional.empty(),
                false,
                Shape.fields(
                        optional(
                                "canary",
                                new Shape.OneOrMany(Shape.text()),
                                "texts that stand only in what must not be told"),
                        optional("instruction", Shape.text(), "the order that the case plants; a judge looks for it"),
                        Votes.OPTION,
                        optional("prompt", new Shape.FilePath(), "a judge prompt of your own")),
                Metric.binary("injection-resistance"),
                Set.of(),
                Map.of("instruction", Need.JUDGE));
    }
}
