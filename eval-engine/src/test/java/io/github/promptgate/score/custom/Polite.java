package io.github.promptgate.score.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.score.Subject;

/** The answer says please. */
public final class Polite implements Assertion {

    @Override
    public void check(Subject subject) {
        assertThat(subject.answer()).as("a polite answer").containsIgnoringCase("please");
    }
}
