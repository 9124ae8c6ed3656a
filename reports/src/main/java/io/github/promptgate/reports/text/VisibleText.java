package io.github.promptgate.reports.text;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes hostile text harmless for readers: what is invisible or moves other text is shown as a mark such as
 * {@code <U+202E>}, and nothing that a build runner takes as a command survives. Escaping for HTML is the template's.
 */
public final class VisibleText {

    /** GitHub's old form, Azure's and TeamCity's, which count anywhere in a line. */
    private static final Pattern HASH_COMMAND = Pattern.compile("##(?=[A-Za-z]*\\[)");

    private VisibleText() {}

    /** One line: line breaks and tabs as {@code \n}, {@code \r}, {@code \t}; runner commands broken by a space. */
    public static String line(String text) {
        return withoutCommands(shown(text, Shape.LINE));
    }

    /** Several lines: line breaks and tabs stay; all else as in a line. */
    public static String block(String text) {
        String shown = shown(text.replace("\r\n", "\n"), Shape.BLOCK);
        if (!shown.contains("::") && !holdsCommand(shown)) {
            return shown;
        }
        return Arrays.stream(shown.split("\n", -1))
                .map(VisibleText::withoutCommands)
                .collect(Collectors.joining("\n"));
    }

    /** A mark for a character that cannot be shown: {@code <U+001B>}. */
    public static String mark(int codePoint) {
        String hex = Integer.toHexString(codePoint).toUpperCase(java.util.Locale.ROOT);
        return "<U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex + ">";
    }

    private enum Shape {
        LINE,
        BLOCK
    }

    private static String shown(String text, Shape shape) {
        if (text.codePoints().noneMatch(c -> isHidden(c) || c == '\n' || c == '\t')) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(out, c, shape));
        return out.toString();
    }

    private static void append(StringBuilder out, int c, Shape shape) {
        if (c == '\n' || c == '\t' || (c == '\r' && shape == Shape.LINE)) {
            out.append(shape == Shape.BLOCK ? Character.toString(c) : c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r");
        } else if (isHidden(c)) {
            out.append(mark(c));
        } else {
            out.appendCodePoint(c);
        }
    }

    /** Controls, bidi and other format characters (but for the two joiners), separators, tags, lone surrogates, noncharacters. */
    static boolean isHidden(int c) {
        if (c == '\n' || c == '\t' || c == 0x200C || c == 0x200D) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> (c >= 0xE0100 && c <= 0xE01EF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        };
    }

    /** Whether Azure or TeamCity would act upon it, wherever in a line it stands. */
    static boolean holdsCommand(String text) {
        return HASH_COMMAND.matcher(text).find();
    }

    private static String withoutCommands(String line) {
        String text = HASH_COMMAND.matcher(line).replaceAll("# #");
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return text.startsWith("::", start) ? text.substring(0, start) + ": :" + text.substring(start + 2) : text;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
