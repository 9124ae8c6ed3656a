package io.github.promptgate.score.semantic;

import static io.github.promptgate.suite.Shape.optional;

import io.github.promptgate.record.Metric;
import io.github.promptgate.score.ScorerType;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of this package in the table of scorers. */
public final class SemanticScorers {

    private static final Shape.Field CALIBRATE = optional(
            "calibrate",
            new Shape.FilePath(),
            "JSON lines with answer, contexts and good, from which the threshold is chosen");

    private SemanticScorers() {}

    /** All of them. */
    public static List<ScorerType> types() {
        Shape.Fields options = Shape.fields(
                optional(
                        "value",
                        Shape.text(),
                        "what the answer should be near to; the case's expected, else reference"),
                Threshold.OPTION);
        ScorerWord word = new ScorerWord(
                "similarity",
                "the answer is near in meaning to a text",
                Optional.of("value"),
                true,
                options,
                Metric.unit("similarity"),
                Set.of(Need.EMBEDDING));
        return List.of(
                new ScorerType(word, SimilarityScorer::of),
                local(
                        "grounding-local",
                        "how far the answer is drawn from the passages, in process; blind to one changed fact",
                        Shape.fields(Threshold.OPTION, CALIBRATE),
                        GroundingLocalScorer::of),
                local(
                        "answer-relevancy-local",
                        "the answer is on the question's topic, in process",
                        Shape.fields(Threshold.OPTION),
                        AnswerRelevancyLocalScorer::of),
                local(
                        "context-relevancy-local",
                        "the passages are on the question's topic, in process",
                        Shape.fields(Threshold.OPTION),
                        ContextRelevancyLocalScorer::of));
    }

    private static ScorerType local(String id, String summary, Shape.Fields options, ScorerType.Maker maker) {
        ScorerWord word =
                new ScorerWord(id, summary, Optional.empty(), true, options, Metric.unit(id), Set.of(Need.EMBEDDING));
        return new ScorerType(word, maker);
    }
}
