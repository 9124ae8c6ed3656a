package io.github.promptgate.run;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.prompt.Prompt;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Trial;
import io.github.promptgate.suite.ModelSpec;
import java.util.List;

/** What a trial asks its model. */
public final class TrialRequest {

    private TrialRequest() {}

    /** @param messages the prompt, rendered for the case */
    public static ModelRequest of(
            Trial trial, EvalCase evalCase, Prompt prompt, ModelSpec model, List<Message> messages) {
        return new ModelRequest(
                messages,
                Parameters.merged(prompt.parameters(), model.parameters(), trial.cell()),
                prompt.tools(),
                prompt.responseFormat(),
                evalCase.variables(),
                new CallContext(prompt.id(), model.id(), evalCase.id(), trial.sample(), "", ""));
    }
}
