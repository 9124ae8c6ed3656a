package io.github.promptgate;

/** How a run ends, for machines: the only place where exit codes are decided. */
public enum ExitCode {
    /** Every rule held. */
    PASSED(0, "passed"),
    /** A rule is broken. */
    FAILED(1, "failed"),
    /** Usage, suite, dataset or file: nothing was run. */
    BAD_INPUT(2, "error"),
    /** Nothing, or too little, could be judged. */
    INCONCLUSIVE(3, "inconclusive"),
    /** Our bug. */
    INTERNAL(4, "error"),
    /** Stopped by the user; what was done is kept. */
    INTERRUPTED(130, "inconclusive");

    private final int code;
    private final String outcome;

    ExitCode(int code, String outcome) {
        this.code = code;
        this.outcome = outcome;
    }

    public int code() {
        return code;
    }

    /** {@code passed}, {@code failed}, {@code inconclusive} or {@code error}. */
    public String outcome() {
        return outcome;
    }

    /** The one that decides among several suites: the bug, bad input, failure, interruption, inconclusive, pass. */
    public ExitCode worse(ExitCode other) {
        return rank() >= other.rank() ? this : other;
    }

    private int rank() {
        return switch (this) {
            case PASSED -> 0;
            case INCONCLUSIVE -> 1;
            case INTERRUPTED -> 2;
            case FAILED -> 3;
            case BAD_INPUT -> 4;
            case INTERNAL -> 5;
        };
    }
}
