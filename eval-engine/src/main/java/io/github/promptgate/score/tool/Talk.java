package io.github.promptgate.score.tool;

import io.github.promptgate.dataset.ToolStep;
import io.github.promptgate.dataset.Turn;
import io.github.promptgate.dataset.Turn.Speaker;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.judge.Fence;
import java.util.ArrayList;
import java.util.List;

/** A conversation as a judge reads it: turns numbered, each between marks of its own. */
final class Talk {

    private final List<Turn> turns;
    private final List<ToolStep> trace;

    private Talk(List<Turn> turns, List<ToolStep> trace) {
        this.turns = turns;
        this.trace = trace;
    }

    static Talk of(Subject subject) {
        return new Talk(subject.turns(), subject.evalCase().dialogue().trace().orElse(List.of()));
    }

    /** All turns; tool calls stand in theirs, a trace's at the end with what came of them. */
    String whole() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (!turn.text().isBlank()) {
                parts.add(heading(i) + Fence.around(turn.text()));
            }
            if (trace.isEmpty()) {
                String caller = heading(i).replace(":\n", " calls a tool:\n");
                turn.calls().forEach(call -> parts.add(caller + Fence.around(shown(call))));
            }
        }
        for (ToolStep step : trace) {
            parts.add("The assistant called a tool:\n" + Fence.around(shown(step.call())));
            step.output().ifPresent(output -> parts.add("It gave back:\n" + Fence.around(output)));
            step.error().ifPresent(error -> parts.add("It failed:\n" + Fence.around(error)));
        }
        return String.join("\n\n", parts);
    }

    /** What users say, and nothing of what they are answered. */
    String users() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i).speaker() == Speaker.USER) {
                parts.add(heading(i) + Fence.around(turns.get(i).text()));
            }
        }
        return parts.isEmpty() ? "(none)" : String.join("\n\n", parts);
    }

    /** The assistant's turns that say something, from the given one on, as an item to judge each. */
    List<String> answers(int from) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i).speaker() == Speaker.ASSISTANT
                    && !turns.get(i).text().isBlank()) {
                answers.add("turn " + (i + 1));
            }
        }
        return List.copyOf(answers.subList(Math.min(from, answers.size()), answers.size()));
    }

    private String heading(int turn) {
        String speaker = switch (turns.get(turn).speaker()) {
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case TOOL -> "tool";
        };
        return "Turn " + (turn + 1) + ", " + speaker + ":\n";
    }

    private static String shown(ToolCall call) {
        return call.name() + "(" + call.arguments() + ")";
    }
}
