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
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgedScorer;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.score.judge.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Claims of the answer against the reference and back: precision is the share of the answer's statements that the
 * reference makes, recall the share of the reference's that the answer makes, F1 their harmonic mean.
 */
final class FactualCorrectnessScorer {

    /** What is measured. */
    private enum Mode {
        PRECISION,
        RECALL,
        F1
    }

    private final String metric;
    private final Mode mode;
    private final Reference reference;
    private final TwoWays ways;
    private final Threshold threshold;

    private FactualCorrectnessScorer(ScorerOrder order) {
        this.metric = order.metric().name();
        this.mode = Mode.valueOf(order.options().text("mode", "f1").toUpperCase(Locale.ROOT));
        this.reference = Reference.of(order);
        this.ways = TwoWays.of(order);
        this.threshold = order.threshold();
    }

    static Scorer of(ScorerOrder order) {
        FactualCorrectnessScorer scorer = new FactualCorrectnessScorer(order);
        int ways = scorer.mode == Mode.F1 ? 2 : 1;
        return JudgedScorer.of(order, ways * TwoWays.CALLS_A_WAY, scorer::about);
    }

    private Votes.Round about(Subject subject, Instruments instruments) {
        TwoWays.Pair pair = new TwoWays.Pair(subject.question(), subject.answer(), reference.of(subject));
        return switch (mode) {
            case PRECISION -> judge -> oneWay(ways.right(pair, judge), "the answer");
            case RECALL -> judge -> oneWay(ways.covered(pair, judge), "the reference");
            case F1 -> judge -> bothWays(pair, judge);
        };
    }

    private Score oneWay(Verdicts.Found found, String whose) {
        if (found.sent() == 0) {
            return nothing(whose + " makes no statement");
        }
        String reason = mode.name().toLowerCase(Locale.ROOT) + " " + found.count() + " of " + found.sent()
                + " statements of " + whose;
        return threshold.scored(metric, found.share(), new Evidence(reason, items(List.of(found), List.of(whose))));
    }

    /** With statements on one side alone, all of them are wrong or missing: 0. */
    private Score bothWays(TwoWays.Pair pair, Judge judge) {
        Verdicts.Found right = ways.right(pair, judge);
        Verdicts.Found covered = ways.covered(pair, judge);
        if (right.sent() + covered.sent() == 0) {
            return nothing("neither the answer nor the reference makes a statement");
        }
        double f1 = right.count() == 0 || covered.count() == 0 ? 0 : harmonic(right.share(), covered.share());
        String reason = "precision " + right.count() + " of " + right.sent() + ", recall " + covered.count() + " of "
                + covered.sent() + ": F1 " + Excerpt.of(f1);
        return threshold.scored(
                metric,
                f1,
                new Evidence(reason, items(List.of(right, covered), List.of("the answer", "the reference"))));
    }

    private static double harmonic(double precision, double recall) {
        return 2 * precision * recall / (precision + recall);
    }

    private Score nothing(String detail) {
        return new NotApplicable(metric, NotApplicable.Reason.NO_CLAIMS, detail);
    }

    private List<Item> items(List<Verdicts.Found> found, List<String> whose) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            items.addAll(
                    found.get(i).items(whose.get(i).equals("the answer") ? "statement" : "statement of the reference"));
        }
        items.addAll(ways.prompts());
        return items;
    }
}
