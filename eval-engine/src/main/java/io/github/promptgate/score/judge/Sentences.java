package io.github.promptgate.score.judge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts texts into the sentences that a judge gives verdicts on: no sentence crosses a line, and none is blank. */
public final class Sentences {

    private Sentences() {}

    /** In the order of the text, by the rules of the root locale. */
    public static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        for (String line : text.lines().toList()) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
            breaks.setText(line);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                String sentence = line.substring(start, end).strip();
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }
}
