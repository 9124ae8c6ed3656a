package io.github.promptgate;

import io.github.promptgate.gate.Verdict;

/** How a run ends, for machines: the only place where exit codes are decided. */
public enum ExitCode {
    /** Every rule held. */
    PASSED(0, "passed"),
    /** A part of a run was kept; nothing is decided until the parts are merged. */
    SHARD(0, "shard"),
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

    static ExitCode of(Verdict verdict) {
        return verdict.fold(pass -> PASSED, fail -> FAILED, unknown -> INCONCLUSIVE);
    }

    public int code() {
        return code;
    }

    /** {@code passed}, {@code shard}, {@code failed}, {@code inconclusive} or {@code error}. */
    public String outcome() {
        return outcome;
    }

    /** The one that decides among several suites: the bug, bad input, failure, interruption, inconclusive, shard, pass. */
    public ExitCode worse(ExitCode other) {
        return rank() >= other.rank() ? this : other;
    }

    private int rank() {
        return switch (this) {
            case PASSED -> 0;
            case SHARD -> 1;
            case INCONCLUSIVE -> 2;
            case INTERRUPTED -> 3;
            case FAILED -> 4;
            case BAD_INPUT -> 5;
            case INTERNAL -> 6;
        };
    }
}
