package io.github.promptgate.score.semantic;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.CaseValue;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import java.util.List;
import java.util.Optional;

/**
 * Cosine of the answer's vector with that of the value (else the case's {@code expected}, else its {@code reference}),
 * clipped to [0, 1]. How near in topic, not how true: a contradiction scores .5 to .7.
 */
final class SimilarityScorer implements Scorer {

    private final Metric metric;
    private final Optional<CaseValue> value;
    private final Threshold threshold;

    private SimilarityScorer(Metric metric, Optional<CaseValue> value, Threshold threshold) {
        this.metric = metric;
        this.value = value;
        this.threshold = threshold;
    }

    static Scorer of(ScorerOrder order) {
        return new SimilarityScorer(order.metric(), order.value("value"), order.threshold());
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        String target = value.map(v -> v.text(subject)).orElseGet(() -> ofCase(subject));
        EmbeddingClient embedding = instruments.embedding();
        double cosine =
                Vectors.cosines(embedding, subject.answer(), List.of(target)).get(0);
        double clipped = Math.max(0, cosine);
        String shown =
                threshold.least().map(bound -> Excerpt.of(clipped, bound)).orElse(Excerpt.of(clipped));
        Item distance = new Item("distance", Excerpt.of(target), shown, "cosine by " + embedding.id());
        return threshold.scored(metric.name(), clipped, new Evidence("cosine " + shown, List.of(distance)));
    }

    private static String ofCase(Subject subject) {
        return subject.evalCase()
                .expected()
                .or(() -> subject.evalCase().reference())
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new CannotScore(
                        UnscoredCause.VALUE_MISSING,
                        "case \"" + subject.evalCase().id() + "\" has neither \"expected\" nor \"reference\""));
    }
}
