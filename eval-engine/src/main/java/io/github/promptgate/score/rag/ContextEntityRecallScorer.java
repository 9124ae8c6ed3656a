package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgeQuestion;
import io.github.promptgate.score.judge.JudgedScorer;
import io.github.promptgate.score.judge.ReplyForm;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Share of the names and numbers of the reference that stand in the passages; each counts once, however often it stands. */
final class ContextEntityRecallScorer {

    private static final String STEP = "entities";
    private static final int BASE_TOKENS = 1024;
    private static final List<String> VARIABLES = List.of("answer");
    private static final ReplyForm FORM = ReplyForm.of("""
            {"type": "object", "additionalProperties": false, "required": ["entities"], "properties": {
              "entities": {"type": "array", "items": {"type": "string"},
                "description": "each as it stands in the text"}}}""");

    private final String metric;
    private final Reference reference;
    private final JudgePrompt prompt;
    private final Threshold threshold;

    private ContextEntityRecallScorer(ScorerOrder order) {
        this.metric = order.metric().name();
        this.reference = Reference.of(order);
        this.prompt =
                JudgePrompt.of(order, order.options().options("prompt"), STEP, new JudgePrompt.Asked(STEP, VARIABLES));
        this.threshold = order.threshold();
    }

    static Scorer of(ScorerOrder order) {
        ContextEntityRecallScorer scorer = new ContextEntityRecallScorer(order);
        return JudgedScorer.of(order, 1, scorer::about);
    }

    private Votes.Round about(Subject subject, Instruments instruments) {
        String right = reference.of(subject);
        String context = Passages.of(subject).stream().map(Entities::normal).collect(Collectors.joining("\n"));
        return judge -> {
            Map<String, String> entities = entities(right, judge);
            return entities.isEmpty()
                    ? new NotApplicable(metric, NotApplicable.Reason.NO_CLAIMS, "the reference names nothing")
                    : found(entities, context);
        };
    }

    /** By normal form, each once. */
    private Map<String, String> entities(String right, Judge judge) {
        ReplyForm form = FORM.and(reply -> stranger(reply, Entities.normal(right)));
        MapNode reply = judge.ask(new JudgeQuestion(
                STEP, prompt, Map.of("answer", Fence.around(right)), form, BASE_TOKENS + right.length()));
        Map<String, String> entities = new LinkedHashMap<>();
        texts(reply).forEach(entity -> entities.putIfAbsent(Entities.normal(entity), entity));
        return entities;
    }

    private static Optional<String> stranger(MapNode reply, String right) {
        return texts(reply).stream()
                .filter(entity -> !Entities.holds(right, Entities.normal(entity)))
                .findFirst()
                .map(entity -> "\"" + Excerpt.of(entity) + "\" does not stand in the text");
    }

    private Score found(Map<String, String> entities, String context) {
        List<Item> items = new ArrayList<>();
        int found = 0;
        for (Map.Entry<String, String> entity : entities.entrySet()) {
            boolean there = context.lines().anyMatch(passage -> Entities.holds(passage, entity.getKey()));
            found += there ? 1 : 0;
            items.add(new Item("entity", Excerpt.of(entity.getValue()), there ? "found" : "not found", ""));
        }
        items.add(prompt.evidence());
        String reason = found + " of " + entities.size() + " entities of the reference stand in the context";
        return threshold.scored(metric, (double) found / entities.size(), new Evidence(reason, items));
    }

    private static List<String> texts(MapNode reply) {
        Node list = reply.get("entities").orElseThrow();
        return ((ListNode) list).items().stream().map(Node::asText).toList();
    }
}
