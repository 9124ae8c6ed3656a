package io.github.promptgate.score.semantic;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far the answer is drawn from the passages, without a judge: words, sentence vectors, numbers and names by the
 * formula of {@link Grounding}. Finds answers that come from elsewhere; blind to one changed fact.
 */
final class GroundingLocalScorer implements Scorer {

    private static final int SHOWN = 5;

    private final Metric metric;
    private final Threshold threshold;

    private GroundingLocalScorer(Metric metric, Threshold threshold) {
        this.metric = metric;
        this.threshold = threshold;
    }

    static Scorer of(ScorerOrder order) {
        return new GroundingLocalScorer(order.metric(), order.threshold());
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        List<String> passages = Passages.of(subject);
        String answer = Facts.withoutReferences(subject.answer());
        List<String> claims = Sentences.of(answer).stream()
                .filter(sentence -> !Words.claimed(sentence).isEmpty())
                .toList();
        if (claims.isEmpty()) {
            return new NotApplicable(
                    metric.name(), NotApplicable.Reason.NO_CLAIMS, "the answer has no word that passages could hold");
        }
        List<String> sources = Sentences.ofAll(passages);
        Sentences.checkMost(claims.size() + sources.size());
        EmbeddingClient embedding = instruments.embedding();
        List<String> given = new ArrayList<>(passages);
        given.add(subject.question());
        Grounding grounding =
                Grounding.of(answer, claims, Vectors.nearest(embedding, claims, sources), Grounding.Given.of(given));
        return threshold.scored(
                metric.name(), grounding.value(), evidence(grounding, subject.answer(), embedding.id()));
    }

    private Evidence evidence(Grounding grounding, String answer, String embedding) {
        List<Item> items = new ArrayList<>();
        grounding.numbers().stream().limit(SHOWN).forEach(number -> items.add(missing(number, "number")));
        grounding.names().stream().limit(SHOWN).forEach(name -> items.add(missing(name, "name")));
        grounding.sentences().stream()
                .sorted(Comparator.comparingDouble(Grounding.Sentence::unsupport)
                        .reversed())
                .limit(SHOWN)
                .forEach(sentence -> items.add(item(sentence)));
        Scripts.note(embedding, List.of(answer)).ifPresent(items::add);
        double value = grounding.value();
        String shown = threshold.least().map(bound -> Excerpt.of(value, bound)).orElse(Excerpt.of(value));
        String reason = "grounding " + shown + ": words not given " + Excerpt.of(grounding.missingShare())
                + ", distance by " + embedding + " " + Excerpt.of(grounding.distance()) + ", numbers not given "
                + grounding.numbers().size() + ", names not given "
                + grounding.names().size();
        return new Evidence(reason, items);
    }

    private static Item missing(String fact, String kind) {
        return new Item("missing", Excerpt.of(fact), kind, "neither in the passages nor in the question");
    }

    private static Item item(Grounding.Sentence sentence) {
        String missing = sentence.missing().isEmpty()
                ? "every word is given"
                : "not given: "
                        + String.join(
                                ", ", sentence.missing().stream().distinct().toList());
        String nearest = "cosine " + Excerpt.of(sentence.nearest().cosine()) + " with: "
                + Excerpt.of(sentence.nearest().text());
        return new Item(
                "statement",
                Excerpt.of(sentence.text(), 1000),
                Excerpt.of(1 - sentence.unsupport()),
                Excerpt.of(missing) + "; " + nearest);
    }
}
