package io.github.promptgate.reports.html;

import io.github.promptgate.reports.text.Cut;

/** Cuts texts of the overview. */
final class Texts {

    private static final int LINE = 300;

    private Texts() {}

    /** One line, cut with a count. */
    static String line(String text) {
        return Cut.at(LINE, text).line();
    }
}
