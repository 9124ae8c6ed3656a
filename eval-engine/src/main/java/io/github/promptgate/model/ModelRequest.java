package io.github.promptgate.model;

import io.github.promptgate.model.transport.CallContext;
import io.github.promptgate.model.transport.Deadline;
import io.github.promptgate.record.Message;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import io.github.promptgate.suite.ToolSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to ask.
 *
 * @param parameters already merged: axis over model over prompt
 * @param replySchema JSON Schema that the reply shall fit, where the model can be bound to one
 * @param variables the case's variables, for {@code http} and {@code exec} templates; empty in a judge's call
 * @param context what the call is for
 */
public record ModelRequest(
        List<Message> messages,
        Options parameters,
        List<ToolSpec> tools,
        Optional<Node> replySchema,
        Map<String, Node> variables,
        CallContext context) {

    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        variables = Map.copyOf(variables);
    }

    /** The same request of a trial that has to be over by then. */
    public ModelRequest by(Optional<Deadline> end) {
        return new ModelRequest(messages, parameters, tools, replySchema, variables, context.by(end));
    }
}
