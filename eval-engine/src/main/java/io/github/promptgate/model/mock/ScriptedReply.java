package io.github.promptgate.model.mock;

import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * One entry of a reply script.
 *
 * @param times how often it applies to one trial and step; empty for always
 */
record ScriptedReply(When when, Body body, Optional<Fault> fault, Duration delay, OptionalInt times) {

    /** How the wire breaks instead of answering. */
    enum Fault {
        CONNECTION_RESET,
        EMPTY_BODY,
        MALFORMED_BODY,
        HANG;

        /** As a script writes it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What the wire carries.
     *
     * @param finish OpenAI's {@code finish_reason}
     * @param odds probability of each token that might have stood where the last of them stands; empty for none
     */
    record Body(
            int status,
            SortedMap<String, List<String>> headers,
            String text,
            List<ToolCall> toolCalls,
            Optional<Usage> usage,
            String finish,
            SortedMap<String, Double> odds) {
        Body {
            toolCalls = List.copyOf(toolCalls);
        }
    }
}
