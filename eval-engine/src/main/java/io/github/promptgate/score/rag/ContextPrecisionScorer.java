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
import io.github.promptgate.score.judge.JudgedScorer;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.score.judge.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well the passages are ranked: average precision over those that help to give the reference, or the answer where
 * there is no reference; sum over ranks k of (precision at k x useful at k) / number of useful ones, and exactly 0 with
 * none (Manning, Raghavan, Schuetze 2008, section 8.4).
 */
final class ContextPrecisionScorer {

    private final String metric;
    private final Reference reference;
    private final Usefulness usefulness;
    private final Threshold threshold;

    private ContextPrecisionScorer(ScorerOrder order) {
        this.metric = order.metric().name();
        this.reference = Reference.of(order);
        this.usefulness = Usefulness.of(order);
        this.threshold = order.threshold();
    }

    static Scorer of(ScorerOrder order) {
        ContextPrecisionScorer scorer = new ContextPrecisionScorer(order);
        return JudgedScorer.of(order, 1, scorer::about);
    }

    private Votes.Round about(Subject subject, Instruments instruments) {
        List<String> passages = Passages.of(subject);
        String target = reference.find(subject).orElse(subject.answer());
        return judge -> ranked(usefulness.of(passages, subject.question(), target, judge));
    }

    private Score ranked(Verdicts.Found passages) {
        double precision =
                averagePrecision(passages.verdicts().stream().map(passages::has).toList());
        String ranks = IntStream.rangeClosed(1, passages.sent())
                .filter(rank -> passages.has(passages.verdicts().get(rank - 1)))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        String reason = passages.count() + " of " + passages.sent() + " passages are useful"
                + (ranks.isEmpty() ? "" : ", at rank " + ranks) + ": average precision " + Excerpt.of(precision);
        List<Item> items = new ArrayList<>(passages.items("passage"));
        items.add(usefulness.prompt().evidence());
        return threshold.scored(metric, precision, new Evidence(reason, items));
    }

    /** Whether the passage at each rank is useful, as one number. */
    static double averagePrecision(List<Boolean> useful) {
        int hits = 0;
        double sum = 0;
        for (int rank = 1; rank <= useful.size(); rank++) {
            if (useful.get(rank - 1)) {
                hits++;
                sum += (double) hits / rank;
            }
        }
        return hits == 0 ? 0 : sum / hits;
    }
}
