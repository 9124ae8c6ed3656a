package io.github.promptgate.gate;

import io.github.promptgate.record.LabelPair;
import io.github.promptgate.record.Metric;
import java.util.Optional;

/** One metric's readings, trial by trial: where the gate stops caring whether a number came from a scorer or a call. */
interface Column {

    /** What is known of the metric on one trial. */
    enum Reading {
        /** The trial never ran. */
        NEVER_RAN,
        /** The trial ran and has no such scorer: it is no part of any rule on this metric. */
        NONE,
        SCORED,
        UNSCORED,
        NOT_APPLICABLE
    }

    Metric metric();

    /** Readings per cell and case; counted from 1. */
    int samples();

    Reading reading(int cell, int caseIndex, int sample);

    /** The value of a SCORED reading. */
    double value(int cell, int caseIndex, int sample);

    /** The labels of a SCORED reading of a classification. */
    default Optional<LabelPair> labels(int cell, int caseIndex, int sample) {
        return Optional.empty();
    }

    /** The trial asked something of the value and did not get it. */
    boolean missed(int cell, int caseIndex, int sample);
}
