package io.github.promptgate.score;

import io.github.promptgate.record.UnscoredCause;

/** Ends a scorer's work on one trial with the cause; it becomes an unscored score and goes no further. */
public final class CannotScore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UnscoredCause cause;

    /**
     * @param detail one line for a person, naming case or place where it helps
     */
    public CannotScore(UnscoredCause cause, String detail) {
        super(detail, null, false, false);
        this.cause = cause;
    }

    /** Why not. */
    public UnscoredCause why() {
        return cause;
    }

    /** One line for a person. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
