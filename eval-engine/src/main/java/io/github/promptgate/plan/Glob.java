package io.github.promptgate.plan;

import java.util.regex.Pattern;

/** A filter word: an id as it stands, or a pattern with {@code *} and {@code ?}. */
final class Glob {

    private final String word;
    private final Pattern pattern;

    Glob(String word) {
        this.word = word;
        StringBuilder regex = new StringBuilder();
        word.codePoints().forEach(c -> {
            if (c == '*') {
                regex.append(".*");
            } else {
                regex.append(c == '?' ? "." : Pattern.quote(Character.toString(c)));
            }
        });
        this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    boolean matches(String id) {
        return id.equals(word) || pattern.matcher(id).matches();
    }

    String word() {
        return word;
    }
}
