package io.github.promptgate.score.text;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.structure.JsonReply;
import io.github.promptgate.source.JsonPathQuery;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.Shape;
import java.util.List;
import java.util.Optional;

/** Finds the text in an answer that should be a label. Thread-safe. */
@FunctionalInterface
interface LabelFinder {

    List<Shape.Field> OPTIONS = List.of(
            Shape.optional("regex", Shape.text(), "where the label stands: the first group, else the whole match"),
            Shape.optional("json-path", Shape.text(), "where the label stands in an answer that is JSON"));

    /**
     * What was found.
     *
     * @param why there is nothing, or empty
     */
    record Found(Optional<String> text, String why) {

        static Found of(String text) {
            return new Found(Optional.of(text.strip()), "");
        }

        static Found nothing(String why) {
            return new Found(Optional.empty(), why);
        }
    }

    Found in(String answer);

    /**
     * As an order asks: the whole answer unless it names a pattern or a path.
     *
     * @throws ProblemException SUITE-003 when it names both, SUITE-012, SUITE-013
     */
    static LabelFinder of(ScorerOrder order) {
        Options options = order.options();
        Optional<String> regex = options.text("regex");
        Optional<String> path = options.text("json-path");
        if (regex.isPresent() && path.isPresent()) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_003,
                    options.where("json-path"),
                    "\"regex\" and \"json-path\" both say where the label stands",
                    "keep one of them"));
        }
        return regex.map(pattern -> matching(RegexSyntax.linear(pattern, options.where("regex"))))
                .or(() -> path.map(written -> at(JsonPathQuery.compile(written, options.where("json-path")))))
                .orElse(Found::of);
    }

    private static LabelFinder matching(Regex.Linear regex) {
        return answer -> {
            com.google.re2j.Matcher matcher = regex.pattern().matcher(answer);
            if (!matcher.find()) {
                return Found.nothing("the pattern does not match");
            }
            String group = matcher.group(matcher.groupCount() == 0 ? 0 : 1);
            return group == null ? Found.nothing("the pattern's group does not match") : Found.of(group);
        };
    }

    private static LabelFinder at(JsonPathQuery path) {
        return answer -> {
            JsonReply.Read read = JsonReply.fenced(answer);
            if (read.value().isEmpty()) {
                return Found.nothing(read.error());
            }
            List<Node> found = path.find(read.value().get());
            if (found.size() != 1) {
                return Found.nothing(found.isEmpty() ? "nothing is at the path" : "several values are at the path");
            }
            return found.get(0) instanceof ScalarNode scalar
                    ? Found.of(scalar.asText())
                    : Found.nothing("a map or a list is at the path");
        };
    }
}
