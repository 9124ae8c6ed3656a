package io.github.promptgate.record;

/** Why a reply ended. */
public enum FinishReason {
    STOP,
    LENGTH,
    TOOL_CALLS,
    CONTENT_FILTER,
    OTHER
}
