package demo;

import io.github.promptgate.score.Subject;
import io.github.promptgate.score.custom.Assertion;

/** The answer holds no TODO. */
public final class NoTodo implements Assertion {

    @Override
    public void check(Subject subject) {
        if (subject.answer().contains("TODO")) {
            throw new AssertionError("the answer is not finished");
        }
    }
}
