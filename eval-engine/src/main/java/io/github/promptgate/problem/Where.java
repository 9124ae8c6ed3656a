package io.github.promptgate.problem;

import java.util.Objects;

/**
 * A place in a user's file: path as shown to the user, line and column from 1; 0 means unknown.
 *
 * @param file path as shown, with forward slashes; empty when no file is meant (a flag, the environment)
 * @param line line from 1, or 0
 * @param column column from 1 in code points, or 0
 */
public record Where(String file, int line, int column) {

    private static final Where NOWHERE = new Where("", 0, 0);

    public Where {
        Objects.requireNonNull(file);
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column count from 1");
        }
    }

    /** The place of something that stands in no file. */
    public static Where nowhere() {
        return NOWHERE;
    }

    /** A whole file. */
    public static Where file(String file) {
        return new Where(file, 0, 0);
    }

    /** {@code file:line:column}, leaving out what is unknown; empty for nowhere. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
