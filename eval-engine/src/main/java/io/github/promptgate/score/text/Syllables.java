package io.github.promptgate.score.text;

/**
 * Estimates the syllables of an English word: groups of vowels, less a silent e at the end, at least one.
 */
final class Syllables {

    private static final String VOWELS = "aeiouy";

    private Syllables() {}

    /**
     * Counts.
     *
     * @param word in lower case
     */
    static int count(String word) {
        int groups = 0;
        boolean before = false;
        for (int i = 0; i < word.length(); i++) {
            boolean vowel = isVowel(word.charAt(i));
            groups += vowel && !before ? 1 : 0;
            before = vowel;
        }
        return Math.max(1, groups - (hasSilentEnd(word) ? 1 : 0));
    }

    /** {@code made}, {@code asked}, {@code makes}, but neither {@code table} nor {@code wanted} nor {@code boxes}. */
    private static boolean hasSilentEnd(String word) {
        int length = word.length();
        if (word.endsWith("e") && length > 2) {
            boolean le = word.endsWith("le") && !isVowel(word.charAt(length - 3));
            return !isVowel(word.charAt(length - 2)) && !le;
        }
        if (length < 4 || isVowel(word.charAt(length - 3))) {
            return false;
        }
        char before = word.charAt(length - 3);
        return (word.endsWith("ed") && before != 't' && before != 'd')
                || (word.endsWith("es") && "sxzcgh".indexOf(before) < 0);
    }

    private static boolean isVowel(char letter) {
        return VOWELS.indexOf(letter) >= 0;
    }
}
