package io.github.promptgate.score.judge;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** Graded answers that show a judge what the suite's author means. */
final class Examples {

    static final Shape.Field OPTION = Shape.optional(
            "examples",
            new Shape.ListOf(
                    Shape.fields(
                            Shape.required("answer", Shape.text(), "an answer"),
                            Shape.required("verdict", Shape.text(), "its verdict, on the scale"),
                            Shape.optional("reason", Shape.text(), "why")),
                    1),
            "graded answers that show what is meant");

    private Examples() {}

    /**
     * As the prompt shows them.
     *
     * @throws ProblemException SUITE-003 for a verdict that is not on the scale
     */
    static String of(List<Node> examples, Scale scale) {
        if (examples.isEmpty()) {
            return "(none)";
        }
        examples.forEach(example -> check(map(example), scale));
        return examples.stream()
                .map(example -> Fence.around(text(map(example), "answer")) + "\nVerdict: "
                        + text(map(example), "verdict")
                        + map(example)
                                .get("reason")
                                .map(r -> "\nReason: " + r.asText())
                                .orElse(""))
                .collect(Collectors.joining("\n\n"));
    }

    private static void check(MapNode example, Scale scale) {
        String verdict = text(example, "verdict");
        if (!scale.holds(verdict)) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_003,
                    example.get("verdict").map(Node::where).orElse(example.where()),
                    "the example's verdict \"" + verdict + "\" is not on the scale",
                    "write a verdict that the judge may give; " + scale.told()));
        }
    }

    private static MapNode map(Node example) {
        return (MapNode) example;
    }

    private static String text(MapNode example, String key) {
        return example.get(key).map(Node::asText).orElse("");
    }
}
