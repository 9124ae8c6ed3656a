package io.github.promptgate.reports.sarif;

import io.github.promptgate.reports.text.Cut;
import java.util.regex.Pattern;

/**
 * Text that SARIF's readers take for nothing but text: neither a placeholder (SARIF 2.1.0, section 3.11.5) nor an
 * embedded link (3.11.6), nor Markdown.
 */
final class SarifText {

    private static final int MOST = 1_200;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?=[0-9]+\\})");
    private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");

    private SarifText() {}

    /** A plain message. */
    static String line(String text) {
        String shown = Cut.at(MOST, text).line();
        return PLACEHOLDER.matcher(shown).replaceAll("{ ").replace("](", "] (");
    }

    /** Markdown that shows the text as it is: every mark escaped (CommonMark 0.31, section 2.4). */
    static String markdown(String text) {
        return PUNCTUATION.matcher(Cut.at(MOST, text).line()).replaceAll("\\\\$0");
    }
}
