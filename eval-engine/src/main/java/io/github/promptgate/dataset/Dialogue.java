package io.github.promptgate.dataset;

import io.github.promptgate.record.ToolCall;
import io.github.promptgate.suite.ToolSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a case has beside one question and one answer.
 *
 * @param history turns before the question; they stand in the request before it
 * @param conversation turns that make up the case: user turns alone are asked one after the other, with the model's turns
 *     between them they are given
 * @param trace an agent's tool calls, in order; a case with one is given
 * @param tools offered to the model beside the prompt's own
 */
public record Dialogue(
        List<Turn> history, List<Turn> conversation, Optional<List<ToolStep>> trace, List<ToolSpec> tools) {

    public Dialogue {
        history = List.copyOf(history);
        conversation = List.copyOf(conversation);
        trace = trace.map(List::copyOf);
        tools = List.copyOf(tools);
    }

    /** A case of one question. */
    public static Dialogue none() {
        return new Dialogue(List.of(), List.of(), Optional.empty(), List.of());
    }

    /** Whether the model's turns stand in the case too. */
    boolean isGiven() {
        return conversation.stream().anyMatch(turn -> turn.speaker() != Turn.Speaker.USER);
    }

    /** The tool calls that stand in the case: the trace's, else those of a given conversation. */
    public List<ToolCall> calls() {
        return trace.map(steps -> steps.stream().map(ToolStep::call).toList())
                .orElseGet(() -> conversation.stream()
                        .flatMap(turn -> turn.calls().stream())
                        .toList());
    }

    /** The same with other turns before the question, and no conversation of its own. */
    Dialogue after(List<Turn> before) {
        return new Dialogue(before, List.of(), trace, tools);
    }

    /** The same with more tools; one of the case's own stands for another of its name. */
    Dialogue offering(List<ToolSpec> more) {
        List<String> own = tools.stream().map(ToolSpec::name).toList();
        List<ToolSpec> all = Stream.concat(more.stream().filter(tool -> !own.contains(tool.name())), tools.stream())
                .toList();
        return new Dialogue(history, conversation, trace, all);
    }
}
