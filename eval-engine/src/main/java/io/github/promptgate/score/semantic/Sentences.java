package io.github.promptgate.score.semantic;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sentences of a text, as Java's BreakIterator splits each line. */
final class Sentences {

    /** So many of answer and passages together are embedded for one trial, and no more. */
    static final int MOST = 1000;

    private static final int FEWEST_WORDS = 3;
    private static final int LONGEST = 1000;

    private Sentences() {}

    /** Split, stripped; a piece of fewer than three words is joined to the next, the last one to the one before. */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        String carried = "";
        for (String piece : pieces(text)) {
            String joined = carried.isEmpty() ? piece : carried + " " + piece;
            if (Words.of(joined).size() < FEWEST_WORDS && joined.length() < LONGEST) {
                carried = joined;
            } else {
                sentences.add(joined);
                carried = "";
            }
        }
        if (!carried.isEmpty()) {
            int last = sentences.size() - 1;
            if (last < 0) {
                sentences.add(carried);
            } else {
                sentences.set(last, sentences.get(last) + " " + carried);
            }
        }
        return sentences;
    }

    /** The sentences of several texts, each once, in order. */
    static List<String> ofAll(List<String> texts) {
        return texts.stream().flatMap(text -> of(text).stream()).distinct().toList();
    }

    /** Split and stripped, nothing joined; what is longer than 1,000 characters is cut into parts. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        for (String line : text.split("\\R")) {
            breaks.setText(line);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
                cut(line.substring(start, end).strip(), pieces);
                start = end;
            }
        }
        return pieces;
    }

    private static void cut(String piece, List<String> pieces) {
        int start = 0;
        while (piece.length() - start > LONGEST) {
            int gap = piece.lastIndexOf(' ', start + LONGEST);
            int end = gap > start ? gap : whole(piece, start + LONGEST);
            add(piece.substring(start, end), pieces);
            start = end;
        }
        add(piece.substring(start), pieces);
    }

    /** No surrogate pair is torn. */
    private static int whole(String text, int end) {
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private static void add(String piece, List<String> pieces) {
        if (!piece.isBlank()) {
            pieces.add(piece.strip());
        }
    }

    /**
     * Ends the work on texts of too many sentences.
     *
     * @throws CannotScore LIMIT
     */
    static void checkMost(int count) {
        if (count > MOST) {
            throw new CannotScore(
                    UnscoredCause.LIMIT, count + " sentences to compare, more than " + MOST + " in one trial");
        }
    }
}
