package io.github.promptgate.suite;

import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The paths in a value, found by its shape: what stands in those files belongs to what the value says. */
public final class NamedFiles implements Shape.Visitor<Stream<Node>> {

    private final Node node;

    private NamedFiles(Node node) {
        this.node = node;
    }

    /** Those that a scorer's options name, in the order of its shape; the scorers within a group are not looked into. */
    public static List<Node> in(ScorerSpec spec, Shape.Fields shape) {
        return shape.accept(new NamedFiles(spec.options().map())).toList();
    }

    /** Those that a model's options name, in the order of its shape. */
    public static List<Node> in(ModelSpec spec, Shape.Fields shape) {
        return shape.accept(new NamedFiles(spec.options().map())).toList();
    }

    @Override
    public Stream<Node> scalar(Shape.Scalar scalar) {
        return scalar instanceof Shape.FilePath && node instanceof ScalarNode ? Stream.of(node) : Stream.empty();
    }

    @Override
    public Stream<Node> any(Shape.Any any) {
        return Stream.empty();
    }

    @Override
    public Stream<Node> later(Shape.Later later) {
        return Stream.empty();
    }

    @Override
    public Stream<Node> listOf(Shape.ListOf list) {
        return items().flatMap(item -> list.item().accept(new NamedFiles(item)));
    }

    @Override
    public Stream<Node> oneOrMany(Shape.OneOrMany oneOrMany) {
        return items().flatMap(item -> oneOrMany.item().accept(new NamedFiles(item)));
    }

    @Override
    public Stream<Node> mapOf(Shape.MapOf map) {
        return node instanceof MapNode values
                ? values.entries().stream().flatMap(entry -> map.value().accept(new NamedFiles(entry.value())))
                : Stream.empty();
    }

    @Override
    public Stream<Node> fields(Shape.Fields fields) {
        return fields(fields.fields());
    }

    @Override
    public Stream<Node> tagged(Shape.Tagged tagged) {
        return fields(tagged.tags());
    }

    private Stream<Node> fields(List<Shape.Field> fields) {
        return fields.stream()
                .flatMap(field -> value(field.name()).stream()
                        .flatMap(value -> field.shape().accept(new NamedFiles(value))));
    }

    @Override
    public Stream<Node> variants(Shape.Variants variants) {
        return variants.variants().stream()
                .filter(variant -> value(variant.key()).isPresent())
                .limit(1)
                .flatMap(variant -> variant.fields().accept(this));
    }

    @Override
    public Stream<Node> anyOf(Shape.AnyOf anyOf) {
        return anyOf.shapes().stream()
                .filter(shape -> ShapeCheck.fits(node, shape))
                .limit(1)
                .flatMap(shape -> shape.accept(this));
    }

    @Override
    public Stream<Node> defined(Shape.Defined defined) {
        return defined.shape().accept(this);
    }

    private Stream<Node> items() {
        return node instanceof ListNode list ? list.items().stream() : Stream.of(node);
    }

    private Optional<Node> value(String key) {
        return node instanceof MapNode map ? map.get(key) : Optional.empty();
    }
}
