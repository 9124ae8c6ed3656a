package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgeQuestion;
import io.github.promptgate.score.judge.ReplyForm;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Questions that an answer answers, written by a judge that does not see the real one: it would only copy it. Whether
 * the passages hold an answer is asked apart, and only of an evasive answer, because that takes the real question.
 */
final class Questions {

    static final List<String> VARIABLES = List.of("answer", "count");
    static final List<String> ANSWERABLE_VARIABLES = List.of("contexts", "question");

    private static final int MAX_TOKENS = 2048;
    private static final ReplyForm ANSWERABLE = ReplyForm.of("""
            {"type": "object", "additionalProperties": false, "required": ["reason", "answerable"], "properties": {
              "reason": {"type": "string", "description": "why, in one sentence"},
              "answerable": {"type": "boolean"}}}""");

    private final int count;
    private final JudgePrompt prompt;
    private final JudgePrompt answerablePrompt;
    private final ReplyForm form;

    private Questions(int count, JudgePrompt prompt, JudgePrompt answerablePrompt) {
        this.count = count;
        this.prompt = prompt;
        this.answerablePrompt = answerablePrompt;
        this.form = ReplyForm.of("""
                        {"type": "object", "additionalProperties": false, "required": ["questions", "evasive"],
                         "properties": {
                          "questions": {"type": "array", "items": {"type": "string"}},
                          "evasive": {"type": "boolean"}}}""").and(this::misfit);
    }

    static Questions of(ScorerOrder order) {
        Options prompts = order.options().options("prompt");
        return new Questions(
                order.options().count("questions", 3),
                JudgePrompt.of(order, prompts, "questions", new JudgePrompt.Asked("questions", VARIABLES)),
                JudgePrompt.of(
                        order, prompts, "answerable", new JudgePrompt.Asked("answerable", ANSWERABLE_VARIABLES)));
    }

    /**
     * What the judge wrote.
     *
     * @param answerable where the reply already says so
     */
    record Written(List<String> questions, boolean evasive, Optional<Boolean> answerable) {}

    Written from(String answer, Judge judge) {
        MapNode reply = judge.ask(new JudgeQuestion(
                "questions",
                prompt,
                Map.of("answer", Fence.around(answer), "count", Integer.toString(count)),
                form,
                MAX_TOKENS));
        return new Written(
                texts(reply), isTrue(reply, "evasive"), reply.get("answerable").map(Questions::isTrue));
    }

    boolean answerable(String question, List<String> contexts, Judge judge) {
        MapNode reply = judge.ask(new JudgeQuestion(
                "answerable",
                answerablePrompt,
                Map.of("question", Fence.around(question), "contexts", Fence.around("Passage", contexts)),
                ANSWERABLE,
                MAX_TOKENS));
        return isTrue(reply, "answerable");
    }

    Item evidence() {
        return prompt.evidence();
    }

    private Optional<String> misfit(MapNode reply) {
        if (reply.get("answerable")
                .filter(node -> !node.kindName().equals("true/false"))
                .isPresent()) {
            return Optional.of("answerable is not true or false");
        }
        if (isTrue(reply, "evasive")) {
            return Optional.empty();
        }
        List<String> questions = texts(reply);
        boolean fits = questions.size() == count && questions.stream().noneMatch(String::isBlank);
        return fits
                ? Optional.empty()
                : Optional.of(questions.size() + " questions, some maybe empty, where " + count + " are asked for");
    }

    private static List<String> texts(MapNode reply) {
        Node list = reply.get("questions").orElseThrow();
        return ((ListNode) list).items().stream().map(Node::asText).toList();
    }

    private static boolean isTrue(MapNode reply, String key) {
        return isTrue(reply.get(key).orElseThrow());
    }

    private static boolean isTrue(Node node) {
        return node.asText().equals("true");
    }
}
