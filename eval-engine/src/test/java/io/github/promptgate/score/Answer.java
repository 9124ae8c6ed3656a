package io.github.promptgate.score;

import io.github.promptgate.dataset.Dialogue;
import io.github.promptgate.dataset.Dialogues;
import io.github.promptgate.dataset.EvalCase;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** An answer to a case, for scorers to look at. Immutable: each method gives another. */
public record Answer(
        Reply reply,
        Map<String, Node> variables,
        List<String> contexts,
        OptionalDouble cost,
        int sample,
        Optional<String> rival) {

    public static Answer of(String text) {
        return of(text, FinishReason.STOP);
    }

    public static Answer of(String text, FinishReason finish) {
        return of(new Reply.Answered(
                text, List.of(), finish, Optional.of(new Usage(10, 5)), Optional.empty(), CallInfo.live(120, 1, 0)));
    }

    public static Answer of(Reply reply) {
        return new Answer(reply, Map.of(), List.of(), OptionalDouble.empty(), 1, Optional.empty());
    }

    public static Answer toolCall() {
        return of(new Reply.Answered(
                "",
                List.of(new ToolCall("find", "{}")),
                FinishReason.TOOL_CALLS,
                Optional.empty(),
                Optional.empty(),
                CallInfo.live(120, 1, 0)));
    }

    public static Answer refused(String text) {
        return of(new Reply.Refused(text, Optional.empty(), CallInfo.live(120, 1, 0)));
    }

    public static Answer failed() {
        Problem problem =
                new Problem(ProblemCode.CALL_003, Where.nowhere(), "429 from the provider", "ask more slowly");
        return of(new Reply.Failed(problem, CallInfo.live(120, 5, 900)));
    }

    /** To a case with these fields, a JSON map. */
    public Answer to(String caseJson) {
        Map<String, Node> fields = new LinkedHashMap<>(variables);
        ((MapNode) JsonText.read(caseJson, "cases.jsonl")).entries().forEach(e -> fields.put(e.key(), e.value()));
        return new Answer(reply, fields, contexts, cost, sample, rival);
    }

    public Answer from(String... passages) {
        return new Answer(reply, variables, List.of(passages), cost, sample, rival);
    }

    /** The same case, answered so. */
    public Answer with(Reply other) {
        return new Answer(other, variables, contexts, cost, sample, rival);
    }

    public Answer costing(double usd) {
        return new Answer(reply, variables, contexts, OptionalDouble.of(usd), sample, rival);
    }

    public Answer sample(int number) {
        return new Answer(reply, variables, contexts, cost, number, rival);
    }

    /** The same answer beside that of the cell {@code terse@small}. */
    public Answer against(String other) {
        return new Answer(reply, variables, contexts, cost, sample, Optional.of(other));
    }

    /** The same answer, with these tool calls: names and JSON arguments in turn. */
    public Answer calling(String... namesAndArguments) {
        List<ToolCall> calls = new ArrayList<>();
        for (int i = 0; i < namesAndArguments.length; i += 2) {
            calls.add(new ToolCall(namesAndArguments[i], namesAndArguments[i + 1]));
        }
        Reply.Answered answered = (Reply.Answered) reply;
        Reply with = new Reply.Answered(
                answered.text(), calls, answered.finish(), answered.usage(), answered.contexts(), answered.call());
        return new Answer(with, variables, contexts, cost, sample, rival);
    }

    /** The dialogue of the case's fields; the answer ends its conversation. */
    private Dialogue dialogue() {
        Map<String, Node> fields = new LinkedHashMap<>(variables);
        fields.keySet().retainAll(List.of("id", "history", "trace", "tools"));
        fields.putIfAbsent("id", ScalarNode.text(Where.nowhere(), "c1"));
        return Dialogues.read(fields).dialogue();
    }

    public Subject subject() {
        CaseRef ref = new CaseRef("c1", new Where("cases.jsonl", 1, 0), "d".repeat(64), List.of(), "c1");
        EvalCase evalCase = new EvalCase(
                ref,
                variables,
                text("question").orElse(""),
                text("expected"),
                text("reference"),
                contexts,
                Optional.empty(),
                List.of(),
                dialogue());
        Trial trial = new Trial(new Cell("grounded", "small"), ref, sample);
        Subject alone = new Subject(trial, evalCase, reply, reply.text(), contexts, cost);
        return rival.map(text -> new Subject.Rival("terse@small", of(text).reply(), List.of()))
                .map(alone::against)
                .orElse(alone);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(Node::asText);
    }
}
