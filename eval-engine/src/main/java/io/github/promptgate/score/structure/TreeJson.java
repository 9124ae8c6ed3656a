package io.github.promptgate.score.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;

/** Our tree as the schema library's. */
final class TreeJson {

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
    private static final int MOST_DIGITS = 1000;

    private TreeJson() {}

    static JsonNode of(Node node) {
        return node.fold(TreeJson::map, TreeJson::list, TreeJson::scalar);
    }

    private static JsonNode map(MapNode map) {
        ObjectNode object = FACTORY.objectNode();
        map.entries().forEach(entry -> object.set(entry.key(), of(entry.value())));
        return object;
    }

    private static JsonNode list(ListNode list) {
        ArrayNode array = FACTORY.arrayNode(list.items().size());
        list.items().forEach(item -> array.add(of(item)));
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        return switch (scalar.kind()) {
            case TEXT -> FACTORY.textNode(scalar.text());
            case NUMBER -> number(scalar.text());
            case BOOLEAN -> FACTORY.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NULL -> FACTORY.nullNode();
        };
    }

    /** {@code 1e999999999} is short to write and does not end when it is divided. */
    private static JsonNode number(String text) {
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS || Math.abs(value.scale()) > MOST_DIGITS) {
            throw new CannotScore(UnscoredCause.LIMIT, "a number of more than " + MOST_DIGITS + " digits");
        }
        if (value.scale() > 0) {
            return FACTORY.numberNode(value);
        }
        return value.precision() - value.scale() <= 18
                ? FACTORY.numberNode(value.longValueExact())
                : FACTORY.numberNode(value.toBigIntegerExact());
    }
}
