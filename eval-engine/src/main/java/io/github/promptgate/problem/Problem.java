package io.github.promptgate.problem;

import java.util.List;
import java.util.Objects;

/**
 * Something that the user can mend. It cannot be built without saying what failed, where, and how to fix it.
 *
 * @param code stable code with a page of its own
 * @param where the place, or {@link Where#nowhere()}
 * @param what what failed, in one line
 * @param known the known alternatives, may be empty
 * @param fix the next step for the reader, in one line
 */
public record Problem(ProblemCode code, Where where, String what, List<String> known, String fix) {

    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(where);
        if (what.isBlank() || fix.isBlank()) {
            throw new IllegalArgumentException("a problem says what failed and how to fix it");
        }
        known = List.copyOf(known);
    }

    /** A problem without alternatives to offer. */
    public Problem(ProblemCode code, Where where, String what, String fix) {
        this(code, where, what, List.of(), fix);
    }

    /**
     * An unknown name: lists the known ones, and proposes the nearest.
     *
     * @param kind what kind of name, such as {@code scorer}
     */
    public static Problem unknown(
            ProblemCode code, Where where, String kind, String name, java.util.Collection<String> known) {
        List<String> names = known.stream().sorted().toList();
        String fix = Nearest.to(name, names)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse(names.isEmpty() ? "remove it" : "use one of the known names");
        return new Problem(code, where, "unknown " + kind + " \"" + name + "\"", names, fix);
    }
}
