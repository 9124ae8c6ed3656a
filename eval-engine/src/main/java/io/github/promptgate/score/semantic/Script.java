package io.github.promptgate.score.semantic;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What a text is written in, by most of its letters; English models and English word rules know one of these well. */
enum Script {
    LATIN,
    /** Words stand apart, in another alphabet. */
    SPACED,
    /** No gaps between words: Chinese, Japanese, Thai and their like. */
    GAPLESS;

    private static final Set<UnicodeScript> WITHOUT_GAPS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    /** By most of its letters; Latin where it has none, and where two are level. */
    static Script of(String text) {
        Map<Script, Integer> letters = new EnumMap<>(Script.class);
        text.codePoints().filter(Character::isLetter).forEach(c -> letters.merge(ofLetter(c), 1, Integer::sum));
        Script most = LATIN;
        for (Map.Entry<Script, Integer> entry : letters.entrySet()) {
            if (entry.getValue() > letters.getOrDefault(most, 0)) {
                most = entry.getKey();
            }
        }
        return most;
    }

    static boolean isGapless(int codePoint) {
        return WITHOUT_GAPS.contains(UnicodeScript.of(codePoint));
    }

    private static Script ofLetter(int letter) {
        if (isGapless(letter)) {
            return GAPLESS;
        }
        return UnicodeScript.of(letter) == UnicodeScript.LATIN ? LATIN : SPACED;
    }
}
