package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Vocabulary.ProviderWord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Turns a model entry that fits its shape into a {@link ModelSpec}. */
final class ModelReader {

    private static final Set<String> COMMON =
            Set.of("id", "provider", "model", "parameters", "limits", "price", "fallback");

    private final Vocabulary vocabulary;
    private final UnaryOperator<String> paths;

    /** @param paths makes a path of the entry's file relative to the suite */
    ModelReader(Vocabulary vocabulary, UnaryOperator<String> paths) {
        this.vocabulary = vocabulary;
        this.paths = paths;
    }

    ModelSpec read(Node entry) {
        return entry instanceof MapNode map ? fromMap(map) : fromText(entry.asText(), entry.where());
    }

    private static ModelSpec fromText(String text, Where where) {
        int slash = text.indexOf('/');
        String provider = slash < 0 ? text : text.substring(0, slash);
        String model = slash < 0 ? "" : text.substring(slash + 1);
        return new ModelSpec(
                ModelNames.defaultId(provider, model),
                provider,
                model,
                new Options(MapNode.empty(where)),
                new Options(MapNode.empty(where)),
                ModelSpec.Limits.none(),
                Optional.empty(),
                where);
    }

    private ModelSpec fromMap(MapNode map) {
        Options options = new Options(map);
        ProviderWord word = word(options);
        String model = options.text("model", "");
        return new ModelSpec(
                options.text("id", ModelNames.defaultId(word.id(), model)),
                word.id(),
                model,
                new Options(relocated(ownOptions(map, word), word)),
                options.options("parameters"),
                limits(options.options("limits")),
                price(options),
                map.where());
    }

    private ProviderWord word(Options options) {
        Optional<String> named = options.text("provider");
        return vocabulary.providers().stream()
                .filter(word -> named.map(word.id()::equals)
                        .orElse(word.shorthand().flatMap(options::node).isPresent()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a checked model has a provider"));
    }

    private static MapNode ownOptions(MapNode map, ProviderWord word) {
        if (word.shorthand().isEmpty()) {
            return new MapNode(
                    map.where(),
                    map.entries().stream()
                            .filter(entry -> !COMMON.contains(entry.key()))
                            .toList());
        }
        MapNode.Entry entry = map.entry(word.shorthand().get()).orElseThrow();
        return entry.value() instanceof MapNode inner
                ? inner
                : new MapNode(
                        entry.value().where(),
                        List.of(new MapNode.Entry(
                                word.options().fields().get(0).name(), entry.keyWhere(), entry.value())));
    }

    private MapNode relocated(MapNode options, ProviderWord word) {
        return new MapNode(
                options.where(),
                options.entries().stream().map(entry -> relocated(entry, word)).toList());
    }

    private MapNode.Entry relocated(MapNode.Entry entry, ProviderWord word) {
        boolean path = word.options()
                .field(entry.key())
                .filter(field -> field.shape() instanceof Shape.FilePath)
                .isPresent();
        return path
                ? new MapNode.Entry(
                        entry.key(),
                        entry.keyWhere(),
                        ScalarNode.text(
                                entry.value().where(), paths.apply(entry.value().asText())))
                : entry;
    }

    private static ModelSpec.Limits limits(Options limits) {
        return new ModelSpec.Limits(
                count(limits, "concurrency"),
                count(limits, "requests-per-minute"),
                count(limits, "tokens-per-minute"),
                count(limits, "attempts"),
                limits.time("timeout"),
                limits.time("deadline"));
    }

    private static OptionalInt count(Options options, String key) {
        return options.node(key).isPresent() ? OptionalInt.of(options.count(key, 0)) : OptionalInt.empty();
    }

    private static Optional<ModelSpec.Price> price(Options options) {
        Options price = options.options("price");
        return price.number("input")
                .flatMap(input -> price.number("output")
                        .map(output -> new ModelSpec.Price(input, price.number("cached"), output)));
    }
}
