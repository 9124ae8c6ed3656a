package io.github.promptgate.record;

import io.github.promptgate.problem.ProblemCode;

/** Why a score could not be given. Never 0, never dropped. */
public enum UnscoredCause {
    NO_REPLY(ProblemCode.SCORE_001),
    EMPTY_REPLY(ProblemCode.SCORE_002),
    TRUNCATED(ProblemCode.SCORE_003),
    JUDGE_FAILED(ProblemCode.SCORE_004),
    JUDGE_REPLY(ProblemCode.SCORE_005),
    JUDGE_TRUNCATED(ProblemCode.SCORE_003),
    VERDICTS_MISSING(ProblemCode.SCORE_006),
    OUT_OF_SCALE(ProblemCode.SCORE_007),
    NO_CONTEXT(ProblemCode.SCORE_008),
    VALUE_MISSING(ProblemCode.SCORE_009),
    LIMIT(ProblemCode.SCORE_010),
    EMBEDDING_FAILED(ProblemCode.SCORE_011),
    SCORER_FAILED(ProblemCode.SCORE_012),
    FALLBACK(ProblemCode.SCORE_013),
    RIVAL_MISSING(ProblemCode.SCORE_014);

    private final ProblemCode code;

    UnscoredCause(ProblemCode code) {
        this.code = code;
    }

    /** The page that explains it. */
    public ProblemCode code() {
        return code;
    }
}
