package io.github.promptgate.score.safety;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.promptgate.score.safety.PiiType.Range;
import java.util.stream.Stream;

/** Runs a linear-time pattern over a text; matches inside longer words and numbers are no matches. */
final class Patterns {

    private Patterns() {}

    /** All matches of the pattern's first group, else of the whole. */
    static Stream<Range> all(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int group = Math.min(1, pattern.groupCount());
        Stream.Builder<Range> found = Stream.builder();
        while (matcher.find()) {
            found.add(new Range(matcher.start(group), matcher.end(group)));
        }
        return found.build();
    }

    /** Whether neither a letter nor a digit stands beside it. */
    static boolean standsAlone(String text, Range range) {
        return !isWord(text, range.start() - 1) && !isWord(text, range.end());
    }

    private static boolean isWord(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    /** The digits of a text, all else left out. */
    static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
