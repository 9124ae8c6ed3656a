package io.github.promptgate.model.transport;

import java.util.Optional;

/**
 * What a call is for. Bound to no wire: it is never sent. Mock models match on it.
 *
 * @param prompt prompt id, or empty
 * @param model id of the model under test, also in a judge call
 * @param sample from 1
 * @param scorer metric that asks, empty for the answer itself
 * @param step step of the scorer, such as {@code statements}, {@code verdicts}, {@code questions}; or empty
 * @param deadline when the trial that it belongs to has to be over; empty for no limit
 */
public record CallContext(
        String prompt,
        String model,
        String caseId,
        int sample,
        String scorer,
        String step,
        Optional<Deadline> deadline) {

    /** Without a deadline. */
    public CallContext(String prompt, String model, String caseId, int sample, String scorer, String step) {
        this(prompt, model, caseId, sample, scorer, step, Optional.empty());
    }

    /** The context of a scorer's call on the same trial. */
    public CallContext of(String scorerName, String stepName) {
        return new CallContext(prompt, model, caseId, sample, scorerName, stepName, deadline);
    }

    /** The same call of a trial that has to be over by then. */
    public CallContext by(Optional<Deadline> end) {
        return new CallContext(prompt, model, caseId, sample, scorer, step, end);
    }
}
