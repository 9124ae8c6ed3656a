package io.github.promptgate.suite;

import java.util.List;

/**
 * How a value in a suite may be written. One description drives the reader and the published JSON Schema alike, so
 * that the two cannot differ.
 */
public sealed interface Shape {

    /**
     * A text (a bare number or true/false is taken as its text).
     *
     * @param pattern regular expression that the whole text matches; empty for any
     */
    record Text(String pattern) implements Shape {}

    /**
     * A number in a closed range.
     *
     * @param whole no fraction
     */
    record Amount(double min, double max, boolean whole) implements Shape {}

    /** true or false. */
    record Flag() implements Shape {}

    /** One of these words. */
    record Choice(List<String> words) implements Shape {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** A time: {@code 250ms}, {@code 3s}, {@code 5m}, {@code 1h}. */
    record Time() implements Shape {}

    /** A number in [0, 1], also written as a percentage: {@code 0.95}, {@code 95%}. */
    record Share() implements Shape {}

    /** Money in USD: {@code 0.5}, {@code $0.50}. */
    record Money() implements Shape {}

    /** Path of an existing file, relative to the suite. */
    record FilePath() implements Shape {}

    /** Anything. */
    record Any() implements Shape {}

    /** A list. */
    record ListOf(Shape item, int atLeast) implements Shape {}

    /** One value or a list of them. */
    record OneOrMany(Shape item) implements Shape {}

    /** A map with free keys. */
    record MapOf(Shape value) implements Shape {}

    /** A map with known keys. */
    record Fields(List<Field> fields) implements Shape {
        public Fields {
            fields = List.copyOf(fields);
        }

        /** These fields and others. */
        public Fields and(List<Field> others) {
            return new Fields(java.util.stream.Stream.concat(fields.stream(), others.stream())
                    .toList());
        }
    }

    /** The first of these that fits by kind (text, number, list, map). */
    record AnyOf(List<Shape> shapes) implements Shape {
        public AnyOf {
            shapes = List.copyOf(shapes);
        }
    }

    /**
     * A known key.
     *
     * @param description one line for the schema and the docs
     */
    record Field(String name, Shape shape, boolean required, String description) {}

    static Shape text() {
        return new Text("");
    }

    static Shape id() {
        return new Text("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    static Shape number() {
        return new Amount(-Double.MAX_VALUE, Double.MAX_VALUE, false);
    }

    static Shape count(int atLeast) {
        return new Amount(atLeast, Integer.MAX_VALUE, true);
    }

    static Shape choice(String... words) {
        return new Choice(List.of(words));
    }

    static Field optional(String name, Shape shape, String description) {
        return new Field(name, shape, false, description);
    }

    static Field required(String name, Shape shape, String description) {
        return new Field(name, shape, true, description);
    }

    static Fields fields(Field... fields) {
        return new Fields(List.of(fields));
    }
}
