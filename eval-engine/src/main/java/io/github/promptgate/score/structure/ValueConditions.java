package io.github.promptgate.score.structure;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.score.CaseValue;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a suite asks of a value inside JSON: equality, a pattern, a range. Without any of them each value will do. */
record ValueConditions(
        Optional<CaseValue> equal, Optional<Pattern> pattern, Optional<BigDecimal> min, Optional<BigDecimal> max) {

    static final List<Shape.Field> OPTIONS = List.of(
            Shape.optional("equals", new Shape.Any(), "what the value must equal, as JSON"),
            Shape.optional("matches", Shape.text(), "a regular expression that any part of a text must match"),
            Shape.optional("min", Shape.number(), "the least number that passes"),
            Shape.optional("max", Shape.number(), "the highest number that passes"));

    /** The conditions with the case's value filled in. */
    interface Test {

        /** Why a value does not fit; empty when it does. */
        Optional<String> misfit(Node value);
    }

    /**
     * Reads the options.
     *
     * @throws ProblemException SUITE-012, SUITE-003 for a range without a number in it
     */
    static ValueConditions of(ScorerOrder order) {
        Options options = order.options();
        ValueConditions read = new ValueConditions(
                order.value("equals"),
                options.node("matches").map(ValueConditions::compiled),
                options.number("min"),
                options.number("max"));
        if (read.min.isPresent() && read.max.isPresent() && read.min.get().compareTo(read.max.get()) > 0) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_003,
                    options.where("min"),
                    "no number is at least " + read.min.get() + " and at most " + read.max.get(),
                    "swap min and max"));
        }
        return read;
    }

    private static Pattern compiled(Node written) {
        try {
            return Pattern.compile(written.asText());
        } catch (PatternSyntaxException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_012,
                    written.where(),
                    "malformed regular expression \"" + written.asText() + "\": " + e.getDescription(),
                    "write it for the linear-time engine (RE2), which has no look-around and no back-references"));
        }
    }

    Test of(Subject subject) {
        Optional<Node> expected = equal.map(value -> value.node(subject));
        boolean fromCase = equal.filter(value -> value.constant().isEmpty()).isPresent();
        return value -> expected.filter(node -> !same(value, node, fromCase))
                .map(node -> "does not equal " + Excerpt.of(node.asText()))
                .or(() -> pattern.flatMap(p -> unmatched(value, p)))
                .or(() -> outOfRange(value));
    }

    /** A case of a CSV file knows texts only, so its text stands for the number or the truth of the same name too. */
    private static boolean same(Node value, Node expected, boolean fromCase) {
        if (value.sameValue(expected)) {
            return true;
        }
        return fromCase
                && expected instanceof ScalarNode text
                && text.isText()
                && value instanceof ScalarNode scalar
                && switch (scalar.kind()) {
                    case NUMBER ->
                        number(text.text())
                                .filter(n -> n.compareTo(new BigDecimal(scalar.text())) == 0)
                                .isPresent();
                    case BOOLEAN -> scalar.text().equals(text.text());
                    case TEXT, NULL -> false;
                };
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> unmatched(Node value, Pattern pattern) {
        if (!(value instanceof ScalarNode scalar) || scalar.isNull()) {
            return Optional.of("is a " + value.kindName() + ", not a text");
        }
        return pattern.matcher(scalar.text()).find()
                ? Optional.empty()
                : Optional.of("does not match " + pattern.pattern());
    }

    private Optional<String> outOfRange(Node value) {
        if (min.isEmpty() && max.isEmpty()) {
            return Optional.empty();
        }
        if (!(value instanceof ScalarNode scalar) || scalar.kind() != ScalarNode.Kind.NUMBER) {
            return Optional.of("is a " + value.kindName() + ", not a number");
        }
        BigDecimal number = new BigDecimal(scalar.text());
        return min.filter(least -> number.compareTo(least) < 0)
                .map(least -> "is less than " + least.toPlainString())
                .or(() -> max.filter(most -> number.compareTo(most) > 0)
                        .map(most -> "is more than " + most.toPlainString()));
    }
}
