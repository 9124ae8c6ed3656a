package io.github.promptgate.score.judge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Marks text under judgement as material, so that what it says cannot pass for an instruction. The mark is taken from
 * the text's SHA-256: no writer knows it beforehand, and the same text gives the same prompt and so the same recording.
 */
public final class Fence {

    private static final int SHORTEST = 16;

    private Fence() {}

    /** The text on lines of its own between {@code BEGIN <mark>} and {@code END <mark>}. */
    public static String around(String text) {
        String mark = mark(text);
        return "BEGIN " + mark + "\n" + text + "\nEND " + mark;
    }

    /** As {@link #around(String)}, for what may be missing: {@code (none)}. */
    public static String orNone(String text) {
        return text.isBlank() ? "(none)" : around(text);
    }

    /** The text inside a sentence: {@code [<mark>: text :<mark>]}. */
    public static String inline(String text) {
        String mark = mark(text);
        return "[" + mark + ": " + text + " :" + mark + "]";
    }

    /** Several texts, each numbered and fenced. */
    public static String around(String label, List<String> texts) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            out.append(i == 0 ? "" : "\n\n")
                    .append(label)
                    .append(' ')
                    .append(i + 1)
                    .append(":\n")
                    .append(around(texts.get(i)));
        }
        return out.toString();
    }

    /** The first 16 hex digits of the text's SHA-256, and more of them while the text holds them. */
    static String mark(String text) {
        String hex = sha256(text);
        int length = SHORTEST;
        while (length < hex.length() && text.contains(hex.substring(0, length))) {
            length++;
        }
        return hex.substring(0, length);
    }

    private static String sha256(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
