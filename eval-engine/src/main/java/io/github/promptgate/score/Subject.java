package io.github.promptgate.score;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Trial;
import io.github.promptgate.source.Node;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is scored: a reply to a case.
 *
 * @param reply answered or refused; failed ones never reach a scorer
 * @param answer the reply's text
 * @param contexts what the target retrieved, else the case's
 * @param cost price of the reply in USD, empty when unknown
 */
public record Subject(
        Trial trial, EvalCase evalCase, Reply reply, String answer, List<String> contexts, OptionalDouble cost) {

    public Subject {
        contexts = List.copyOf(contexts);
    }

    public String question() {
        return evalCase.question();
    }

    public Map<String, Node> variables() {
        return evalCase.variables();
    }
}
