package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
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

/** Share of the reference's statements that the passages support. */
final class ContextRecallScorer {

    private final String metric;
    private final Reference reference;
    private final Statements statements;
    private final Support support;
    private final Threshold threshold;

    private ContextRecallScorer(ScorerOrder order) {
        this.metric = order.metric().name();
        this.reference = Reference.of(order);
        this.statements = Statements.of(order, "statements");
        this.support = Support.of(order, "verdicts");
        this.threshold = order.threshold();
    }

    static Scorer of(ScorerOrder order) {
        ContextRecallScorer scorer = new ContextRecallScorer(order);
        return JudgedScorer.of(order, 2, scorer::about);
    }

    private Votes.Round about(Subject subject, Instruments instruments) {
        List<String> passages = Passages.of(subject);
        String right = reference.of(subject);
        return judge -> {
            List<String> claims = statements.of(subject.question(), right, judge);
            return claims.isEmpty()
                    ? new NotApplicable(metric, NotApplicable.Reason.NO_CLAIMS, "the reference makes no statement")
                    : attributed(support.of(claims, passages, judge));
        };
    }

    private Score attributed(Verdicts.Found found) {
        List<Item> items = new ArrayList<>(found.items("statement"));
        items.add(statements.prompt().evidence());
        items.add(support.prompt().evidence());
        String reason =
                found.count() + " of " + found.sent() + " statements of the reference are supported by the context";
        return threshold.scored(metric, found.share(), new Evidence(reason, items));
    }
}
