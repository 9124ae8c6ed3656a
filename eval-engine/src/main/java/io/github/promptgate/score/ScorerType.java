package io.github.promptgate.score;

import io.github.promptgate.suite.Vocabulary.ScorerWord;

/**
 * One row of the table of scorers.
 *
 * @param word how a suite writes it
 * @param maker how it is built, once per suite
 */
public record ScorerType(ScorerWord word, Maker maker) {

    /** Builds a scorer from what the suite asks. */
    @FunctionalInterface
    public interface Maker {

        /**
         * Compiles all that can be compiled.
         *
         * @throws io.github.promptgate.problem.ProblemException what the user can mend
         */
        Scorer make(ScorerOrder order);
    }
}
