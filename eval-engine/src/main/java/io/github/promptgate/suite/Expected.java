package io.github.promptgate.suite;

import java.util.stream.Collectors;

/** What a shape expects, in words for a message. */
final class Expected implements Shape.Visitor<String> {

    private Expected() {}

    /** After "must be". */
    static String words(Shape shape) {
        return shape.accept(new Expected());
    }

    static String example(Shape shape) {
        return shape instanceof Shape.Scalar scalar
                ? scalar.form().example()
                : shape instanceof Shape.AnyOf anyOf ? example(anyOf.shapes().get(0)) : "what docs/suite.md shows";
    }

    @Override
    public String scalar(Shape.Scalar scalar) {
        return scalar.form().expected();
    }

    @Override
    public String any(Shape.Any any) {
        return "anything";
    }

    @Override
    public String later(Shape.Later later) {
        return "nothing";
    }

    @Override
    public String listOf(Shape.ListOf list) {
        return "a list";
    }

    @Override
    public String oneOrMany(Shape.OneOrMany oneOrMany) {
        return words(oneOrMany.item()) + " or a list";
    }

    @Override
    public String mapOf(Shape.MapOf map) {
        return "a map";
    }

    @Override
    public String fields(Shape.Fields fields) {
        return "a map";
    }

    @Override
    public String tagged(Shape.Tagged tagged) {
        return "a map";
    }

    @Override
    public String variants(Shape.Variants variants) {
        return "a map";
    }

    @Override
    public String anyOf(Shape.AnyOf anyOf) {
        return anyOf.shapes().stream().map(Expected::words).distinct().collect(Collectors.joining(" or "));
    }

    @Override
    public String defined(Shape.Defined defined) {
        return words(defined.shape());
    }
}
