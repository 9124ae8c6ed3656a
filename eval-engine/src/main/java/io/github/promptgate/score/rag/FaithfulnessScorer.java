package io.github.promptgate.score.rag;

import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.judge.Votes;
import java.util.List;

/**
 * Share of the answer that the passages support, by a judge: statement by statement ({@code engine: claims}), or the
 * whole answer at once ({@code engine: single}).
 */
final class FaithfulnessScorer implements Scorer {

    private final Metric metric;
    private final FaithfulnessEngine engine;
    private final Votes votes;

    private FaithfulnessScorer(Metric metric, FaithfulnessEngine engine, Votes votes) {
        this.metric = metric;
        this.engine = engine;
        this.votes = votes;
    }

    static Scorer of(ScorerOrder order) {
        FaithfulnessEngine engine = order.options().text("engine", "claims").equals("single")
                ? SingleEngine.of(order)
                : ClaimsEngine.of(order);
        return new FaithfulnessScorer(order.metric(), engine, Votes.of(order));
    }

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public boolean judged() {
        return true;
    }

    @Override
    public int judgeCalls() {
        return votes.count() * engine.calls();
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        List<String> contexts =
                subject.contexts().stream().filter(text -> !text.isBlank()).toList();
        if (contexts.isEmpty()) {
            throw new CannotScore(
                    UnscoredCause.NO_CONTEXT,
                    "case \"" + subject.evalCase().id() + "\" has no context to hold the answer against");
        }
        return votes.fold(
                instruments.judge(metric.name()), judge -> engine.score(metric.name(), subject, contexts, judge));
    }
}
