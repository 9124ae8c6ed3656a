package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two calls: the answer as statements, then a verdict on each; the value is supported / sent. */
record ClaimsEngine(Statements statements, Support verdicts, NoClaims noClaims, Threshold threshold)
        implements FaithfulnessEngine {

    private static final String NONE = "the answer makes no statement";

    /** What an answer without any statement is. */
    enum NoClaims {
        SKIP,
        PASS,
        FAIL
    }

    static FaithfulnessEngine of(ScorerOrder order) {
        return new ClaimsEngine(
                Statements.of(order, "statements"),
                Support.of(order, "verdicts"),
                NoClaims.valueOf(order.options().text("no-claims", "skip").toUpperCase(Locale.ROOT)),
                order.threshold());
    }

    @Override
    public int calls() {
        return 2;
    }

    @Override
    public Score score(String metric, Subject subject, List<String> contexts, Judge judge) {
        List<String> claims = statements.of(subject.question(), subject.answer(), judge);
        if (claims.isEmpty()) {
            return noClaims == NoClaims.SKIP
                    ? new NotApplicable(metric, NotApplicable.Reason.NO_CLAIMS, NONE)
                    : threshold.scored(metric, noClaims == NoClaims.PASS ? 1 : 0, Evidence.of(NONE));
        }
        return judged(metric, verdicts.of(claims, contexts, judge));
    }

    private Score judged(String metric, Verdicts.Found judged) {
        List<Item> items = new ArrayList<>(judged.items("statement"));
        items.add(statements.prompt().evidence());
        items.add(verdicts.prompt().evidence());
        Evidence evidence = new Evidence(
                judged.count() + " of " + judged.sent() + " statements are supported by the context", items);
        return threshold.scored(metric, judged.share(), evidence);
    }
}
