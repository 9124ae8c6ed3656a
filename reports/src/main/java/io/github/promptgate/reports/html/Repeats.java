package io.github.promptgate.reports.html;

import java.util.HashMap;
import java.util.Map;

/**
 * The strings of a chunk: one that stood before is written as {@code =} and its number. Every string of the chunk must go
 * through here in the order in which it is written, for the page counts as it reads.
 */
final class Repeats {

    /** Shorter ones are written again. */
    static final int LEAST = 16;

    private final Map<String, Integer> known = new HashMap<>();

    /** What to write for a string; one that begins with {@code =} gets another before it. */
    String of(String text) {
        if (text.length() < LEAST) {
            return text.startsWith("=") ? "=" + text : text;
        }
        Integer before = known.putIfAbsent(text, known.size());
        if (before != null) {
            return "=" + before;
        }
        return text.startsWith("=") ? "=" + text : text;
    }
}
