package io.github.promptgate.suite;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Typed reads of a map that was already held against its {@link Shape}. A read of a wrong type is our bug. */
public record Options(MapNode map) {

    public Where where() {
        return map.where();
    }

    /** Where the value of a key stands, else where the map starts. */
    public Where where(String key) {
        return map.get(key).map(Node::where).orElse(map.where());
    }

    public Optional<Node> node(String key) {
        return map.get(key);
    }

    public Optional<String> text(String key) {
        return map.get(key).map(Node::asText);
    }

    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    public boolean flag(String key, boolean otherwise) {
        return text(key).map("true"::equals).orElse(otherwise);
    }

    public Optional<BigDecimal> number(String key) {
        return text(key).map(BigDecimal::new);
    }

    public int count(String key, int otherwise) {
        return number(key).map(BigDecimal::intValueExact).orElse(otherwise);
    }

    /** A {@link Shape.Share}. */
    public Optional<Double> share(String key) {
        return text(key).map(Units::share);
    }

    /** A {@link Shape.Time}. */
    public Optional<Duration> time(String key) {
        return text(key).map(Units::time);
    }

    /** A {@link Shape.Money}, in USD. */
    public Optional<BigDecimal> money(String key) {
        return text(key).map(Units::money);
    }

    /** A {@link Shape.OneOrMany} or {@link Shape.ListOf}; empty when the key is absent. */
    public List<Node> many(String key) {
        return map.get(key)
                .map(node -> node instanceof ListNode list ? list.items() : List.of(node))
                .orElse(List.of());
    }

    /** As {@link #many}, as texts. */
    public List<String> texts(String key) {
        return many(key).stream().map(Node::asText).toList();
    }

    /** A nested map; empty options when the key is absent. */
    public Options options(String key) {
        return new Options(map.get(key)
                .map(node -> node.fold(m -> m, list -> MapNode.empty(list.where()), Options::emptyAt))
                .orElse(MapNode.empty(map.where())));
    }

    private static MapNode emptyAt(ScalarNode scalar) {
        return MapNode.empty(scalar.where());
    }
}
