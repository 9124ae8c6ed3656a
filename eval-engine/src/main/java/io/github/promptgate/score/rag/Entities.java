package io.github.promptgate.score.rag;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Finds a name in a text whatever its case, its punctuation and its width: both become runs of letters and digits in
 * lower case (NFKC) with one space between. A name starts and ends where words do, save in scripts without word gaps.
 */
final class Entities {

    private static final Set<UnicodeScript> WITHOUT_GAPS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private Entities() {}

    /** Letters, digits and single spaces; empty when there are none. */
    static String normal(String text) {
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(point -> {
                    if (isWordPart(point)) {
                        out.appendCodePoint(point);
                    } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                        out.append(' ');
                    }
                });
        return out.toString().strip();
    }

    private static boolean isWordPart(int point) {
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether a normal text holds a normal name. */
    static boolean holds(String text, String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (isEdge(text, at) && isEdge(text, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name may start or end between this character and the one before. */
    private static boolean isEdge(String text, int at) {
        if (at == 0 || at == text.length()) {
            return true;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at);
        return before == ' ' || after == ' ' || isGapless(before) || isGapless(after);
    }

    private static boolean isGapless(int point) {
        return WITHOUT_GAPS.contains(UnicodeScript.of(point));
    }
}
