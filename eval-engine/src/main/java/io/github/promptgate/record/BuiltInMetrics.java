package io.github.promptgate.record;

import java.util.List;

/** Metrics that every run has, whatever its scorers. */
public final class BuiltInMetrics {

    /** Share of scored trials that passed. */
    public static final Metric PASS_RATE = Metric.unit("pass-rate");

    /** Price of the reply in USD, also when it was recorded. */
    public static final Metric COST = Metric.amount("cost", Metric.Unit.USD);

    /** Price of the judge calls of a trial in USD. */
    public static final Metric JUDGE_COST = Metric.amount("judge-cost", Metric.Unit.USD);

    /** The last attempt's, without queue and backoff. */
    public static final Metric LATENCY = Metric.amount("latency", Metric.Unit.MILLISECONDS);

    public static final Metric INPUT_TOKENS = Metric.amount("input-tokens", Metric.Unit.TOKENS);
    public static final Metric OUTPUT_TOKENS = Metric.amount("output-tokens", Metric.Unit.TOKENS);

    /** 1 where the reply failed. */
    public static final Metric ERRORS = Metric.amount("errors", Metric.Unit.COUNT);

    /** 1 where the trial is unscored. */
    public static final Metric UNSCORED = Metric.amount("unscored", Metric.Unit.COUNT);

    /** Share of cases whose samples disagree on passing. */
    public static final Metric FLAKY_RATE =
            new Metric("flaky-rate", Metric.Kind.UNIT, Metric.Direction.LOWER, Metric.Unit.NONE);

    /** Kappa of judges and people; only where the suite has a calibration or labels, and no trial has it. */
    public static final Metric JUDGE_AGREEMENT = Metric.unit("judge-agreement");

    private BuiltInMetrics() {}

    /** All that every run has. */
    public static List<Metric> all() {
        return List.of(PASS_RATE, COST, JUDGE_COST, LATENCY, INPUT_TOKENS, OUTPUT_TOKENS, ERRORS, UNSCORED, FLAKY_RATE);
    }
}
