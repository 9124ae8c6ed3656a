package io.github.promptgate.model.http;

import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.WireMessages;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.HashMap;
import java.util.Map;

/** What a form's templates see: the case's variables, {@code prompt}, {@code messages} and {@code parameters}. */
final class Variables {

    private Variables() {}

    static Map<String, Node> of(ModelRequest request) {
        Map<String, Node> values = new HashMap<>(request.variables());
        values.put("prompt", ScalarNode.text(Where.nowhere(), WireMessages.lastUserMessage(request.messages())));
        values.put("messages", WireMessages.node(request.messages()));
        values.put("parameters", request.parameters().map());
        return values;
    }
}
