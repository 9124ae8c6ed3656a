package io.github.promptgate.reports.text;

/**
 * Quotes what models, datasets and prompts say as code in Markdown: there no link, image, mention, reference, commit, tag or
 * comment is anything but text, whatever a host makes of Markdown. Invisible characters are marks.
 */
public final class Code {

    private static final int MOST = 300;

    private Code() {}

    /** A span for running text. */
    public static String line(String hostile) {
        return line(hostile, MOST);
    }

    public static String line(String hostile, int most) {
        return span(Cut.at(most, hostile).line());
    }

    /** A span for a cell of a table: its pipes part no columns. */
    public static String cell(String hostile) {
        return cell(hostile, MOST);
    }

    public static String cell(String hostile, int most) {
        String shown = Cut.at(most, hostile).line();
        // A host takes "\\|" for an escaped backslash before a pipe that parts columns, or not: none is written.
        return span(shown.replace("\\|", "\\\u00A6").replace("|", "\\|"));
    }

    /** A block of its own lines, its fence longer than any run of backticks in it. */
    public static String block(Cut text) {
        String shown = VisibleText.block(text.text());
        String fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
        return fence + "text\n" + shown + (shown.endsWith("\n") ? "" : "\n") + fence + "\n";
    }

    private static String span(String shown) {
        if (shown.isBlank()) {
            return shown.isEmpty() ? "(empty)" : "(blank)";
        }
        String fence = "`".repeat(longestRun(shown) + 1);
        boolean edge = shown.startsWith("`") || shown.endsWith("`") || shown.startsWith(" ") || shown.endsWith(" ");
        return edge ? fence + " " + shown + " " + fence : fence + shown + fence;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
