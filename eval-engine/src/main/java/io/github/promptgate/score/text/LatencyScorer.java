package io.github.promptgate.score.text;

import io.github.promptgate.record.CallInfo;
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
import java.time.Duration;

/**
 * Passes when the reply took no longer than {@code max}: the last attempt's time, without queue and backoff. A recorded
 * reply keeps the time that it took when it was recorded, and the evidence says so.
 */
final class LatencyScorer implements Scorer {

    private final Metric metric;
    private final Duration max;

    private LatencyScorer(Metric metric, Duration max) {
        this.metric = metric;
        this.max = max;
    }

    static Scorer of(ScorerOrder order) {
        return new LatencyScorer(order.metric(), order.options().time("max").orElseThrow());
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
        CallInfo call = subject.reply().call();
        if (call.origin() == Origin.GIVEN) {
            return new NotApplicable(metric.name(), NotApplicable.Reason.NO_CALL, "the case gives the answer");
        }
        if (call.latencyMillis().isEmpty()) {
            return new Unscored(metric.name(), UnscoredCause.VALUE_MISSING, "the reply has no latency");
        }
        long millis = call.latencyMillis().getAsLong();
        String recorded = call.origin() == Origin.RECORDED ? ", as recorded" : "";
        return Score.Scored.binary(
                metric.name(),
                millis <= max.toMillis(),
                Evidence.of(millis + " ms, at most " + max.toMillis() + " ms" + recorded));
    }
}
