package io.github.promptgate.reports.html;

import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.Figures;
import io.github.promptgate.reports.text.VisibleText;

/** Cuts texts for the page, and says what was left out. */
final class Texts {

    private static final int ANSWER = 4_000;
    private static final int NOTE = 1_000;
    private static final int LINE = 300;

    private Texts() {}

    /** An answer, an input, a message. */
    static CaseView.Text answer(String text) {
        return cut(ANSWER, text);
    }

    /** A reason, a statement. */
    static CaseView.Text note(String text) {
        return cut(NOTE, text);
    }

    /** One line, cut with a count. */
    static String line(String text) {
        return Cut.at(LINE, text).line();
    }

    private static CaseView.Text cut(int most, String text) {
        Cut cut = Cut.at(most, text);
        String said = cut.shortened()
                ? "shown " + Figures.count(cut.shown()) + " of " + Figures.count(cut.total())
                        + " characters; all of it in results.jsonl"
                : "";
        return new CaseView.Text(VisibleText.block(cut.text()), said);
    }
}
