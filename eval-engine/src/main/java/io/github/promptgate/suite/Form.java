package io.github.promptgate.suite;

import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What fits a value without parts.
 *
 * @param expected in words, after "must be"
 * @param example a value that fits, or two
 * @param numbers the numbers that fit; empty for none
 * @param texts regular expression, the same in Java and ECMAScript, that a whole text matches; empty for none
 * @param words where they are all the texts that fit; else empty
 * @param flags whether true and false fit
 */
record Form(
        String expected,
        String example,
        Optional<Range> numbers,
        Optional<String> texts,
        List<String> words,
        boolean flags) {

    static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]*";
    static final String NAME = "[a-z0-9-]+";
    static final String SOMETHING = "[\\s\\S]+";

    private static final String ANYTHING = "[\\s\\S]*";

    static final Form ANY_TEXT =
            new Form("a text", "\"some text\"", Optional.of(Range.all()), Optional.of(ANYTHING), List.of(), true);

    static final Form FLAG = new Form("true or false", "true", Optional.empty(), Optional.empty(), List.of(), true);

    Form {
        words = List.copyOf(words);
    }

    /** Texts that match a pattern as a whole. */
    static Form text(String pattern) {
        return switch (pattern) {
            case ID -> text(pattern, "a text of letters, digits, \".\", \"_\" and \"-\"", "answer-v2");
            case NAME -> text(pattern, "a text of a-z, 0-9 and \"-\"", "answer-v2");
            case SOMETHING -> text(pattern, "a text that is not empty", "\"|\"");
            default -> text(pattern, "a text that matches " + pattern, "a text like that");
        };
    }

    static Form text(String pattern, String expected, String example) {
        return new Form(expected, example, Optional.empty(), Optional.of(pattern), List.of(), false);
    }

    static Form numbers(Range range) {
        return new Form(range.words(), range.example(), Optional.of(range), Optional.empty(), List.of(), false);
    }

    static Form words(List<String> words) {
        return new Form(
                "one of " + String.join(", ", words),
                words.isEmpty() ? "nothing" : words.get(0),
                Optional.empty(),
                Optional.empty(),
                words,
                false);
    }

    /** The same under another name in messages. */
    Form called(String name) {
        return new Form(name, example, numbers, texts, words, flags);
    }

    boolean anyText() {
        return texts.filter(ANYTHING::equals).isPresent();
    }

    boolean takesTexts() {
        return texts.isPresent() || !words.isEmpty();
    }

    boolean fits(ScalarNode value) {
        return switch (value.kind()) {
            case TEXT ->
                words.contains(value.text())
                        || texts.filter(pattern -> Pattern.matches(pattern, value.text()))
                                .isPresent();
            case NUMBER ->
                numbers.filter(range -> range.holds(new BigDecimal(value.text())))
                        .isPresent();
            case BOOLEAN -> flags;
            case NULL -> false;
        };
    }
}
