package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.prompt.Prompt;
import io.github.promptgate.record.Trial;
import io.github.promptgate.suite.ModelSpec;

/** What a trial asks its model. */
public final class TrialRequest {

    private TrialRequest() {}

    /**
     * The request of one turn.
     *
     * @param evalCase asked for that turn
     * @param turn from 1; a later one is named in the call's context
     * @throws io.github.promptgate.problem.ProblemException when the prompt cannot be rendered for the case
     */
    public static ModelRequest of(Trial trial, EvalCase evalCase, Prompt prompt, ModelSpec model, int turn) {
        return new ModelRequest(
                prompt.render(evalCase),
                Parameters.merged(prompt.parameters(), model.parameters(), trial.cell()),
                evalCase.offering(prompt.tools()).dialogue().tools(),
                prompt.responseFormat(),
                evalCase.variables(),
                new CallContext(
                        prompt.id(), model.id(), evalCase.id(), trial.sample(), "", turn == 1 ? "" : "turn-" + turn));
    }
}
