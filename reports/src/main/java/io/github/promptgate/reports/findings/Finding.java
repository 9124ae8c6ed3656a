package io.github.promptgate.reports.findings;

import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.text.Cut;
import io.github.promptgate.reports.text.Fingerprint;

/**
 * One thing to look at.
 *
 * @param check what found it
 * @param message one visible line of bounded length
 * @param where the case's row, the prompt's file or the rule's line; may be nowhere
 * @param fingerprint 64 hex digits, the same as long as it is the same thing
 */
public record Finding(Check check, Level level, String message, Where where, String fingerprint) {

    private static final int TEXT = 1_000;

    public Finding {
        String said = Cut.at(TEXT, message).line();
        message = said.isBlank() ? check.id() + " does not hold" : said;
    }

    static Finding of(Check check, Level level, String message, Where where, String... identity) {
        return new Finding(check, level, message, where, Fingerprint.of(identity));
    }

    /** How bad it is. */
    public enum Level {
        /** The run does not pass by it. */
        ERROR,
        /** A rule of severity warn. */
        WARNING,
        /** A case that turned for the worse while its rule holds. */
        NOTE
    }

    /**
     * What finds: a rule of the gate, or a problem's code.
     *
     * @param id visible, of bounded length
     * @param title in a few words
     * @param about in a sentence
     * @param topic the metric's name, or {@code problem}
     * @param level of what it finds, at most
     */
    public record Check(String id, String title, String about, String topic, Level level) {

        private static final int ID = 200;

        public Check {
            id = Cut.at(ID, id).line();
            title = Cut.at(TEXT, title).line();
            about = Cut.at(TEXT, about).line();
            topic = Cut.at(ID, topic).line();
        }
    }
}
