package io.github.promptgate.score.text;

import io.github.promptgate.record.CallInfo.Origin;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.Score.Unscored;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import java.math.BigDecimal;

/** Passes when the reply cost no more than {@code max} USD, by its tokens and the model's price; judges are not in it. */
final class CostScorer implements Scorer {

    private final Metric metric;
    private final BigDecimal max;

    private CostScorer(Metric metric, BigDecimal max) {
        this.metric = metric;
        this.max = max;
    }

    static Scorer of(ScorerOrder order) {
        return new CostScorer(order.metric(), order.options().money("max").orElseThrow());
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public boolean readsText() {
        return false;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        if (subject.reply().call().origin() == Origin.GIVEN) {
            return new NotApplicable(metric.name(), NotApplicable.Reason.NO_CALL, "the case gives the answer");
        }
        if (subject.cost().isEmpty()) {
            return new Unscored(
                    metric.name(),
                    UnscoredCause.VALUE_MISSING,
                    subject.reply().usage().isEmpty() ? "the reply states no usage" : "the model has no price");
        }
        double cost = subject.cost().getAsDouble();
        return Score.Scored.binary(
                metric.name(),
                cost <= max.doubleValue(),
                Evidence.of("$" + BigDecimal.valueOf(cost).toPlainString() + ", at most $" + max.toPlainString()));
    }
}
