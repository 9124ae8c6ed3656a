package io.github.promptgate.score.semantic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words of a text: runs of letters and digits, lower case. Where a script has no gaps between words, each pair of
 * neighbouring characters is a word.
 */
final class Words {

    private static final int STEM_LEAST = 3;
    private static final List<String> ENDINGS = List.of("ing", "ed", "es", "ly", "s");

    /** English words that say nothing by themselves. */
    private static final Set<String> STOP = Set.of(
            ("a about above after again all also am an and any are as at be because been before being below between both"
                            + " but by can could d did do does doing down during each few for from further had has have"
                            + " having he her here hers herself him himself his how i if in into is it its itself just"
                            + " ll m may me might more most must my myself no nor not now of off on once only or other"
                            + " our ours ourselves out over own re s same shall she should so some such t than that the"
                            + " their theirs them themselves then there these they this those through to too under"
                            + " until up upon ve very was we were what when where which while who whom why will with"
                            + " would you your yours yourself yourselves")
                    .split(" "));

    /** With these an answer speaks of its sources or of itself, not of the matter. */
    private static final Set<String> ABOUT_SOURCES = Arrays.stream(
                    ("passage passages context contexts document documents source sources excerpt excerpts snippet"
                                    + " snippets provided given based according mention mentions mentioned stated"
                                    + " answer answers question sure however")
                            .split(" "))
            .map(Words::stem)
            .collect(Collectors.toUnmodifiableSet());

    private Words() {}

    /** All of them, in order. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        int previous = -1;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
            int c = lower.codePointAt(i);
            if (Script.isGapless(c)) {
                end(run, words);
                if (previous >= 0) {
                    words.add(Character.toString(previous) + Character.toString(c));
                }
                previous = c;
            } else {
                previous = -1;
                if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                    run.appendCodePoint(c);
                } else {
                    end(run, words);
                }
            }
        }
        end(run, words);
        return words;
    }

    private static void end(StringBuilder run, List<String> words) {
        if (!run.isEmpty()) {
            words.add(run.toString());
            run.setLength(0);
        }
    }

    /** Stems of the words that are not on the stop list. */
    static List<String> content(String text) {
        return of(text).stream()
                .filter(word -> !STOP.contains(word))
                .map(Words::stem)
                .toList();
    }

    /** As {@link #content}, less the words with which an answer speaks of its sources. */
    static List<String> claimed(String sentence) {
        return content(sentence).stream()
                .filter(stem -> !ABOUT_SOURCES.contains(stem))
                .toList();
    }

    /** ies becomes y; then the first of ing, ed, es, ly, s is dropped that leaves three characters. */
    static String stem(String word) {
        String stem = word.endsWith("ies") && word.length() - 2 >= STEM_LEAST
                ? word.substring(0, word.length() - 3) + "y"
                : word;
        for (String ending : ENDINGS) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= STEM_LEAST) {
                return stem.substring(0, stem.length() - ending.length());
            }
        }
        return stem;
    }
}
