package io.github.promptgate.model.exec;

import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.WireMessages;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a program reads: one line of JSON. */
final class ExecJson {

    private static final Where NOWHERE = Where.nowhere();

    private ExecJson() {}

    static String write(ModelRequest request) {
        Map<String, Node> input = new LinkedHashMap<>();
        input.put("prompt", text(WireMessages.lastUserMessage(request.messages())));
        input.put("messages", WireMessages.node(request.messages()));
        input.put("variables", MapNode.of(NOWHERE, new TreeMap<>(request.variables())));
        input.put("parameters", request.parameters().map());
        input.put("case", text(request.context().caseId()));
        input.put(
                "sample",
                ScalarNode.number(NOWHERE, BigDecimal.valueOf(request.context().sample())));
        return JsonText.write(MapNode.of(NOWHERE, input)) + "\n";
    }

    private static Node text(String text) {
        return ScalarNode.text(NOWHERE, text);
    }
}
