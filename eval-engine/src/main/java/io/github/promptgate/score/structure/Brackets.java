package io.github.promptgate.score.structure;

/** Finds where a bracket closes, as JSON counts: brackets inside texts do not. */
final class Brackets {

    private Brackets() {}

    /** The offset after the bracket that closes the one at the start; -1 when it never closes. */
    static int end(String text, int start) {
        int depth = 0;
        int i = start;
        while (i < text.length()) {
            switch (text.charAt(i)) {
                case '"' -> i = endOfText(text, i);
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {
                    // any other letter changes nothing
                }
            }
            i++;
            if (depth == 0) {
                return Math.min(i, text.length());
            }
        }
        return -1;
    }

    /** The offset of the closing quote, or of the last letter. */
    private static int endOfText(String text, int quote) {
        int i = quote + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
