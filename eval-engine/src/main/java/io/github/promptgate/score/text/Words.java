package io.github.promptgate.score.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes texts apart into words. Linear in the text. */
final class Words {

    /** Scripts that leave no gap between words: each letter stands for itself. */
    private static final Set<UnicodeScript> GAPLESS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private static final String JOINERS = "'\u2019-.,:/@_";

    private Words() {}

    /** Runs of letters and digits in lower case; all else parts them. */
    static List<String> runs(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int at = 0; at < lower.length(); ) {
            int letter = lower.codePointAt(at);
            int next = at + Character.charCount(letter);
            boolean alone = isGapless(letter);
            if (start >= 0 && (alone || !isPart(letter))) {
                words.add(lower.substring(start, at));
                start = -1;
            }
            if (alone) {
                words.add(lower.substring(at, next));
            } else if (start < 0 && isPart(letter)) {
                start = at;
            }
            at = next;
        }
        if (start >= 0) {
            words.add(lower.substring(start));
        }
        return words;
    }

    /** How many words a person would count: {@code don't}, {@code well-known} and {@code 3.50} are one each. */
    static long count(String text) {
        long words = 0;
        boolean inside = false;
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            int next = at + Character.charCount(letter);
            if (isGapless(letter)) {
                words++;
                inside = false;
            } else if (isPart(letter)) {
                words += inside ? 0 : 1;
                inside = true;
            } else {
                boolean joins = inside
                        && JOINERS.indexOf(letter) >= 0
                        && next < text.length()
                        && isPart(text.codePointAt(next))
                        && !isGapless(text.codePointAt(next));
                inside = joins;
            }
            at = next;
        }
        return words;
    }

    private static boolean isPart(int letter) {
        int type = Character.getType(letter);
        return Character.isLetterOrDigit(letter)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER;
    }

    private static boolean isGapless(int letter) {
        return letter > 0x0dff && Character.isLetter(letter) && GAPLESS.contains(UnicodeScript.of(letter));
    }
}
