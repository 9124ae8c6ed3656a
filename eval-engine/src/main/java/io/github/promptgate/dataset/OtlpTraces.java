package io.github.promptgate.dataset;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tool calls in OTLP/JSON traces (OpenTelemetry protocol, JSON encoding). A span is a tool call by OpenTelemetry's
 * GenAI conventions ({@code gen_ai.operation.name} is {@code execute_tool}), by OpenInference
 * ({@code openinference.span.kind} is {@code TOOL}), or by OpenLLMetry ({@code traceloop.span.kind} is {@code tool}).
 *
 * @param byId tool calls by trace id, each in the order in which they began; a trace without any has an empty list
 */
record OtlpTraces(Map<String, List<ToolStep>> byId) {

    /** How one convention marks a tool call, and where it keeps what. */
    private record Convention(String mark, String value, String name, List<String> arguments, String output) {}

    private static final List<Convention> CONVENTIONS = List.of(
            new Convention(
                    "gen_ai.operation.name",
                    "execute_tool",
                    "gen_ai.tool.name",
                    List.of("gen_ai.tool.call.arguments"),
                    "gen_ai.tool.call.result"),
            new Convention(
                    "openinference.span.kind",
                    "TOOL",
                    "tool.name",
                    List.of("input.value", "tool.parameters"),
                    "output.value"),
            new Convention(
                    "traceloop.span.kind",
                    "tool",
                    "traceloop.entity.name",
                    List.of("traceloop.entity.input"),
                    "traceloop.entity.output"));

    private static final BigInteger AT_ONCE = BigInteger.ZERO;

    private record Begun(BigInteger nanos, ToolStep step) {}

    /** @param documents each with {@code resourceSpans}; what is none holds no span */
    static OtlpTraces of(List<Node> documents) {
        Map<String, List<Begun>> begun = new LinkedHashMap<>();
        for (Node document : documents) {
            for (Node resource : list(document, "resourceSpans")) {
                for (Node scope : list(resource, "scopeSpans")) {
                    list(scope, "spans").forEach(span -> add(span, begun));
                }
            }
        }
        Map<String, List<ToolStep>> steps = new LinkedHashMap<>();
        begun.forEach((trace, calls) -> steps.put(
                trace,
                calls.stream()
                        .sorted(Comparator.comparing(Begun::nanos))
                        .map(Begun::step)
                        .toList()));
        return new OtlpTraces(Collections.unmodifiableMap(steps));
    }

    private static void add(Node span, Map<String, List<Begun>> begun) {
        List<Begun> calls = begun.computeIfAbsent(text(span, "traceId").orElse(""), id -> new ArrayList<>());
        Map<String, Node> attributes = pairs(span, "attributes");
        for (Convention convention : CONVENTIONS) {
            Node mark = attributes.get(convention.mark());
            if (mark != null && mark.asText().equals(convention.value())) {
                calls.add(new Begun(nanos(span), step(span, attributes, convention)));
                return;
            }
        }
    }

    private static ToolStep step(Node span, Map<String, Node> attributes, Convention convention) {
        String name = Optional.ofNullable(attributes.get(convention.name()))
                .map(Node::asText)
                .orElseGet(() -> text(span, "name").orElse("").replaceFirst("^execute_tool ", ""));
        String arguments = convention.arguments().stream()
                .flatMap(key -> Optional.ofNullable(attributes.get(key)).stream())
                .findFirst()
                .map(Node::asText)
                .orElse("{}");
        Optional<String> output =
                Optional.ofNullable(attributes.get(convention.output())).map(Node::asText);
        return new ToolStep(new ToolCall(name, arguments), output, error(span));
    }

    /** Status code 2 is ERROR. */
    private static Optional<String> error(Node span) {
        Optional<Node> status = get(span, "status");
        return status.flatMap(s -> text(s, "code"))
                .filter(code -> code.equals("2") || code.equals("STATUS_CODE_ERROR"))
                .map(code -> status.flatMap(s -> text(s, "message")).orElse(""));
    }

    private static BigInteger nanos(Node span) {
        return text(span, "startTimeUnixNano")
                .filter(digits -> digits.matches("[0-9]{1,20}"))
                .map(BigInteger::new)
                .orElse(AT_ONCE);
    }

    /** OTLP's AnyValue as plain JSON. */
    private static Node value(Node any) {
        if (!(any instanceof MapNode map) || map.size() == 0) {
            return ScalarNode.nullValue(Where.nowhere());
        }
        MapNode.Entry entry = map.entries().get(0);
        return switch (entry.key()) {
            case "kvlistValue" -> MapNode.of(Where.nowhere(), pairs(entry.value(), "values"));
            case "arrayValue" ->
                new ListNode(
                        Where.nowhere(),
                        list(entry.value(), "values").stream()
                                .map(OtlpTraces::value)
                                .toList());
            case "intValue" -> number(entry.value());
            default -> entry.value();
        };
    }

    private static Map<String, Node> pairs(Node owner, String key) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (Node pair : list(owner, key)) {
            text(pair, "key")
                    .ifPresent(name -> get(pair, "value").ifPresent(value -> values.putIfAbsent(name, value(value))));
        }
        return values;
    }

    /** OTLP writes 64-bit numbers as texts. */
    private static Node number(Node written) {
        String digits = written.asText();
        return digits.matches("-?[0-9]{1,19}")
                ? ScalarNode.number(Where.nowhere(), new BigDecimal(digits))
                : ScalarNode.text(Where.nowhere(), digits);
    }

    private static Optional<Node> get(Node node, String key) {
        return node instanceof MapNode map ? map.get(key) : Optional.empty();
    }

    private static Optional<String> text(Node node, String key) {
        return get(node, key)
                .filter(value -> value instanceof ScalarNode scalar && !scalar.isNull())
                .map(Node::asText);
    }

    private static List<Node> list(Node node, String key) {
        return get(node, key)
                .filter(value -> value instanceof ListNode)
                .map(value -> ((ListNode) value).items())
                .orElse(List.of());
    }
}
