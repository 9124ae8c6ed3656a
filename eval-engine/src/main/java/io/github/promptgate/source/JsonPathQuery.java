package io.github.promptgate.source;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled JSONPath. Thread-safe. */
public final class JsonPathQuery {

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final JsonPath path;

    private JsonPathQuery(JsonPath path) {
        this.path = path;
    }

    /**
     * Compiles.
     *
     * @throws ProblemException SUITE-013 when the path is malformed
     */
    public static JsonPathQuery compile(String path, Where where) {
        try {
            return new JsonPathQuery(JsonPath.compile(path));
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new ProblemException(new Problem(
                    ProblemCode.SUITE_013,
                    where,
                    "malformed JSONPath \"" + path + "\": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "write a path such as $.choices[0].text"));
        }
    }

    /** All values at the path, in document order; empty when nothing is there. */
    public List<Node> find(Node document) {
        Object plain = plain(document);
        if (plain == null) {
            return List.of();
        }
        List<?> found = path.read(plain, CONFIGURATION);
        return found.stream().map(JsonPathQuery::node).toList();
    }

    private static @Nullable Object plain(Node node) {
        if (node instanceof MapNode map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.entries().forEach(entry -> plain.put(entry.key(), plain(entry.value())));
            return plain;
        }
        if (node instanceof ListNode list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.items().forEach(item -> plain.add(plain(item)));
            return plain;
        }
        ScalarNode scalar = (ScalarNode) node;
        return switch (scalar.kind()) {
            case TEXT -> scalar.text();
            case NUMBER -> new BigDecimal(scalar.text());
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case NULL -> null;
        };
    }

    private static Node node(@Nullable Object plain) {
        Where where = Where.nowhere();
        if (plain == null) {
            return ScalarNode.nullValue(where);
        }
        if (plain instanceof Map<?, ?> map) {
            Map<String, Node> values = new LinkedHashMap<>();
            map.forEach((key, value) -> values.put(String.valueOf(key), node(value)));
            return MapNode.of(where, values);
        }
        if (plain instanceof List<?> list) {
            return new ListNode(where, list.stream().map(JsonPathQuery::node).toList());
        }
        if (plain instanceof Boolean flag) {
            return ScalarNode.bool(where, flag);
        }
        if (plain instanceof Number number) {
            return new ScalarNode(where, ScalarNode.Kind.NUMBER, number.toString());
        }
        return ScalarNode.text(where, plain.toString());
    }
}
