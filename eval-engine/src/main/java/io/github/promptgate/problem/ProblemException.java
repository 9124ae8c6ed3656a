package io.github.promptgate.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Carries problems to the door that tells them; always at least one. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(problems.stream()
                .map(p -> p.where() + " " + p.code().id() + " " + p.what())
                .collect(Collectors.joining("; ")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("no problem, no exception");
        }
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /** What went wrong, in the order in which it was found. */
    public List<Problem> problems() {
        return problems;
    }
}
