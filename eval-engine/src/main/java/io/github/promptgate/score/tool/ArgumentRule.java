package io.github.promptgate.score.tool;

import io.github.promptgate.score.structure.JsonReply;
import io.github.promptgate.score.structure.SchemaJson;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When a call's arguments are those that are wanted. */
enum ArgumentRule {
    /** The same JSON value: key order does not count, numbers compare by value. */
    EQUAL,
    /** Everything wanted is there and equal; there may be more. */
    SUBSET,
    /** They fit a JSON Schema: the wanted one, else the one that the tool declares. */
    SCHEMA,
    /** Any. */
    IGNORE;

    static Shape choice() {
        return Shape.choice("equal", "subset", "schema", "ignore");
    }

    static ArgumentRule of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * Why a call of the wanted name does not fit; empty when it does.
     *
     * @param arguments as the model wrote them
     * @param schema of the wanted call, under {@link #SCHEMA}
     */
    Optional<String> misfit(Optional<Node> wanted, String arguments, Optional<SchemaJson> schema) {
        if (this == IGNORE || (this == SCHEMA ? schema.isEmpty() : wanted.isEmpty())) {
            return Optional.empty();
        }
        JsonReply.Read read = JsonReply.whole(arguments.isBlank() ? "{}" : arguments);
        if (read.value().isEmpty()) {
            return Optional.of("its arguments are no JSON: " + read.error());
        }
        Node given = read.value().get();
        return switch (this) {
            case EQUAL -> wanted.get().sameValue(given) ? Optional.empty() : Optional.of("other arguments");
            case SUBSET -> holds(wanted.get(), given) ? Optional.empty() : Optional.of("other arguments");
            default -> first(schema.get().misfits(given));
        };
    }

    private static Optional<String> first(List<SchemaJson.Misfit> misfits) {
        return misfits.stream()
                .findFirst()
                .map(misfit -> (misfit.pointer().isEmpty() ? "" : misfit.pointer() + ": ") + misfit.message());
    }

    private static boolean holds(Node wanted, Node given) {
        if (wanted instanceof MapNode map && given instanceof MapNode other) {
            return map.entries().stream()
                    .allMatch(entry -> other.get(entry.key())
                            .filter(value -> holds(entry.value(), value))
                            .isPresent());
        }
        return wanted.sameValue(given);
    }
}
