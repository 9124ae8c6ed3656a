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
 * Mean over the passages of the greatest cosine of the question with a sentence of the passage, each clipped to
 * [0, 1]: whether what was retrieved is on the question's topic, without a judge.
 */
final class ContextRelevancyLocalScorer implements Scorer {

    private final Metric metric;
    private final Threshold threshold;

    private ContextRelevancyLocalScorer(Metric metric, Threshold threshold) {
        this.metric = metric;
        this.threshold = threshold;
    }

    static Scorer of(ScorerOrder order) {
        return new ContextRelevancyLocalScorer(order.metric(), order.threshold());
    }

    @Override
    public Metric metric() {
        return metric;
    }

    /** It looks at the passages: an answer that is empty or cut changes nothing. */
    @Override
    public boolean readsText() {
        return false;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        String question = Passages.question(subject);
        List<String> passages = Passages.of(subject);
        List<List<String>> sentences = passages.stream().map(Sentences::of).toList();
        Sentences.checkMost(sentences.stream().mapToInt(List::size).sum());
        EmbeddingClient embedding = instruments.embedding();
        List<Item> items = new ArrayList<>();
        double sum = 0;
        for (Vectors.Near nearest : Vectors.nearestOfEach(embedding, question, sentences)) {
            double cosine = Math.max(0, nearest.cosine());
            sum += cosine;
            items.add(new Item(
                    "distance", Excerpt.of(nearest.text()), Excerpt.of(cosine), "cosine by " + embedding.id()));
        }
        double value = sum / passages.size();
        List<String> texts = new ArrayList<>(passages);
        texts.add(0, question);
        Scripts.note(embedding.id(), texts).ifPresent(items::add);
        String shown = threshold.least().map(bound -> Excerpt.of(value, bound)).orElse(Excerpt.of(value));
        String reason =
                "mean cosine " + shown + " of " + passages.size() + (passages.size() == 1 ? " passage" : " passages");
        return threshold.scored(metric.name(), value, new Evidence(reason, items));
    }
}
