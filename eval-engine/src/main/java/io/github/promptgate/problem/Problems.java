package io.github.promptgate.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects problems so that a user hears of all of them at once. Not thread-safe. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds one. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Adds all that the exception carries. */
    public void add(ProblemException exception) {
        found.addAll(exception.problems());
    }

    /** What was found so far, in order. */
    public List<Problem> found() {
        return List.copyOf(found);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Ends here if anything was found. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(found);
        }
    }
}
