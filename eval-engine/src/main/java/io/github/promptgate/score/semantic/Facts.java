package io.github.promptgate.score.semantic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and names of a text: what a writer who makes things up adds most visibly. */
final class Facts {

    private static final Pattern LIST_NUMBER = Pattern.compile("^\\h{0,20}\\(?\\d{1,3}[.):](?=\\s|$)");
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[\\d.,:/]*\\d)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern REFERENCE = Pattern.compile(
            "\\b(?:passage|document|source|context|excerpt|snippet)s?\\h{0,3}(?:#|no\\.?)?\\h{0,3}\\d{1,3}"
                    + "(?:\\h{0,3}(?:,|and|&)\\h{0,3}\\d{1,3}){0,20}\\b"
                    + "|\\[\\d{1,3}(?:,\\h{0,3}\\d{1,3}){0,20}]",
            Pattern.CASE_INSENSITIVE);

    private Facts() {}

    /** The text without its references to passages: {@code [2]}, {@code (Passage 1)}. */
    static String withoutReferences(String text) {
        return REFERENCE.matcher(text).replaceAll(" ");
    }

    /** Digit runs with . , : / inside, commas dropped; the numbering of a list is none. Each once, in order. */
    static Set<String> numbers(String text) {
        Set<String> numbers = new LinkedHashSet<>();
        for (String line : text.split("\\R")) {
            Matcher matcher = NUMBER.matcher(withoutListNumber(line));
            while (matcher.find()) {
                numbers.add(matcher.group().replace(",", ""));
            }
        }
        return numbers;
    }

    /** Capitalised words that do not open a sentence, lower case. Each once, in order. */
    static Set<String> names(List<String> sentences) {
        Set<String> names = new LinkedHashSet<>();
        for (String sentence : sentences) {
            Matcher matcher = WORD.matcher(withoutListNumber(sentence));
            boolean opens = true;
            while (matcher.find()) {
                String word = matcher.group();
                if (!opens && word.length() > 1 && Character.isUpperCase(word.codePointAt(0))) {
                    names.add(word.toLowerCase(Locale.ROOT));
                }
                opens = false;
            }
        }
        return names;
    }

    private static String withoutListNumber(String line) {
        Matcher matcher = LIST_NUMBER.matcher(line);
        return matcher.find() ? line.substring(matcher.end()) : line;
    }
}
