package io.github.promptgate.gate;

import java.util.regex.Pattern;

/** A pattern over ids: {@code *} stands for any text, {@code ?} for one character, all else for itself. */
final class Glob {

    private final Pattern pattern;

    Glob(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    boolean matches(String id) {
        return pattern.matcher(id).matches();
    }
}
