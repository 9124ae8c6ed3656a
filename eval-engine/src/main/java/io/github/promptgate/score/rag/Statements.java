package io.github.promptgate.score.rag;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.judge.Fence;
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

/** Splits an answer, or a reference, into statements that each can be right or wrong on its own. */
record Statements(String step, JudgePrompt prompt) {

    private static final List<String> VARIABLES = List.of("answer", "question");
    private static final String STATEMENTS = "statements";
    private static final int BASE_TOKENS = 1024;
    private static final ReplyForm FORM = ReplyForm.of("""
                    {"type": "object", "additionalProperties": false, "required": ["statements"], "properties": {
                      "statements": {"type": "array", "items": {"type": "string"}}}}""").and(Statements::blank);

    /** Asked at a step of that name, by the prompt {@code statements}. */
    static Statements of(ScorerOrder order, String step) {
        JudgePrompt prompt = JudgePrompt.of(
                order, order.options().options("prompt"), STATEMENTS, new JudgePrompt.Asked(STATEMENTS, VARIABLES));
        return new Statements(step, prompt);
    }

    private static Optional<String> blank(MapNode reply) {
        return texts(reply).stream().anyMatch(String::isBlank) ? Optional.of("a statement is empty") : Optional.empty();
    }

    /** Each once, in the order of the answer. */
    List<String> of(String question, String answer, Judge judge) {
        MapNode reply = judge.ask(new JudgeQuestion(
                step,
                prompt,
                Map.of(
                        "question",
                        question.isBlank() ? "(none)" : Fence.around(question),
                        "answer",
                        Fence.around(answer)),
                FORM,
                BASE_TOKENS + answer.length()));
        List<String> statements = texts(reply).stream().distinct().toList();
        if (statements.size() > Verdicts.MOST) {
            throw new CannotScore(
                    UnscoredCause.LIMIT, statements.size() + " statements in one answer, more than " + Verdicts.MOST);
        }
        return statements;
    }

    private static List<String> texts(MapNode reply) {
        Node list = reply.get(STATEMENTS).orElseThrow();
        return ((ListNode) list).items().stream().map(Node::asText).toList();
    }
}
