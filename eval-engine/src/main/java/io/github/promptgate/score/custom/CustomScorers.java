package io.github.promptgate.score.custom;

import static io.github.promptgate.suite.Shape.optional;
import static io.github.promptgate.suite.Shape.required;

import io.github.promptgate.record.Metric;
import io.github.promptgate.score.ScorerType;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of this package in the table of scorers. */
public final class CustomScorers {

    private static final String SCORERS = "scorers";

    private CustomScorers() {}

    /** All of them, in the order in which lists show them. */
    public static List<ScorerType> types() {
        return List.of(
                new ScorerType(group("all-of", "all of several scorers pass"), AllOfScorer::of),
                new ScorerType(group("any-of", "one of several scorers passes"), AnyOfScorer::of),
                new ScorerType(weightedWord(), WeightedScorer::of));
    }

    private static ScorerWord group(String id, String summary) {
        Shape.Fields options =
                Shape.fields(required(SCORERS, new Shape.ListOf(new Shape.OneScorer(), 1), "the scorers"));
        return new ScorerWord(id, summary, Optional.of(SCORERS), false, options, Metric.binary(id), Set.of());
    }

    private static ScorerWord weightedWord() {
        Shape.Fields part = Shape.fields(
                required("scorer", new Shape.OneScorer(), "the scorer"),
                optional("weight", new Shape.Amount(0.001, 1_000_000, false), "how much it counts; 1"));
        Shape.Fields options = Shape.fields(
                required(SCORERS, new Shape.ListOf(part, 1), "the scorers, each with its weight"), Threshold.OPTION);
        return new ScorerWord(
                "weighted",
                "the weighted mean of several scorers",
                Optional.of(SCORERS),
                false,
                options,
                Metric.unit("weighted"),
                Set.of());
    }
}
