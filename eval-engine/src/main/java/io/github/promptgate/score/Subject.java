package io.github.promptgate.score;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Trial;
import io.github.promptgate.source.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is scored: a reply to a case.
 *
 * @param reply answered or refused; failed ones never reach a scorer
 * @param answer the reply's text
 * @param contexts what the target retrieved, else the case's
 * @param cost price of the reply in USD, empty when unknown
 * @param rival what the scorer's rival replied, where it has one and it replied
 */
public record Subject(
        Trial trial,
        EvalCase evalCase,
        Reply reply,
        String answer,
        List<String> contexts,
        OptionalDouble cost,
        Optional<Rival> rival) {

    public Subject {
        contexts = List.copyOf(contexts);
    }

    /** Held against nobody. */
    public Subject(
            Trial trial, EvalCase evalCase, Reply reply, String answer, List<String> contexts, OptionalDouble cost) {
        this(trial, evalCase, reply, answer, contexts, cost, Optional.empty());
    }

    /** The same beside what another cell replied to the same case and sample. */
    public Subject against(Rival other) {
        return new Subject(trial, evalCase, reply, answer, contexts, cost, Optional.of(other));
    }

    /**
     * What another cell replied to the same case and sample.
     *
     * @param cell its id
     */
    public record Rival(String cell, Reply reply) {}

    public String question() {
        return evalCase.question();
    }

    public Map<String, Node> variables() {
        return evalCase.variables();
    }
}
