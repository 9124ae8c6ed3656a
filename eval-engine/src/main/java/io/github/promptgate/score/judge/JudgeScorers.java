package io.github.promptgate.score.judge;

import static io.github.promptgate.suite.Shape.optional;
import static io.github.promptgate.suite.Shape.required;

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
public final class JudgeScorers {

    private JudgeScorers() {}

    /** All of them. */
    public static List<ScorerType> types() {
        Shape scale = new Shape.AnyOf(
                List.of(Shape.choice("binary", "1-5", "0-10"), new Shape.MapOf(new Shape.Amount(0, 1, false))));
        Shape.Fields options = Shape.fields(
                required("rubric", Shape.text(), "what a good answer does"),
                optional("scale", scale, "binary, 1-5, 0-10, or choices with their worth; binary"),
                optional("reference", Shape.text(), "an answer to compare with"),
                Examples.OPTION,
                Threshold.OPTION,
                Votes.OPTION,
                optional("prompt", new Shape.FilePath(), "a judge prompt of your own"));
        ScorerWord word = new ScorerWord(
                "judge",
                "a judge grades the answer by a rubric",
                Optional.of("rubric"),
                false,
                options,
                Metric.unit("judge"),
                Set.of(Need.JUDGE));
        return List.of(
                new ScorerType(word, JudgeScorer::of),
                new ScorerType(gEval(scale), GEvalScorer::of),
                new ScorerType(pairwise(), PairwiseScorer::of));
    }

    private static ScorerWord gEval(Shape scale) {
        return new ScorerWord(
                "g-eval",
                "a judge grades the answer by frozen steps, weighted by log-probabilities",
                Optional.of("criteria"),
                false,
                Shape.fields(
                        required("criteria", Shape.text(), "what a good answer does, for every case alike"),
                        optional(
                                "steps",
                                new Shape.ListOf(Shape.text(), 1),
                                "how to grade; the judge writes them once into g-eval/"),
                        optional("scale", scale, "1-5, 0-10, binary, or choices with their worth; 1-5"),
                        optional("reference", Shape.text(), "an answer to compare with"),
                        Threshold.OPTION,
                        Votes.OPTION,
                        optional("prompt", new Shape.FilePath(), "a judge prompt of your own")),
                Metric.unit("g-eval"),
                Set.of(Need.JUDGE));
    }

    private static ScorerWord pairwise() {
        return new ScorerWord(
                "pairwise",
                "a judge says which of two cells' answers is better, in both orders",
                Optional.empty(),
                false,
                Shape.fields(
                        required("rubric", Shape.text(), "what makes one answer better than another"),
                        required("against", Shape.text(), "the other cell: its id, or a pattern that it alone fits"),
                        Threshold.OPTION,
                        Votes.OPTION,
                        optional("prompt", new Shape.FilePath(), "a judge prompt of your own")),
                Metric.unit("pairwise"),
                Set.of(Need.JUDGE));
    }
}
