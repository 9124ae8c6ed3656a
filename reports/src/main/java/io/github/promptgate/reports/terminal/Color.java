package io.github.promptgate.reports.terminal;

import java.util.Locale;
import java.util.Optional;

/** Whether a console is given colour; never more than emphasis. */
public enum Color {
    PLAIN,
    ANSI;

    /** Where the lines go. */
    public enum Destination {
        CONSOLE,
        /** A file or a pipe. */
        OTHER
    }

    private static final String RESET = "\u001B[0m";

    /**
     * Chooses as the user asked.
     *
     * @param wish {@code always}, {@code never}, or anything else for {@code auto}: colour on a console
     * @param noColor the variable {@code NO_COLOR}; any text but an empty one means no colour, unless {@code always}
     */
    public static Color of(String wish, Optional<String> noColor, Destination destination) {
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "always" -> ANSI;
            case "never" -> PLAIN;
            default -> destination == Destination.CONSOLE && noColor.orElse("").isEmpty() ? ANSI : PLAIN;
        };
    }

    String paint(Line.Emphasis emphasis, String text) {
        if (this == PLAIN || text.isEmpty()) {
            return text;
        }
        return switch (emphasis) {
            case NONE -> text;
            case GOOD -> "\u001B[32m" + text + RESET;
            case BAD -> "\u001B[31m" + text + RESET;
            case UNSURE -> "\u001B[33m" + text + RESET;
            case FAINT -> "\u001B[2m" + text + RESET;
        };
    }
}
