package io.github.promptgate.source;

import io.github.promptgate.problem.ProblemException;

/** Strict JSON: one value, no duplicate keys, no comments; every node knows its line and column. */
public final class JsonText {

    private JsonText() {}

    /**
     * Reads one JSON value and nothing after it.
     *
     * @param file the path to show in places
     * @throws ProblemException SOURCE-004 with line and column
     */
    public static Node read(String text, String file) {
        return read(text, file, 1);
    }

    /** As {@link #read(String, String)}, for a text whose first line is a later line of its file (JSON Lines). */
    public static Node read(String text, String file, int firstLine) {
        throw new IllegalStateException("stub");
    }

    /** Compact JSON, keys in the order of the tree, no space, non-ASCII kept as it is. */
    public static String write(Node node) {
        throw new IllegalStateException("stub");
    }
}
