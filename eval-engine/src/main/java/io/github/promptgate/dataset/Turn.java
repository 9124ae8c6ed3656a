package io.github.promptgate.dataset;

import io.github.promptgate.record.ToolCall;
import java.util.List;

/**
 * What one side says in a conversation.
 *
 * @param text may be empty where a model only calls tools
 * @param calls tools that a model calls in this turn
 */
public record Turn(Speaker speaker, String text, List<ToolCall> calls) {

    /** Who speaks. */
    public enum Speaker {
        USER,
        ASSISTANT,
        /** What a tool gave back. */
        TOOL
    }

    public Turn {
        calls = List.copyOf(calls);
    }

    /** What a user says. */
    public static Turn user(String text) {
        return new Turn(Speaker.USER, text, List.of());
    }

    /** What a model says. */
    public static Turn assistant(String text, List<ToolCall> calls) {
        return new Turn(Speaker.ASSISTANT, text, calls);
    }
}
