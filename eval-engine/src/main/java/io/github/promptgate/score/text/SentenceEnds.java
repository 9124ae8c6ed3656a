package io.github.promptgate.score.text;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;

/**
 * Counts sentences: as {@link BreakIterator} parts them and as lines part them, less the breaks after an abbreviation
 * or an initial, and less pieces without any letter or digit.
 */
final class SentenceEnds {

    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "no", "vs", "etc", "fig", "al", "approx", "inc", "ltd",
            "corp", "co", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "e.g",
            "i.e", "cf", "p", "pp", "vol", "ca", "bzw", "usw", "z.b", "u.a", "nr", "abs", "mme", "mlle", "sra");

    private SentenceEnds() {}

    static long count(String text) {
        return text.lines().mapToLong(SentenceEnds::inLine).sum();
    }

    private static long inLine(String line) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(line);
        long sentences = 0;
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String piece = line.substring(start, end).strip();
            if (end == line.length() || !isOpen(piece)) {
                sentences += hasWord(piece) ? 1 : 0;
                start = end;
            }
        }
        return sentences;
    }

    /** Whether the piece ends with an abbreviation or an initial, so that its sentence goes on. */
    private static boolean isOpen(String piece) {
        if (!piece.endsWith(".")) {
            return false;
        }
        int gap = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('('));
        String last = piece.substring(gap + 1, piece.length() - 1);
        boolean initial = last.length() == 1 && Character.isUpperCase(last.charAt(0)) && !last.equals("I");
        return initial || ABBREVIATIONS.contains(last.toLowerCase(Locale.ROOT));
    }

    private static boolean hasWord(String piece) {
        return piece.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
