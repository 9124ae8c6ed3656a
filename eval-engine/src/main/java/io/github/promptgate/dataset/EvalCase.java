package io.github.promptgate.dataset;

import io.github.promptgate.record.CaseRef;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.ScorerSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a dataset.
 *
 * @param ref id, place, digest, tags, cluster
 * @param variables every field of the row, reserved ones included, in source order; what templates see
 * @param question {@code question}, else {@code input}; may be empty
 * @param expected {@code expected} as text; empty when absent
 * @param reference {@code reference}, else empty
 * @param contexts the passages, in rank order; a row with one passage has a list of one
 * @param answer a given answer: scored without a call
 * @param scorers the case's own
 */
public record EvalCase(
        CaseRef ref,
        Map<String, Node> variables,
        String question,
        Optional<String> expected,
        Optional<String> reference,
        List<String> contexts,
        Optional<String> answer,
        List<ScorerSpec> scorers) {

    public EvalCase {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        contexts = List.copyOf(contexts);
        scorers = List.copyOf(scorers);
    }

    public String id() {
        return ref.id();
    }
}
