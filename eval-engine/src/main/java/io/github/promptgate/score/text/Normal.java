package io.github.promptgate.score.text;

import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.Shape;
import java.util.List;
import java.util.Locale;

/** What two texts may differ in and still be equal: nothing, unless the suite says so. */
record Normal(boolean trim, boolean anyCase, boolean collapse) {

    static final List<Shape.Field> OPTIONS = List.of(
            Shape.optional("trim", new Shape.Flag(), "leave out white space at both ends"),
            Shape.optional("case", Shape.choice("exact", "ignore"), "whether upper and lower case differ"),
            Shape.optional(
                    "whitespace",
                    Shape.choice("exact", "collapse"),
                    "whether a run of white space counts as one space"));

    static Normal of(Options options) {
        return new Normal(
                options.flag("trim", false),
                options.text("case", "exact").equals("ignore"),
                options.text("whitespace", "exact").equals("collapse"));
    }

    String apply(String text) {
        String result = collapse ? collapsed(text) : text;
        result = trim ? result.strip() : result;
        return anyCase ? result.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : result;
    }

    /** White space in the sense of Unicode, the no-break space included. */
    private static String collapsed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSpace = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!isSpace) {
                out.append(c);
            } else if (!space) {
                out.append(' ');
            }
            space = isSpace;
        }
        return out.toString();
    }
}
