package io.github.promptgate.score;

import io.github.promptgate.suite.Vocabulary.ScorerWord;

/**
 * Brings a scorer of one's own, found by {@link java.util.ServiceLoader}: list the class in
 * {@code META-INF/services/io.github.promptgate.score.ScorerFactory} of a jar on the class path. It has a public
 * constructor without parameters.
 */
public interface ScorerFactory {

    /** How a suite writes it: its word, the shape of its options, its metric, and what it cannot work without. */
    ScorerWord word();

    /**
     * Builds the scorer for one entry of a suite, once; all that can be compiled is compiled here.
     *
     * @param order options that fit the word's shape, and the metric under its name in this suite
     * @return a thread-safe scorer whose metric is {@link ScorerOrder#metric}
     * @throws io.github.promptgate.problem.ProblemException what the user can mend, at its place
     */
    Scorer make(ScorerOrder order);
}
