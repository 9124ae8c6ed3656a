package io.github.promptgate.model.exec;

import io.github.promptgate.model.transport.CallProblems;
import io.github.promptgate.model.transport.Excerpt;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Usage;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Optional;

/** Reads what a program wrote: {@code {"text": ..., "contexts": [...], "usage": {...}, "tool-calls": [...]}}. */
final class ExecReply {

    private final String program;
    private final CallProblems problems;

    ExecReply(String program, CallProblems problems) {
        this.program = program;
        this.problems = problems;
    }

    Reply read(String out, CallInfo call) {
        if (out.isBlank()) {
            return unreadable("it is empty", call);
        }
        Optional<Options> reply = map(out);
        if (reply.isEmpty()) {
            return unreadable("it is no JSON map; " + start(out), call);
        }
        return reply.get()
                .node("text")
                .filter(node -> node instanceof ScalarNode scalar && scalar.isText())
                .map(node -> answered(node.asText(), reply.get(), call))
                .orElseGet(() -> unreadable("it has no text under \"text\"; " + start(out), call));
    }

    private static Optional<Options> map(String out) {
        try {
            return JsonText.read(out, "reply")
                    .fold(map -> Optional.of(new Options(map)), list -> Optional.empty(), scalar -> Optional.empty());
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static Reply answered(String text, Options reply, CallInfo call) {
        List<ToolCall> calls = reply.many("tool-calls").stream()
                .flatMap(node -> toolCall(node).stream())
                .toList();
        return new Reply.Answered(
                text,
                calls,
                calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS,
                usage(reply.options("usage")),
                reply.node("contexts").filter(ExecReply::isThere).map(node -> reply.texts("contexts")),
                call);
    }

    private static boolean isThere(Node node) {
        return !(node instanceof ScalarNode scalar && scalar.isNull());
    }

    private static Optional<ToolCall> toolCall(Node node) {
        Options call = new Options(
                node.fold(map -> map, list -> MapNode.empty(list.where()), scalar -> MapNode.empty(scalar.where())));
        return call.text("name")
                .map(name -> new ToolCall(
                        name, call.node("arguments").map(JsonText::write).orElse("{}")));
    }

    private static Optional<Usage> usage(Options usage) {
        return count(usage, "input").flatMap(in -> count(usage, "output").map(out -> new Usage(in, out)));
    }

    private static Optional<Long> count(Options usage, String key) {
        return usage.text(key).filter(text -> text.matches("[0-9]{1,15}")).map(Long::valueOf);
    }

    private Reply unreadable(String why, CallInfo call) {
        return new Reply.Failed(
                problems.problem(
                        ProblemCode.CALL_007,
                        "the reply of " + program + " cannot be read: " + why,
                        "write {\"text\": \"...\"} to stdout and all else to stderr"),
                call);
    }

    private static String start(String out) {
        return "it starts with \"" + Excerpt.of(out) + "\"";
    }
}
