package io.github.promptgate.score.rag;

import static io.github.promptgate.suite.Shape.optional;

import io.github.promptgate.record.Metric;
import io.github.promptgate.score.ScorerType;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of this package in the table of scorers. */
public final class RagScorers {

    private RagScorers() {}

    /** All of them, in the order in which lists show them. */
    public static List<ScorerType> types() {
        return List.of(
                new ScorerType(faithfulness(), FaithfulnessScorer::of),
                new ScorerType(answerRelevancy(), AnswerRelevancyScorer::of),
                new ScorerType(ContextWords.precision(), ContextPrecisionScorer::of),
                new ScorerType(ContextWords.recall(), ContextRecallScorer::of),
                new ScorerType(ContextWords.relevancy(), ContextRelevancyScorer::of),
                new ScorerType(ContextWords.entityRecall(), ContextEntityRecallScorer::of),
                new ScorerType(ContextWords.noise(), NoiseSensitivityScorer::of),
                new ScorerType(ReferenceWords.answerCorrectness(), AnswerCorrectnessScorer::of),
                new ScorerType(ReferenceWords.factualCorrectness(), FactualCorrectnessScorer::of),
                new ScorerType(ReferenceWords.factuality(), FactualityScorer::of),
                new ScorerType(ReferenceWords.summary(), SummaryScorer::of));
    }

    private static ScorerWord faithfulness() {
        Shape.Fields options = Shape.fields(
                optional(
                        "engine",
                        Shape.choice("claims", "single"),
                        "statement by statement, or the whole answer at once"),
                Threshold.OPTION,
                optional(
                        "no-claims",
                        Shape.choice("skip", "pass", "fail"),
                        "what an answer without any statement is; skip: not applicable"),
                Votes.OPTION,
                prompts("statements", "verdicts", "single"));
        return new ScorerWord(
                "faithfulness",
                "share of the answer's statements that the context supports",
                Optional.empty(),
                true,
                options,
                Metric.unit("faithfulness"),
                Set.of(Need.JUDGE));
    }

    private static ScorerWord answerRelevancy() {
        Shape.Fields options = Shape.fields(
                optional("questions", Shape.count(1), "how many questions the judge writes; 3"),
                Threshold.OPTION,
                Votes.OPTION,
                prompts("questions", "answerable"));
        return new ScorerWord(
                "answer-relevancy",
                "how near the answer comes to the question",
                Optional.empty(),
                true,
                options,
                Metric.unit("answer-relevancy"),
                Set.of(Need.JUDGE, Need.EMBEDDING));
    }

    /** A judged word without shorthand. */
    static ScorerWord word(String summary, Shape.Fields options, Metric metric, Need... needs) {
        return new ScorerWord(metric.name(), summary, Optional.empty(), true, options, metric, Set.of(needs));
    }

    static Shape.Field prompts(String... steps) {
        List<Shape.Field> files = java.util.Arrays.stream(steps)
                .map(step -> optional(step, new Shape.FilePath(), "in place of our prompt " + step))
                .toList();
        return optional("prompt", new Shape.Fields(files), "judge prompts of your own, by step");
    }
}
