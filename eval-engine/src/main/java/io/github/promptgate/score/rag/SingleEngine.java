package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgeQuestion;
import io.github.promptgate.score.judge.ReplyForm;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call: a verdict on the whole answer, with the spans that the passages do not support; 1 or 0. */
record SingleEngine(JudgePrompt prompt, Threshold threshold) implements FaithfulnessEngine {

    static final List<String> VARIABLES = List.of("answer", "contexts", "question");

    private static final int MAX_TOKENS = 4096;
    private static final ReplyForm FORM = ReplyForm.of("""
                    {"type": "object", "additionalProperties": false, "required": ["reason", "verdict", "unsupported"],
                     "properties": {
                      "reason": {"type": "string", "description": "why, in one or two sentences"},
                      "verdict": {"type": "string", "enum": ["supported", "unsupported"]},
                      "unsupported": {"type": "array", "items": {"type": "string"},
                        "description": "each unsupported part, word for word as the answer has it"}}}""").and(SingleEngine::contradiction);

    static FaithfulnessEngine of(ScorerOrder order) {
        return new SingleEngine(
                JudgePrompt.of(
                        order, order.options().options("prompt"), "single", new JudgePrompt.Asked("single", VARIABLES)),
                order.threshold());
    }

    private static Optional<String> contradiction(MapNode reply) {
        return supported(reply) && !spans(reply).isEmpty()
                ? Optional.of("the verdict is supported, yet unsupported parts are listed")
                : Optional.empty();
    }

    @Override
    public int calls() {
        return 1;
    }

    @Override
    public Score score(String metric, Subject subject, List<String> contexts, Judge judge) {
        String question = subject.question();
        MapNode reply = judge.ask(new JudgeQuestion(
                "single",
                prompt,
                Map.of(
                        "question", question.isBlank() ? "(none)" : Fence.around(question),
                        "contexts", Fence.around("Passage", contexts),
                        "answer", Fence.around(subject.answer())),
                FORM,
                MAX_TOKENS));
        List<Item> items = new ArrayList<>();
        for (String span : spans(reply)) {
            String note = subject.answer().contains(span) ? "" : "not word for word in the answer";
            items.add(new Item("span", Excerpt.of(span, 1000), "not supported", note));
        }
        items.add(prompt.evidence());
        String reason = Excerpt.of(reply.get("reason").orElseThrow().asText(), 1000);
        return threshold.scored(metric, supported(reply) ? 1 : 0, new Evidence(reason, items));
    }

    private static boolean supported(MapNode reply) {
        return reply.get("verdict").orElseThrow().asText().equals("supported");
    }

    private static List<String> spans(MapNode reply) {
        Node list = reply.get("unsupported").orElseThrow();
        return ((ListNode) list)
                .items().stream()
                        .map(Node::asText)
                        .filter(span -> !span.isBlank())
                        .toList();
    }
}
