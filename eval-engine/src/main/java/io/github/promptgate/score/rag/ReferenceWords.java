package io.github.promptgate.score.rag;

import static io.github.promptgate.score.rag.RagScorers.prompts;
import static io.github.promptgate.score.rag.RagScorers.word;
import static io.github.promptgate.suite.Shape.fields;
import static io.github.promptgate.suite.Shape.optional;

import io.github.promptgate.record.Metric;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.Need;
import io.github.promptgate.suite.Vocabulary.ScorerWord;

/** How a suite writes the scorers that hold the answer against a reference or a source. */
final class ReferenceWords {

    private ReferenceWords() {}

    static ScorerWord answerCorrectness() {
        return word(
                "how far the answer says what the reference says, by statements and meaning",
                fields(Reference.OPTION, Threshold.OPTION, Votes.OPTION, prompts("statements", "stated")),
                Metric.unit("answer-correctness"),
                Need.JUDGE,
                Need.EMBEDDING);
    }

    static ScorerWord factualCorrectness() {
        return word(
                "precision, recall or F1 of the answer's statements against the reference's",
                fields(
                        optional("mode", Shape.choice("precision", "recall", "f1"), "what is measured; f1"),
                        Reference.OPTION,
                        Threshold.OPTION,
                        Votes.OPTION,
                        prompts("statements", "stated")),
                Metric.unit("factual-correctness"),
                Need.JUDGE);
    }

    static ScorerWord factuality() {
        return word(
                "whether the answer's facts are the reference's: same, more, less, or others",
                fields(
                        FactualityScorer.OPTION,
                        Reference.OPTION,
                        Threshold.OPTION,
                        Votes.OPTION,
                        prompts("factuality")),
                Metric.unit("factuality"),
                Need.JUDGE);
    }

    static ScorerWord summary() {
        return word(
                "whether a summary is true to its source and covers it",
                fields(
                        optional("source", Shape.text(), "what is summarised; the passages"),
                        optional("questions", Shape.count(1), "how many questions on the source; 5"),
                        Threshold.OPTION,
                        Votes.OPTION,
                        prompts("statements", "verdicts", "source-questions", "coverage")),
                Metric.unit("summary"),
                Need.JUDGE);
    }
}
