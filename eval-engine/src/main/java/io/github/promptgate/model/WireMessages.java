package io.github.promptgate.model;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Message.Role;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Messages as {@code http} and {@code exec} targets see them: a list of {@code {role, content}}. */
public final class WireMessages {

    private WireMessages() {}

    public static ListNode node(List<Message> messages) {
        return new ListNode(
                Where.nowhere(), messages.stream().map(WireMessages::node).toList());
    }

    private static Node node(Message message) {
        Map<String, Node> node = new LinkedHashMap<>();
        node.put("role", text(message.role().name().toLowerCase(Locale.ROOT)));
        node.put("content", text(message.text()));
        return MapNode.of(Where.nowhere(), node);
    }

    private static Node text(String text) {
        return ScalarNode.text(Where.nowhere(), text);
    }

    /** What the user said last; empty when there is no such message. */
    public static String lastUserMessage(List<Message> messages) {
        String last = "";
        for (Message message : messages) {
            if (message.role() == Role.USER) {
                last = message.text();
            }
        }
        return last;
    }
}
