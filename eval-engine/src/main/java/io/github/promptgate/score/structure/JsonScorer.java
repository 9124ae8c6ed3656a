package io.github.promptgate.score.structure;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;

/** Passes when the answer is one JSON value and nothing else; duplicate keys are refused. */
final class JsonScorer implements Scorer {

    private final Metric metric;
    private final boolean fenced;

    private JsonScorer(Metric metric, boolean fenced) {
        this.metric = metric;
        this.fenced = fenced;
    }

    static Scorer of(ScorerOrder order) {
        return new JsonScorer(order.metric(), CodeFence.isAllowed(order.options()));
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        JsonReply.Read read = fenced ? JsonReply.fenced(subject.answer()) : JsonReply.whole(subject.answer());
        String reason = read.value().map(value -> "JSON: " + value.kindName()).orElse(read.error());
        return Score.Scored.binary(metric.name(), read.value().isPresent(), Evidence.of(reason));
    }
}
