package io.github.promptgate.reports.junit;

import io.github.promptgate.problem.Where;

/**
 * A testcase: a rule, a case, a cell or a problem.
 *
 * @param millis that its calls took, recorded ones included
 * @param message one line; empty for a test that passed
 * @param detail more lines for a failure or an error; may be empty
 */
record TestLine(String name, Where where, long millis, End end, String message, String detail) {

    /** How it ended, in JUnit's words. */
    enum End {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    static TestLine passed(String name, Where where, long millis) {
        return new TestLine(name, where, millis, End.PASSED, "", "");
    }
}
