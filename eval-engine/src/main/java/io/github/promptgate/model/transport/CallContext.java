package io.github.promptgate.model.transport;

/**
 * What a call is for. Bound to no wire: it is never sent. Mock models match on it.
 *
 * @param prompt prompt id, or empty
 * @param model id of the model under test, also in a judge call
 * @param sample from 1
 * @param scorer metric that asks, empty for the answer itself
 * @param step step of the scorer, such as {@code statements}, {@code verdicts}, {@code questions}; or empty
 */
public record CallContext(String prompt, String model, String caseId, int sample, String scorer, String step) {

    /** The context of a scorer's call on the same trial. */
    public CallContext of(String scorerName, String stepName) {
        return new CallContext(prompt, model, caseId, sample, scorerName, stepName);
    }
}
