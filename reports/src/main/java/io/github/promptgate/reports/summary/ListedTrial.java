package io.github.promptgate.reports.summary;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;

/**
 * A trial that a report names.
 *
 * @param sample from 1; 0 where the run has one sample a case
 * @param why the missed or unscored metrics with their reasons, cut
 * @param answer the beginning of the answer, cut; empty where there is none
 */
public record ListedTrial(
        String caseId, String cell, int sample, Where where, TrialState state, String why, String answer) {

    /** With the reasons of a trial. */
    public static ListedTrial of(TrialRecord trial, int samples) {
        return Reasons.listed(trial, samples);
    }

    /** {@code refund-017 [grounded@small]}, with {@code #2} for the second of several samples. */
    public String title() {
        return caseId + (sample == 0 ? "" : "#" + sample) + " [" + cell + "]";
    }
}
