package io.github.promptgate.source;

import io.github.promptgate.problem.ProblemException;

/** Strict YAML 1.2 (JSON schema types): one document, no duplicate keys; anchors and aliases are bounded. */
public final class YamlText {

    private YamlText() {}

    /**
     * Reads one document.
     *
     * @param file the path to show in places
     * @throws ProblemException SOURCE-004 (malformed), SUITE-002 (duplicate keys, all of them)
     */
    public static Node read(String text, String file) {
        return read(text, file, 1);
    }

    /** As {@link #read(String, String)}, for a text that starts at a later line of its file (front matter). */
    public static Node read(String text, String file, int firstLine) {
        throw new IllegalStateException("stub");
    }
}
