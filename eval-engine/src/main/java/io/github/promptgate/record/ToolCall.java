package io.github.promptgate.record;

/**
 * A call that the model asked for.
 *
 * @param arguments JSON as the model wrote it
 */
public record ToolCall(String name, String arguments) {}
