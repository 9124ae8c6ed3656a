package io.github.promptgate.score.judge;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.CaseValue;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.source.MapNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a judge whether, or how well, the answer meets a rubric; the reason comes before the verdict. */
final class JudgeScorer implements Scorer {

    static final List<String> VARIABLES = List.of("answer", "examples", "question", "reference", "rubric", "scale");

    private static final int MAX_TOKENS = 2048;

    private final Metric metric;
    private final CaseValue rubric;
    private final Optional<CaseValue> reference;
    private final Scale scale;
    private final String examples;
    private final JudgePrompt prompt;
    private final Threshold threshold;
    private final Votes votes;

    private JudgeScorer(ScorerOrder order) {
        this.metric = order.metric();
        this.rubric = order.value("rubric").orElseThrow();
        this.reference = order.value("reference");
        this.scale = Scale.of(order.options().node("scale"));
        this.examples = Examples.of(order.options().many("examples"), scale);
        this.prompt = JudgePrompt.of(order, order.options(), "prompt", new JudgePrompt.Asked("grade", VARIABLES));
        this.threshold = scale instanceof Scale.Binary ? order.threshold(1) : order.threshold();
        this.votes = Votes.of(order);
    }

    static Scorer of(ScorerOrder order) {
        return new JudgeScorer(order);
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public boolean judged() {
        return true;
    }

    @Override
    public int judgeCalls() {
        return votes.count();
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        JudgeQuestion question = new JudgeQuestion("grade", prompt, values(subject), scale.form(), MAX_TOKENS);
        return votes.fold(instruments.judge(metric.name()), judge -> graded(judge.ask(question)));
    }

    private Map<String, String> values(Subject subject) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("rubric", rubric.text(subject, Fence::inline));
        values.put("scale", scale.told());
        values.put("question", subject.question().isBlank() ? "(none)" : Fence.around(subject.question()));
        values.put("answer", Fence.around(subject.answer()));
        values.put(
                "reference", reference.map(r -> Fence.around(r.text(subject))).orElse("(none)"));
        values.put("examples", examples);
        return values;
    }

    private Score graded(MapNode reply) {
        double value = scale.value(reply);
        String reason = Excerpt.of(reply.get("reason").orElseThrow().asText(), 1000);
        Item verdict = new Item("note", "verdict", Excerpt.of(scale.verdict(reply)), "");
        return threshold.scored(metric.name(), value, new Evidence(reason, List.of(verdict, prompt.evidence())));
    }
}
