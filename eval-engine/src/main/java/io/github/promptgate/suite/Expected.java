package io.github.promptgate.suite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a shape expects, for a message.
 *
 * @param words after "must be"
 * @param example after "write for example"
 */
record Expected(String words, String example) {

    static String words(Shape shape) {
        return shape.accept(new OfShape()).words();
    }

    static String example(Shape shape) {
        return shape.accept(new OfShape()).example();
    }

    private static final class OfShape implements Shape.Visitor<Expected> {

        @Override
        public Expected scalar(Shape.Scalar scalar) {
            return new Expected(scalar.form().expected(), scalar.form().example());
        }

        @Override
        public Expected any(Shape.Any any) {
            return new Expected("anything", "\"some text\"");
        }

        @Override
        public Expected later(Shape.Later later) {
            return new Expected("left out", "nothing");
        }

        @Override
        public Expected listOf(Shape.ListOf list) {
            return new Expected("a list", "one entry per line, each after \"- \"");
        }

        @Override
        public Expected oneOrMany(Shape.OneOrMany oneOrMany) {
            Expected item = oneOrMany.item().accept(this);
            return new Expected(item.words() + " or a list", item.example());
        }

        @Override
        public Expected mapOf(Shape.MapOf map) {
            return new Expected("a map", "{key: value}");
        }

        @Override
        public Expected fields(Shape.Fields fields) {
            String key = Stream.concat(fields.fields().stream().filter(Shape.Field::required), fields.fields().stream())
                    .findFirst()
                    .map(field -> field.name() + ": ...")
                    .orElse("");
            return new Expected("a map", "{" + key + "}");
        }

        @Override
        public Expected tagged(Shape.Tagged tagged) {
            return new Expected("a map with one key", map(tagged.tags().stream().map(Shape.Field::name)));
        }

        @Override
        public Expected variants(Shape.Variants variants) {
            return new Expected("a map", map(variants.variants().stream().map(Shape.Variant::key)));
        }

        private static String map(Stream<String> keys) {
            return keys.findFirst().map(key -> "{" + key + ": ...}").orElse("{}");
        }

        /** Values without parts first: they are what people write most. */
        @Override
        public Expected anyOf(Shape.AnyOf anyOf) {
            List<Expected> all = Stream.concat(
                            anyOf.shapes().stream().filter(Shape.Scalar.class::isInstance),
                            anyOf.shapes().stream().filter(shape -> !(shape instanceof Shape.Scalar)))
                    .map(shape -> shape.accept(this))
                    .toList();
            Optional<String> example = all.stream().map(Expected::example).findFirst();
            return new Expected(
                    all.stream().map(Expected::words).distinct().collect(Collectors.joining(" or ")),
                    example.orElse("nothing"));
        }

        @Override
        public Expected defined(Shape.Defined defined) {
            return defined.shape().accept(this);
        }
    }
}
