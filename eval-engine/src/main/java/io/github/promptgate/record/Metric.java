package io.github.promptgate.record;

/**
 * A number that a scorer or the run itself produces.
 *
 * @param name {@code [a-z0-9-]+}, unique in a suite
 */
public record Metric(String name, Kind kind, Direction direction, Unit unit) {

    /** What values it takes. */
    public enum Kind {
        /** 0 or 1. */
        BINARY,
        /** 0 or 1: whether the label of a trial was the expected one; its scores carry both ({@link LabelPair}). */
        LABEL,
        /** In [0, 1]. */
        UNIT,
        /** Any amount of its unit, from 0. */
        AMOUNT
    }

    /** Which way is better. */
    public enum Direction {
        HIGHER,
        LOWER
    }

    /** What is counted. */
    public enum Unit {
        NONE,
        MILLISECONDS,
        USD,
        TOKENS,
        COUNT
    }

    public static Metric binary(String name) {
        return new Metric(name, Kind.BINARY, Direction.HIGHER, Unit.NONE);
    }

    public static Metric label(String name) {
        return new Metric(name, Kind.LABEL, Direction.HIGHER, Unit.NONE);
    }

    public static Metric unit(String name) {
        return new Metric(name, Kind.UNIT, Direction.HIGHER, Unit.NONE);
    }

    /** A share of what is bad: low is good. */
    public static Metric fault(String name) {
        return new Metric(name, Kind.UNIT, Direction.LOWER, Unit.NONE);
    }

    public static Metric amount(String name, Unit unit) {
        return new Metric(name, Kind.AMOUNT, Direction.LOWER, unit);
    }

    /** Whether a trial's value is 0 or 1 and nothing between. */
    public boolean isYesOrNo() {
        return kind == Kind.BINARY || kind == Kind.LABEL;
    }

    /** The same under another name. */
    public Metric named(String other) {
        return new Metric(other, kind, direction, unit);
    }
}
