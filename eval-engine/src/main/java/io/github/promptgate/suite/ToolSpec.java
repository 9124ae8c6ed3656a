package io.github.promptgate.suite;

import io.github.promptgate.source.MapNode;

/**
 * A tool that a model may call.
 *
 * @param parameters JSON Schema of its arguments
 */
public record ToolSpec(String name, String description, MapNode parameters) {}
