package io.github.promptgate.score.rag;

import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgeQuestion;
import io.github.promptgate.score.judge.ReplyForm;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions on what matters in a source. The judge does not see the summary: every summary of a source gets the same. */
record SourceQuestions(JudgePrompt prompt, int count, ReplyForm form) {

    private static final String STEP = "source-questions";
    private static final int MAX_TOKENS = 2048;
    private static final List<String> VARIABLES = List.of("contexts", "count");
    private static final ReplyForm FORM = ReplyForm.of("""
            {"type": "object", "additionalProperties": false, "required": ["questions"], "properties": {
              "questions": {"type": "array", "items": {"type": "string"}}}}""");

    static SourceQuestions of(ScorerOrder order) {
        int count = order.options().count("questions", 5);
        JudgePrompt prompt =
                JudgePrompt.of(order, order.options().options("prompt"), STEP, new JudgePrompt.Asked(STEP, VARIABLES));
        return new SourceQuestions(prompt, count, FORM.and(reply -> misfit(reply, count)));
    }

    List<String> on(List<String> passages, Judge judge) {
        Map<String, String> values =
                Map.of("contexts", Fence.around("Passage", passages), "count", Integer.toString(count));
        return texts(judge.ask(new JudgeQuestion(STEP, prompt, values, form, MAX_TOKENS)));
    }

    private static Optional<String> misfit(MapNode reply, int count) {
        List<String> questions = texts(reply);
        boolean fits = questions.size() == count
                && questions.stream().distinct().count() == count
                && questions.stream().noneMatch(String::isBlank);
        return fits
                ? Optional.empty()
                : Optional.of(
                        questions.size() + " questions, some maybe empty or equal, where " + count + " are asked for");
    }

    private static List<String> texts(MapNode reply) {
        Node list = reply.get("questions").orElseThrow();
        return ((ListNode) list).items().stream().map(Node::asText).toList();
    }
}
