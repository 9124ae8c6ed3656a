package io.github.promptgate.score.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Phrases with which models decline, by language: one a line in a resource file. */
final class RefusalPhrases {

    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja");

    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}]+");

    private RefusalPhrases() {}

    /** The phrases of a language, as {@link #plain} leaves them. */
    static List<String> of(String language) {
        try (InputStream in = RefusalPhrases.class.getResourceAsStream("refusal-" + language + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("no phrases of " + language);
            }
            return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(RefusalPhrases::plain)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Lower case, straight apostrophes, single spaces. */
    static String plain(String text) {
        String straight = text.replace('\u2019', '\'').replace('\u02bc', '\'').toLowerCase(Locale.ROOT);
        return GAP.matcher(straight).replaceAll(" ").strip();
    }
}
