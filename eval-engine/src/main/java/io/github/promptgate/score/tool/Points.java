package io.github.promptgate.score.tool;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgeQuestion;
import io.github.promptgate.score.judge.ReplyForm;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A judge's list of what a conversation is about: intentions, facts, parts of a task. */
final class Points {

    private static final int BASE_TOKENS = 1024;
    private static final int LETTERS_PER_TOKEN = 2;

    private final String step;
    private final JudgePrompt prompt;
    private final ReplyForm form;

    /** @param step its name, and the key of the list */
    Points(String step, JudgePrompt prompt) {
        this.step = step;
        this.prompt = prompt;
        this.form = ReplyForm.of("""
                {"type": "object", "additionalProperties": false, "required": ["%s"], "properties": {
                  "%s": {"type": "array", "items": {"type": "string"}}}}""".formatted(step, step))
                .and(reply -> texts(reply).stream().anyMatch(String::isBlank)
                        ? Optional.of("an item of the list is empty")
                        : Optional.empty());
    }

    JudgePrompt prompt() {
        return prompt;
    }

    /**
     * Each once, in the judge's order.
     *
     * @throws CannotScore LIMIT
     */
    List<String> of(Map<String, String> material, Judge judge) {
        int letters = material.values().stream().mapToInt(String::length).sum();
        MapNode reply =
                judge.ask(new JudgeQuestion(step, prompt, material, form, BASE_TOKENS + letters / LETTERS_PER_TOKEN));
        List<String> points = texts(reply).stream().distinct().toList();
        if (points.size() > Verdicts.MOST) {
            throw new CannotScore(
                    UnscoredCause.LIMIT,
                    points.size() + " " + step + " in one conversation, more than " + Verdicts.MOST);
        }
        return points;
    }

    private List<String> texts(MapNode reply) {
        Node list = reply.get(step).orElseThrow();
        return ((ListNode) list).items().stream().map(Node::asText).toList();
    }
}
