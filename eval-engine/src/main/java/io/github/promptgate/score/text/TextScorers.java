package io.github.promptgate.score.text;

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
public final class TextScorers {

    private TextScorers() {}

    /** All of them, in the order in which lists show them. */
    public static List<ScorerType> types() {
        return List.of(
                new ScorerType(equalsWord(), EqualsScorer::of),
                new ScorerType(one("contains", "the answer contains a text"), ContainsScorer::of),
                new ScorerType(many("contains-any", "the answer contains one of several texts"), ContainsAnyScorer::of),
                new ScorerType(containsAllWord(), ContainsAllScorer::of),
                new ScorerType(one("starts-with", "the answer starts with a text"), StartsWithScorer::of),
                new ScorerType(one("ends-with", "the answer ends with a text"), EndsWithScorer::of),
                new ScorerType(regexWord(), RegexScorer::of),
                new ScorerType(latencyWord(), LatencyScorer::of),
                new ScorerType(costWord(), CostScorer::of));
    }

    private static ScorerWord equalsWord() {
        Shape.Fields options = Shape.fields(
                        required(
                                "value",
                                new Shape.Any(),
                                "what the answer must equal: a text, or a map or list as JSON"),
                        optional("as", Shape.choice("text", "json"), "compare a text as JSON"))
                .and(Normal.OPTIONS);
        return binary("equals", "the answer equals a text or a JSON value", "value", options);
    }

    private static ScorerWord one(String id, String summary) {
        Shape.Fields options = Shape.fields(required("value", Shape.text(), "the text"), Needle.IGNORE_CASE);
        return binary(id, summary, "value", options);
    }

    private static ScorerWord many(String id, String summary) {
        Shape.Fields options =
                Shape.fields(required("value", new Shape.OneOrMany(Shape.text()), "the texts"), Needle.IGNORE_CASE);
        return binary(id, summary, "value", options);
    }

    private static ScorerWord containsAllWord() {
        Shape.Fields options = Shape.fields(
                required("value", new Shape.OneOrMany(Shape.text()), "the texts"),
                Needle.IGNORE_CASE,
                optional(
                        Threshold.OPTION.name(), Threshold.OPTION.shape(), "the least share that passes; all of them"));
        return new ScorerWord(
                "contains-all",
                "share of several texts that the answer contains",
                Optional.of("value"),
                false,
                options,
                Metric.unit("contains-all"),
                Set.of());
    }

    private static ScorerWord regexWord() {
        Shape.Fields options = Shape.fields(
                required("value", Shape.text(), "the regular expression"),
                optional("match", Shape.choice("find", "full"), "any part of the answer, or all of it"),
                optional("engine", Shape.choice("re2", "java"), "linear time, or Java's with look-around and a limit"),
                optional("limit", new Shape.Time(), "time limit of engine java for one answer; 1s"));
        return binary("regex", "the answer matches a regular expression", "value", options);
    }

    private static ScorerWord latencyWord() {
        Shape.Fields options = Shape.fields(required("max", new Shape.Time(), "the longest time that passes"));
        return new ScorerWord(
                "latency",
                "the reply came in time",
                Optional.of("max"),
                false,
                options,
                Metric.binary("latency-limit"),
                Set.of());
    }

    private static ScorerWord costWord() {
        Shape.Fields options = Shape.fields(required("max", new Shape.Money(), "the highest price in USD that passes"));
        return new ScorerWord(
                "cost",
                "the reply cost no more than so much",
                Optional.of("max"),
                false,
                options,
                Metric.binary("cost-limit"),
                Set.of(Need.PRICE));
    }

    private static ScorerWord binary(String id, String summary, String shorthand, Shape.Fields options) {
        return new ScorerWord(id, summary, Optional.of(shorthand), false, options, Metric.binary(id), Set.of());
    }
}
