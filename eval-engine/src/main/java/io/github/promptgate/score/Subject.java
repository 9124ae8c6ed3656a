package io.github.promptgate.score;

import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.dataset.Turn;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.ToolCall;
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
 * @param turns the whole conversation in order, the answer at its end; of a single question that and the answer
 */
public record Subject(
        Trial trial,
        EvalCase evalCase,
        Reply reply,
        String answer,
        List<String> contexts,
        OptionalDouble cost,
        Optional<Rival> rival,
        List<Turn> turns) {

    public Subject {
        contexts = List.copyOf(contexts);
        turns = List.copyOf(turns);
    }

    /** A reply to a case that was asked once, or given; held against nobody. */
    public Subject(
            Trial trial, EvalCase evalCase, Reply reply, String answer, List<String> contexts, OptionalDouble cost) {
        this(
                trial,
                evalCase,
                reply,
                answer,
                contexts,
                cost,
                Optional.empty(),
                evalCase.turns(Turn.assistant(answer, calls(reply))));
    }

    /** Tools that the model called, or that the case says were called. */
    public List<ToolCall> calls() {
        return calls(reply);
    }

    private static List<ToolCall> calls(Reply reply) {
        return reply.fold(Reply.Answered::toolCalls, refused -> List.of(), failed -> List.of());
    }

    /** The same beside what another cell replied to the same case and sample. */
    public Subject against(Rival other) {
        return new Subject(trial, evalCase, reply, answer, contexts, cost, Optional.of(other), turns);
    }

    /**
     * What another cell replied to the same case and sample.
     *
     * @param cell its id
     * @param scores what the scorers that need no rival found in it
     */
    public record Rival(String cell, Reply reply, List<Score> scores) {
        public Rival {
            scores = List.copyOf(scores);
        }
    }

    public String question() {
        return evalCase.question();
    }

    public Map<String, Node> variables() {
        return evalCase.variables();
    }
}
