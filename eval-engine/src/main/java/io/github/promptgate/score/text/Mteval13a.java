package io.github.promptgate.score.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tokens of mteval-v13a, which WMT and sacreBLEU take by default: punctuation and symbols stand alone, full stops
 * and commas do unless digits stand on both sides, upper and lower case differ.
 */
final class Mteval13a {

    private static final Pattern SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern POINT_AFTER_OTHER = Pattern.compile("([^0-9])([.,])");
    private static final Pattern POINT_BEFORE_OTHER = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\\x1c-\\x1f\\x85]+");

    private Mteval13a() {}

    static List<String> tokens(String text) {
        String line = text.replace("<skipped>", "")
                .replace("-\n", "")
                .replace("\n", " ")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
        line = SYMBOL.matcher(" " + line + " ").replaceAll(" $1 ");
        line = POINT_AFTER_OTHER.matcher(line).replaceAll("$1 $2 ");
        line = POINT_BEFORE_OTHER.matcher(line).replaceAll(" $1 $2");
        line = DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
        return Stream.of(GAP.split(line)).filter(token -> !token.isEmpty()).toList();
    }
}
