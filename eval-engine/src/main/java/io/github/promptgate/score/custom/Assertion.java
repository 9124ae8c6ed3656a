package io.github.promptgate.score.custom;

import io.github.promptgate.score.Subject;

/**
 * A check of one's own in the style of a unit test: an {@link AssertionError} is a miss with its message, a return is a
 * pass.
 *
 * <p>The class has a public constructor without parameters. It is built once per suite and called by several threads.
 */
@FunctionalInterface
public interface Assertion {

    /**
     * Looks at a reply to a case.
     *
     * @throws AssertionError when the reply is not as it should be
     * @throws Exception when that could not be found out: the score is then unscored
     */
    void check(Subject subject) throws Exception;
}
