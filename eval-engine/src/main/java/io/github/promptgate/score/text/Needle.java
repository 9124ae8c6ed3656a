package io.github.promptgate.score.text;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.score.CaseValue;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.suite.Shape;
import java.util.List;

/** Texts that are looked for in an answer, and how: exactly, or with upper and lower case taken as equal. */
final class Needle {

    static final Shape.Field IGNORE_CASE =
            Shape.optional("ignore-case", new Shape.Flag(), "take upper and lower case as equal");

    private final List<CaseValue> values;
    private final boolean ignoreCase;

    private Needle(List<CaseValue> values, boolean ignoreCase) {
        this.values = values;
        this.ignoreCase = ignoreCase;
    }

    /**
     * Reads an order's {@code value} (one or many) and {@code ignore-case}.
     *
     * @throws ProblemException SUITE-003 for an empty text, which every answer contains
     */
    static Needle of(ScorerOrder order) {
        List<CaseValue> values = order.values("value");
        for (CaseValue value : values) {
            if (value.constant().filter(node -> node.asText().isEmpty()).isPresent()) {
                throw new ProblemException(new Problem(
                        ProblemCode.SUITE_003,
                        value.where(),
                        "the text to look for is empty, and every answer contains that",
                        "write the text that the answer must hold"));
            }
        }
        return new Needle(values, order.options().flag("ignore-case", false));
    }

    /** What is looked for in a case's answer. */
    List<String> texts(Subject subject) {
        return values.stream().flatMap(value -> value.texts(subject).stream()).toList();
    }

    /** Where a text starts in an answer, or -1. */
    int indexIn(String answer, String text) {
        if (!ignoreCase) {
            return answer.indexOf(text);
        }
        return fold(answer).indexOf(fold(text));
    }

    /** Whether the answer has the text at an offset. */
    boolean isAt(String answer, int offset, String text) {
        return answer.regionMatches(ignoreCase, offset, text, 0, text.length());
    }

    /** Letter by letter, as {@link String#equalsIgnoreCase}; lengths and offsets stay. */
    private static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
        }
        return new String(folded);
    }

    static Item found(String answer, int offset, String text) {
        String span = answer.substring(offset, offset + text.length());
        return new Item("span", Excerpt.of(span), "found", "at character " + (offset + 1));
    }

    static Item missing(String text) {
        return new Item("missing", Excerpt.of(text), "not found", "");
    }
}
