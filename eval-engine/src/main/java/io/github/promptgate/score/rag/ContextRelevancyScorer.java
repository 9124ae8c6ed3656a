package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgedScorer;
import io.github.promptgate.score.judge.Sentences;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.score.judge.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Share of the passages' sentences that help to answer the question. */
final class ContextRelevancyScorer {

    private static final String STEP = "sentences";
    private static final List<String> VARIABLES = List.of("question", "sentences");

    private final String metric;
    private final Verdicts verdicts;
    private final Threshold threshold;

    private ContextRelevancyScorer(ScorerOrder order) {
        this.metric = order.metric().name();
        this.verdicts = new Verdicts(
                new Verdicts.Asked(STEP, "sentence", List.of("relevant", "irrelevant")),
                JudgePrompt.of(order, order.options().options("prompt"), STEP, new JudgePrompt.Asked(STEP, VARIABLES)));
        this.threshold = order.threshold();
    }

    static Scorer of(ScorerOrder order) {
        ContextRelevancyScorer scorer = new ContextRelevancyScorer(order);
        return JudgedScorer.of(order, 1, scorer::about);
    }

    private Votes.Round about(Subject subject, Instruments instruments) {
        List<String> sentences = Passages.of(subject).stream()
                .flatMap(passage -> Sentences.of(passage).stream())
                .toList();
        if (subject.question().isBlank()) {
            throw new CannotScore(
                    UnscoredCause.VALUE_MISSING,
                    "case \"" + subject.evalCase().id() + "\" has neither \"question\" nor \"input\"");
        }
        Map<String, String> material = Map.of("question", Fence.around(subject.question()));
        return judge -> shared(verdicts.found(sentences, material, judge));
    }

    private Score shared(Verdicts.Found found) {
        List<Item> items = new ArrayList<>(found.items("sentence"));
        items.add(verdicts.prompt().evidence());
        String reason = found.count() + " of " + found.sent() + " sentences of the context help to answer";
        return threshold.scored(metric, found.share(), new Evidence(reason, items));
    }
}
