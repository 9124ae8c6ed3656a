package io.github.promptgate.score.rag;

import static io.github.promptgate.score.rag.RagScorers.prompts;
import static io.github.promptgate.score.rag.RagScorers.word;
import static io.github.promptgate.suite.Shape.fields;
import static io.github.promptgate.suite.Shape.optional;

import io.github.promptgate.record.Metric;
import io.github.promptgate.score.Ceiling;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ScorerWord;

/** How a suite writes the scorers that look at passages. */
final class ContextWords {

    private ContextWords() {}

    static ScorerWord precision() {
        return word(
                "how well the useful passages are ranked before the useless ones",
                fields(Reference.OPTION, Threshold.OPTION, Votes.OPTION, prompts("passages")),
                Metric.unit("context-precision"),
                Need.JUDGE);
    }

    static ScorerWord recall() {
        return word(
                "share of the reference's statements that the context supports",
                fields(Reference.OPTION, Threshold.OPTION, Votes.OPTION, prompts("statements", "verdicts")),
                Metric.unit("context-recall"),
                Need.JUDGE);
    }

    static ScorerWord relevancy() {
        return word(
                "share of the context's sentences that help to answer the question",
                fields(Threshold.OPTION, Votes.OPTION, prompts("sentences")),
                Metric.unit("context-relevancy"),
                Need.JUDGE);
    }

    static ScorerWord entityRecall() {
        return word(
                "share of the reference's names and numbers that stand in the context",
                fields(Reference.OPTION, Threshold.OPTION, Votes.OPTION, prompts("entities")),
                Metric.unit("context-entity-recall"),
                Need.JUDGE);
    }

    static ScorerWord noise() {
        return word(
                "share of the answer's statements that are wrong and come from the context; low is good",
                fields(
                        optional(
                                "from",
                                Shape.choice("relevant", "irrelevant"),
                                "from which passages wrong statements count; relevant"),
                        Reference.OPTION,
                        Ceiling.OPTION,
                        Votes.OPTION,
                        prompts("statements", "stated", "passages", "verdicts")),
                Metric.fault("noise-sensitivity"),
                Need.JUDGE);
    }
}
