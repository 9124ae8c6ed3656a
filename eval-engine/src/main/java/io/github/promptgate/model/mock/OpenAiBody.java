package io.github.promptgate.model.mock;

import io.github.promptgate.model.mock.ScriptedReply.Body;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes bodies as OpenAI's chat completions do. */
final class OpenAiBody {

    private static final Where NOWHERE = Where.nowhere();

    private OpenAiBody() {}

    static String of(Body body) {
        if (body.status() >= 300) {
            return error(body.text().isEmpty() ? "scripted" : body.text());
        }
        Map<String, Node> root = new LinkedHashMap<>();
        root.put("object", text("chat.completion"));
        root.put("model", text("mock"));
        root.put("choices", new ListNode(NOWHERE, List.of(choice(body))));
        body.usage().ifPresent(usage -> root.put("usage", usage(usage)));
        return JsonText.write(MapNode.of(NOWHERE, root));
    }

    static String error(String message) {
        return JsonText.write(map(Map.of("error", map(Map.of("message", text(message))))));
    }

    private static Node choice(Body body) {
        Map<String, Node> choice = new LinkedHashMap<>();
        choice.put("index", number(0));
        choice.put("message", message(body));
        if (!body.odds().isEmpty()) {
            choice.put("logprobs", map(Map.of("content", new ListNode(NOWHERE, tokens(body)))));
        }
        choice.put("finish_reason", text(body.finish()));
        return map(choice);
    }

    /** The text cut in three: what stands before the last token with odds, that token, and what follows. */
    private static List<Node> tokens(Body body) {
        String text = body.text();
        String token = body.odds().keySet().stream()
                .max(Comparator.comparingInt((String t) -> text.lastIndexOf(t)).thenComparingInt(String::length))
                .filter(text::contains)
                .orElse("");
        int at = text.lastIndexOf(token);
        List<Node> others = new ArrayList<>();
        body.odds().forEach((other, p) -> others.add(token(other, Math.log(p), List.of())));
        return List.of(
                token(text.substring(0, at), 0, List.of()),
                token(token, Math.log(body.odds().getOrDefault(token, 1.0)), others),
                token(text.substring(at + token.length()), 0, List.of()));
    }

    private static Node token(String token, double logProb, List<Node> others) {
        Map<String, Node> node = new LinkedHashMap<>();
        node.put("token", text(token));
        node.put("logprob", ScalarNode.number(NOWHERE, BigDecimal.valueOf(logProb)));
        node.put("top_logprobs", new ListNode(NOWHERE, others));
        return map(node);
    }

    private static Node message(Body body) {
        Map<String, Node> message = new LinkedHashMap<>();
        message.put("role", text("assistant"));
        message.put("content", text(body.text()));
        if (!body.toolCalls().isEmpty()) {
            message.put("tool_calls", toolCalls(body.toolCalls()));
        }
        return map(message);
    }

    private static Node toolCalls(List<ToolCall> calls) {
        List<Node> nodes = new ArrayList<>();
        for (ToolCall call : calls) {
            Map<String, Node> function = new LinkedHashMap<>();
            function.put("name", text(call.name()));
            function.put("arguments", text(call.arguments()));
            Map<String, Node> node = new LinkedHashMap<>();
            node.put("id", text("call_" + (nodes.size() + 1)));
            node.put("type", text("function"));
            node.put("function", map(function));
            nodes.add(map(node));
        }
        return new ListNode(NOWHERE, nodes);
    }

    private static Node usage(Usage usage) {
        Map<String, Node> node = new LinkedHashMap<>();
        node.put("prompt_tokens", number(usage.input()));
        node.put("completion_tokens", number(usage.output()));
        node.put("total_tokens", number(usage.input() + usage.output()));
        return map(node);
    }

    private static MapNode map(Map<String, Node> values) {
        return MapNode.of(NOWHERE, values);
    }

    private static Node text(String text) {
        return ScalarNode.text(NOWHERE, text);
    }

    private static Node number(long value) {
        return ScalarNode.number(NOWHERE, BigDecimal.valueOf(value));
    }
}
