package io.github.promptgate.problem;

/**
 * Every kind of problem that a user can cause or meet. Each has a page, {@code docs/problems/<id>.md}, and a test.
 *
 * <p>{@code CALL} and {@code SCORE} codes name why a trial could not be judged; the others stop before anything is
 * spent.
 */
public enum ProblemCode {
    SOURCE_001("file not found"),
    SOURCE_002("file is not UTF-8"),
    SOURCE_003("path leaves the suite's folder"),
    SOURCE_004("malformed YAML or JSON"),
    SOURCE_005("pattern matches no file"),
    SOURCE_006("file cannot be read"),

    SUITE_001("unknown key"),
    SUITE_002("duplicate key"),
    SUITE_003("wrong type or value"),
    SUITE_004("unknown scorer"),
    SUITE_005("unknown provider"),
    SUITE_006("unknown metric"),
    SUITE_007("duplicate id"),
    SUITE_008("missing key"),
    SUITE_009("unit does not fit the metric"),
    SUITE_010("environment variable is not set"),
    SUITE_011("reference to something that the suite does not have"),
    SUITE_012("malformed regular expression"),
    SUITE_013("malformed JSON Schema, JSONPath, XPath or CSS selector"),
    SUITE_014("not in this version"),
    SUITE_015("class that cannot be used"),
    SUITE_016("a judgement without a judge"),
    SUITE_017("library that is not on the class path"),

    DATA_001("malformed row"),
    DATA_002("malformed header"),
    DATA_003("wrong type in a reserved field"),
    DATA_004("no cases"),
    DATA_005("duplicate case id"),
    DATA_006("equal cases"),
    DATA_007("unusable trace file"),
    DATA_008("scorer that a case cannot bring"),

    PROMPT_001("malformed front matter"),
    PROMPT_002("malformed template"),
    PROMPT_003("undefined variable"),
    PROMPT_004("malformed messages"),
    PROMPT_005("template failed"),

    MODEL_001("key is not set"),
    MODEL_002("no embedding"),
    MODEL_003("no judge"),
    MODEL_004("malformed reply script"),
    MODEL_005("program cannot be started"),
    MODEL_006("parameter that the provider does not have"),
    MODEL_007("no price"),
    MODEL_008("endpoints cannot be told apart"),
    MODEL_009("judge of the family under test"),

    RUN_001("filter leaves nothing"),
    RUN_002("output cannot be written"),
    RUN_003("usage"),
    RUN_004("shard is not told"),
    RUN_005("shard is missing"),
    RUN_006("shard is there twice"),
    RUN_007("shard does not belong"),
    RUN_008("over budget"),
    RUN_009("steps of g-eval"),
    RUN_010("pair is parted"),

    GIT_001("no git repository"),
    GIT_002("unknown revision"),
    GIT_003("git failed"),
    GIT_004("nothing to compare with at a revision"),

    CALL_001("key refused"),
    CALL_002("model or address not found"),
    CALL_003("rate limit"),
    CALL_004("provider's own error"),
    CALL_005("time-out"),
    CALL_006("no connection"),
    CALL_007("reply cannot be read"),
    CALL_008("request refused"),
    CALL_009("program failed"),
    CALL_010("stopped before the call"),
    CALL_011("prompt cannot be rendered"),
    CALL_012("not recorded"),
    CALL_013("conversation cannot go on"),

    RECORDING_001("damaged recording"),
    RECORDING_002("recording of another version"),
    RECORDING_003("old recording"),
    RECORDING_004("recordings cannot be kept"),
    RECORDING_005("replies that are not recorded"),

    SCORE_001("no reply to score"),
    SCORE_002("empty reply"),
    SCORE_003("truncated reply"),
    SCORE_004("judge failed"),
    SCORE_005("judge's reply does not fit"),
    SCORE_006("verdicts missing"),
    SCORE_007("score outside its scale"),
    SCORE_008("no context"),
    SCORE_009("value is missing"),
    SCORE_010("limit reached while scoring"),
    SCORE_011("embedding failed"),
    SCORE_012("scorer failed"),
    SCORE_013("answered by a fallback"),
    SCORE_014("rival's reply missing"),

    GATE_001("gate failed"),
    GATE_002("too few scored"),
    GATE_003("too many unscored"),
    GATE_004("too many errors"),
    GATE_005("plan not completed"),
    GATE_006("judge does not agree with people"),
    GATE_007("nothing to compare with"),
    GATE_008("not decided by its cases"),

    BASELINE_001("no baseline"),
    BASELINE_002("baseline that cannot be read"),
    BASELINE_003("baseline of another version"),
    BASELINE_004("baseline of another suite"),
    BASELINE_005("run that cannot be accepted"),
    BASELINE_006("inconclusive run is not accepted"),

    LABEL_001("malformed label"),
    LABEL_002("no labels yet"),
    LABEL_003("labels that were not used"),
    LABEL_004("labels that are no whole draw"),
    LABEL_005("labels that the run had are gone"),

    ENGINE_001("our bug");

    private final String title;

    ProblemCode(String title) {
        this.title = title;
    }

    /** As shown: {@code SUITE-004}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** The kind in a few words. */
    public String title() {
        return title;
    }
}
