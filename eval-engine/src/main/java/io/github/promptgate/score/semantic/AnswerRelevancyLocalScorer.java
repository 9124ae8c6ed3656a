package io.github.promptgate.score.semantic;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import java.util.ArrayList;
import java.util.List;

/**
 * Greatest cosine of the question with a sentence of the answer, clipped to [0, 1]: whether the answer is on the
 * question's topic, without a judge.
 */
final class AnswerRelevancyLocalScorer implements Scorer {

    private final Metric metric;
    private final Threshold threshold;

    private AnswerRelevancyLocalScorer(Metric metric, Threshold threshold) {
        this.metric = metric;
        this.threshold = threshold;
    }

    static Scorer of(ScorerOrder order) {
        return new AnswerRelevancyLocalScorer(order.metric(), order.threshold());
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        String question = Passages.question(subject);
        List<String> sentences = Sentences.of(subject.answer());
        Sentences.checkMost(sentences.size());
        EmbeddingClient embedding = instruments.embedding();
        Vectors.Near nearest =
                Vectors.nearest(embedding, List.of(question), sentences).get(0);
        double value = Math.max(0, nearest.cosine());
        String shown = threshold.least().map(bound -> Excerpt.of(value, bound)).orElse(Excerpt.of(value));
        List<Item> items = new ArrayList<>();
        items.add(new Item("distance", Excerpt.of(nearest.text(), 1000), shown, "cosine by " + embedding.id()));
        Scripts.note(embedding.id(), List.of(question, subject.answer())).ifPresent(items::add);
        String reason = "cosine " + shown + " of the question with the nearest of " + sentences.size()
                + (sentences.size() == 1 ? " sentence" : " sentences");
        return threshold.scored(metric.name(), value, new Evidence(reason, items));
    }
}
