package io.github.promptgate.dataset;

import io.github.promptgate.record.ToolCall;
import java.util.Optional;

/**
 * One tool call of an agent's trace, and what came of it.
 *
 * @param output what the tool gave back, where the trace says so
 * @param error what went wrong, where something did; may be an empty text
 */
public record ToolStep(ToolCall call, Optional<String> output, Optional<String> error) {}
