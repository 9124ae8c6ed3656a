package io.github.promptgate.score.rag;

import io.github.promptgate.model.EmbeddingClient;
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
import io.github.promptgate.score.judge.JudgedScorer;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.score.semantic.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the answer says what the reference says: 0.75 F1 + 0.25 cosine. F1 = TP / (TP + (FP + FN) / 2) over
 * statements: TP and FP of the answer, FN of the reference.
 */
final class AnswerCorrectnessScorer {

    private static final double WEIGHT_OF_F1 = 0.75;

    private final String metric;
    private final Reference reference;
    private final TwoWays ways;
    private final Threshold threshold;

    private AnswerCorrectnessScorer(ScorerOrder order) {
        this.metric = order.metric().name();
        this.reference = Reference.of(order);
        this.ways = TwoWays.of(order);
        this.threshold = order.threshold();
    }

    static Scorer of(ScorerOrder order) {
        AnswerCorrectnessScorer scorer = new AnswerCorrectnessScorer(order);
        return JudgedScorer.of(order, 2 * TwoWays.CALLS_A_WAY, scorer::about);
    }

    private Votes.Round about(Subject subject, Instruments instruments) {
        TwoWays.Pair pair = new TwoWays.Pair(subject.question(), subject.answer(), reference.of(subject));
        EmbeddingClient embedding = instruments.embedding();
        return judge -> {
            Verdicts.Found right = ways.right(pair, judge);
            Verdicts.Found covered = ways.covered(pair, judge);
            return right.sent() + covered.sent() == 0
                    ? new NotApplicable(
                            metric,
                            NotApplicable.Reason.NO_CLAIMS,
                            "neither the answer nor the reference makes a statement")
                    : combined(right, covered, near(pair, embedding));
        };
    }

    private static Item near(TwoWays.Pair pair, EmbeddingClient embedding) {
        double cosine = Vectors.cosines(embedding, pair.answer(), List.of(pair.reference()))
                .get(0);
        double clipped = Math.max(0, cosine);
        return new Item(
                "distance", Excerpt.of(pair.reference()), Double.toString(clipped), "cosine by " + embedding.id());
    }

    private Score combined(Verdicts.Found right, Verdicts.Found covered, Item near) {
        int wrong = right.sent() - right.count();
        int missing = covered.sent() - covered.count();
        double f1 = f1(right.count(), wrong, missing);
        double cosine = Double.parseDouble(near.verdict());
        double value = WEIGHT_OF_F1 * f1 + (1 - WEIGHT_OF_F1) * cosine;
        String reason = right.count() + " right, " + wrong + " wrong, " + missing + " missing: 0.75 x F1 "
                + Excerpt.of(f1) + " + 0.25 x cosine " + Excerpt.of(cosine);
        List<Item> items = new ArrayList<>();
        right.verdicts().forEach(v -> items.add(v.shown("statement", right.has(v) ? "right" : "wrong")));
        covered.verdicts()
                .forEach(v -> items.add(v.shown("statement of the reference", covered.has(v) ? "covered" : "missing")));
        items.add(near);
        items.addAll(ways.prompts());
        return threshold.scored(metric, value, new Evidence(reason, items));
    }

    /** Not for 0, 0, 0. */
    static double f1(int right, int wrong, int missing) {
        return 2.0 * right / (2 * right + wrong + missing);
    }
}
