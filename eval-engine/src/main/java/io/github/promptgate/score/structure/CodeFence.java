package io.github.promptgate.score.structure;

import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.Shape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Markdown fence that models like to put around what was asked for. */
final class CodeFence {

    static final Shape.Field OPTION = Shape.optional(
            "fenced", Shape.choice("refuse", "allow"), "whether one Markdown fence around it is taken off");

    private static final Pattern FENCE =
            Pattern.compile("\\A\\s*```[A-Za-z0-9]*[ \\t]*\\R(.*?)\\R[ \\t]*```\\s*\\z", Pattern.DOTALL);

    private CodeFence() {}

    static boolean isAllowed(Options options) {
        return options.text(OPTION.name(), "refuse").equals("allow");
    }

    /** What stands inside a fence that is all of the text; else the text. */
    static String off(String text) {
        Matcher fence = FENCE.matcher(text);
        return fence.matches() ? fence.group(1) : text;
    }

    /** As {@link #off} where the option allows it, without the space around. */
    static String stripped(String text, Options options) {
        return (isAllowed(options) ? off(text) : text).strip();
    }
}
