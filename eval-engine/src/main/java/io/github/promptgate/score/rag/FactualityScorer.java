package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgeQuestion;
import io.github.promptgate.score.judge.JudgedScorer;
import io.github.promptgate.score.judge.ReplyForm;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.suite.Shape;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How the answer's facts stand to the reference's: one class of five, each worth what the suite says. */
final class FactualityScorer {

    private static final String STEP = "factuality";
    private static final int MAX_TOKENS = 2048;
    private static final List<String> VARIABLES = List.of("answer", "question", "reference");
    private static final Map<String, Double> WORTH = worth();
    private static final ReplyForm FORM = ReplyForm.of("""
            {"type": "object", "additionalProperties": false, "required": ["reason", "class"], "properties": {
              "reason": {"type": "string", "description": "why, in one or two sentences"},
              "class": {"type": "string", "enum": ["%s"]}}}""".formatted(String.join("\", \"", WORTH.keySet())));

    /** What each class is worth. */
    static final Shape.Field OPTION = Shape.optional(
            "classes",
            new Shape.Fields(WORTH.entrySet().stream()
                    .map(e -> Shape.optional(e.getKey(), new Shape.Amount(0, 1, false), "its worth; " + shown(e)))
                    .toList()),
            "what each class is worth, from 0 to 1");

    private final String metric;
    private final Map<String, Double> worth;
    private final Reference reference;
    private final JudgePrompt prompt;
    private final Threshold threshold;

    private FactualityScorer(ScorerOrder order) {
        this.metric = order.metric().name();
        this.worth = new LinkedHashMap<>(WORTH);
        this.worth.replaceAll((word, otherwise) -> order.options()
                .options(OPTION.name())
                .number(word)
                .map(BigDecimal::doubleValue)
                .orElse(otherwise));
        this.reference = Reference.of(order);
        this.prompt =
                JudgePrompt.of(order, order.options().options("prompt"), STEP, new JudgePrompt.Asked(STEP, VARIABLES));
        this.threshold = order.threshold();
    }

    private static Map<String, Double> worth() {
        Map<String, Double> worth = new LinkedHashMap<>();
        worth.put("same", 1.0);
        worth.put("immaterial", 1.0);
        worth.put("superset", 1.0);
        worth.put("subset", 1.0);
        worth.put("disagree", 0.0);
        return worth;
    }

    private static String shown(Map.Entry<String, Double> worth) {
        return Excerpt.of(worth.getValue());
    }

    static Scorer of(ScorerOrder order) {
        FactualityScorer scorer = new FactualityScorer(order);
        return JudgedScorer.of(order, 1, scorer::about);
    }

    private Votes.Round about(Subject subject, Instruments instruments) {
        Map<String, String> values = Map.of(
                "question", Fence.orNone(subject.question()),
                "reference", Fence.around(reference.of(subject)),
                "answer", Fence.around(subject.answer()));
        JudgeQuestion question = new JudgeQuestion(STEP, prompt, values, FORM, MAX_TOKENS);
        return judge -> classed(judge.ask(question));
    }

    private Score classed(MapNode reply) {
        String word = reply.get("class").orElseThrow().asText();
        String reason = Excerpt.of(reply.get("reason").orElseThrow().asText(), 1000);
        double value = Objects.requireNonNull(worth.get(word));
        Item item = new Item("note", "class", word, "worth " + Excerpt.of(value));
        return threshold.scored(metric, value, new Evidence(reason, List.of(item, prompt.evidence())));
    }
}
