package io.github.promptgate.score.custom;

import io.github.promptgate.problem.Where;
import io.github.promptgate.score.Subject;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a program or an endpoint is told about a reply. */
final class Told {

    /** Its keys. */
    static final List<String> KEYS = List.of(
            "answer", "case", "cell", "contexts", "expected", "metric", "question", "reference", "sample", "variables");

    private static final Where NOWHERE = Where.nowhere();

    private Told() {}

    static Map<String, Node> about(Subject subject, String metric) {
        Map<String, Node> told = new TreeMap<>();
        told.put("answer", text(subject.answer()));
        told.put("case", text(subject.evalCase().id()));
        told.put("cell", text(subject.trial().cell().id()));
        told.put(
                "contexts",
                new ListNode(
                        NOWHERE, subject.contexts().stream().map(Told::text).toList()));
        told.put(
                "expected",
                Optional.ofNullable(subject.variables().get("expected")).orElse(ScalarNode.nullValue(NOWHERE)));
        told.put("metric", text(metric));
        told.put("question", text(subject.question()));
        told.put("reference", subject.evalCase().reference().map(Told::text).orElse(ScalarNode.nullValue(NOWHERE)));
        told.put(
                "sample",
                ScalarNode.number(NOWHERE, BigDecimal.valueOf(subject.trial().sample())));
        told.put("variables", MapNode.of(NOWHERE, new TreeMap<>(subject.variables())));
        return told;
    }

    private static Node text(String text) {
        return ScalarNode.text(NOWHERE, text);
    }
}
