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
import java.util.Optional;

/**
 * How far the answer is drawn from the passages, without a judge: words, sentence vectors, numbers and names by the
 * formula of {@link Grounding}. Finds answers that come from elsewhere; blind to one changed fact.
 */
final class GroundingLocalScorer implements Scorer {

    private static final int SHOWN = 5;

    private final Metric metric;
    private final Threshold threshold;
    private final Optional<Calibration> calibration;

    private GroundingLocalScorer(Metric metric, Threshold threshold, Optional<Calibration> calibration) {
        this.metric = metric;
        this.threshold = threshold;
        this.calibration = calibration;
    }

    static Scorer of(ScorerOrder order) {
        Optional<Calibration> calibration = Calibration.of(order);
        Threshold threshold = calibration.isPresent() ? Threshold.of(Optional.empty()) : order.threshold();
        return new GroundingLocalScorer(order.metric(), threshold, calibration);
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        List<String> passages = Passages.of(subject);
        EmbeddingClient embedding = instruments.embedding();
        Optional<Grounding> measured = Grounding.measure(subject.answer(), passages, subject.question(), embedding);
        if (measured.isEmpty()) {
            return new NotApplicable(
                    metric.name(), NotApplicable.Reason.NO_CLAIMS, "the answer has no word that passages could hold");
        }
        List<Item> notes = new ArrayList<>();
        Scripts.note(embedding.id(), List.of(subject.answer())).ifPresent(notes::add);
        Threshold bound = calibration
                .map(rows -> rows.chosen(embedding))
                .map(chosen -> {
                    notes.add(chosen.evidence());
                    return chosen.threshold();
                })
                .orElse(threshold);
        Grounding grounding = measured.get();
        List<Item> items = new ArrayList<>(items(grounding));
        items.addAll(notes);
        return bound.scored(
                metric.name(), grounding.value(), new Evidence(reason(grounding, bound, embedding.id()), items));
    }

    private static List<Item> items(Grounding grounding) {
        List<Item> items = new ArrayList<>();
        grounding.numbers().stream().limit(SHOWN).forEach(number -> items.add(missing(number, "number")));
        grounding.names().stream().limit(SHOWN).forEach(name -> items.add(missing(name, "name")));
        grounding.sentences().stream()
                .sorted(Comparator.comparingDouble(Grounding.Sentence::unsupport)
                        .reversed())
                .limit(SHOWN)
                .forEach(sentence -> items.add(item(sentence)));
        return items;
    }

    private static String reason(Grounding grounding, Threshold threshold, String embedding) {
        double value = grounding.value();
        String shown = threshold.least().map(bound -> Excerpt.of(value, bound)).orElse(Excerpt.of(value));
        return "grounding " + shown + ": words not given " + Excerpt.of(grounding.missingShare()) + ", distance by "
                + embedding + " " + Excerpt.of(grounding.distance()) + ", numbers not given "
                + grounding.numbers().size() + ", names not given "
                + grounding.names().size();
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
