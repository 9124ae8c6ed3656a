package io.github.promptgate.reports.tests;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.text.Cut;
import java.util.List;
import java.util.Locale;

/**
 * A test: a rule, a case in a cell, a cell, or a problem. Its texts are single visible lines of bounded length.
 *
 * @param name unique in its group
 * @param millis that its calls took, recorded ones included
 * @param tags of the case; empty for any other test
 * @param attempts the samples of a case in a cell, in order; empty for any other test
 */
public record TestLine(
        String name, Where where, long millis, Result result, List<String> tags, List<Attempt> attempts) {

    private static final int NAME = 500;
    private static final int TEXT = 4_000;

    public TestLine {
        name = line(NAME, name);
        tags = tags.stream().map(tag -> line(NAME, tag)).toList();
        attempts = List.copyOf(attempts);
    }

    /** Of something that was not asked of a model. */
    static TestLine of(String name, Where where, Result result) {
        return new TestLine(name, where, 0, result, List.of(), List.of());
    }

    TestLine named(String other) {
        return new TestLine(other, where, millis, result, tags, attempts);
    }

    /** Whether some of its samples passed and some did not. */
    public boolean isFlaky() {
        return attempts.stream().anyMatch(one -> one.state() == TrialState.PASSED)
                && attempts.stream().anyMatch(one -> one.state() == TrialState.FAILED);
    }

    private static String line(int most, String text) {
        return Cut.at(most, text).line();
    }

    /**
     * One sample.
     *
     * @param sample from 1
     * @param why it did not pass; empty where it did
     */
    public record Attempt(int sample, TrialState state, long millis, String why) {
        public Attempt {
            why = line(TEXT, why);
        }
    }

    /**
     * How it ended.
     *
     * @param message one line; empty for a test that passed
     * @param detail a second line; may be empty
     */
    public record Result(End end, Word word, String message, String detail) {

        public Result {
            message = line(TEXT, message);
            detail = line(TEXT, detail);
        }

        static Result passed() {
            return new Result(End.PASSED, Word.PASSED, "", "");
        }

        /** Whether the build fails by it. */
        public boolean isBad() {
            return end == End.FAILURE || end == End.ERROR;
        }
    }

    /** How it ended, in JUnit's words: what fails the build, and what does not. */
    public enum End {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    /** How it ended, in ours. */
    public enum Word {
        PASSED,
        /** A rule of severity warn is broken. */
        WARNED,
        /** A rule is broken. */
        BROKEN,
        /** Nothing is known. */
        INCONCLUSIVE,
        /** A case that missed what a scorer asked. */
        MISSED,
        UNSCORED,
        NOT_APPLICABLE,
        /** Rules that need a baseline, where there was to be none. */
        NOT_ASKED,
        /** What kept the run from starting. */
        PROBLEM;

        /** {@code not-applicable}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
