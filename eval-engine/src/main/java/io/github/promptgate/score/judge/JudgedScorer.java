package io.github.promptgate.score.judge;

import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;

/**
 * What scorers that ask a judge have in common: the votes, and how many calls they take.
 *
 * @param calls judge calls of one vote at most, repairs and second askings not counted
 */
public record JudgedScorer(Metric metric, Votes votes, int calls, Asking asking) implements Scorer {

    /** What one scorer does with one trial. */
    @FunctionalInterface
    public interface Asking {

        /**
         * Looks at what is there before any call.
         *
         * @return takes one vote
         * @throws io.github.promptgate.score.CannotScore what the case lacks
         */
        Votes.Round about(Subject subject, Instruments instruments);
    }

    public static Scorer of(ScorerOrder order, int calls, Asking asking) {
        return new JudgedScorer(order.metric(), Votes.of(order), calls, asking);
    }

    @Override
    public boolean judged() {
        return true;
    }

    @Override
    public int judgeCalls() {
        return votes.count() * calls;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        Votes.Round round = asking.about(subject, instruments);
        return votes.fold(instruments.judge(metric.name()), round);
    }
}
