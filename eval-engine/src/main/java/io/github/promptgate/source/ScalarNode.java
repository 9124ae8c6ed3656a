package io.github.promptgate.source;

import io.github.promptgate.problem.Where;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * A text, number, true/false or null.
 *
 * @param text its content: the text itself, a JSON number, {@code true}, {@code false}, or {@code null}
 */
public record ScalarNode(Where where, Kind kind, String text) implements Node {

    /** What kind of scalar. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL
    }

    public static ScalarNode text(Where where, String text) {
        return new ScalarNode(where, Kind.TEXT, text);
    }

    public static ScalarNode number(Where where, BigDecimal value) {
        return new ScalarNode(where, Kind.NUMBER, value.toString());
    }

    public static ScalarNode bool(Where where, boolean value) {
        return new ScalarNode(where, Kind.BOOLEAN, Boolean.toString(value));
    }

    public static ScalarNode nullValue(Where where) {
        return new ScalarNode(where, Kind.NULL, "null");
    }

    public boolean isText() {
        return kind == Kind.TEXT;
    }

    public boolean isNull() {
        return kind == Kind.NULL;
    }

    @Override
    public <T> T fold(Function<MapNode, T> map, Function<ListNode, T> list, Function<ScalarNode, T> scalar) {
        return scalar.apply(this);
    }

    @Override
    public String kindName() {
        return switch (kind) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "true/false";
            case NULL -> "null";
        };
    }
}
