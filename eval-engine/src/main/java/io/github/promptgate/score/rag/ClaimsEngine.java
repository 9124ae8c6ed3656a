package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.suite.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two calls: the answer as statements, then a verdict on each; the value is supported / sent. */
record ClaimsEngine(Statements statements, Verdicts verdicts, NoClaims noClaims, Threshold threshold)
        implements FaithfulnessEngine {

    private static final List<String> VARIABLES = List.of("contexts", "statements");
    private static final String SUPPORTED = "supported";
    private static final Verdicts.Asked ASKED =
            new Verdicts.Asked("verdicts", "statement", List.of(SUPPORTED, "unsupported"));
    private static final String NONE = "the answer makes no statement";

    /** What an answer without any statement is. */
    enum NoClaims {
        SKIP,
        PASS,
        FAIL
    }

    static FaithfulnessEngine of(ScorerOrder order) {
        Options prompts = order.options().options("prompt");
        return new ClaimsEngine(
                new Statements(JudgePrompt.of(
                        order, prompts, "statements", new JudgePrompt.Asked("statements", Statements.VARIABLES))),
                new Verdicts(
                        ASKED,
                        JudgePrompt.of(order, prompts, "verdicts", new JudgePrompt.Asked("verdicts", VARIABLES))),
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
        return judged(metric, verdicts.on(claims, Map.of("contexts", Fence.around("Passage", contexts)), judge));
    }

    private Score judged(String metric, List<Verdicts.Verdict> judged) {
        long supported = judged.stream().filter(ClaimsEngine::supported).count();
        List<Item> items = new ArrayList<>();
        for (Verdicts.Verdict verdict : judged) {
            items.add(new Item(
                    "statement",
                    Excerpt.of(verdict.item(), 1000),
                    supported(verdict) ? "supported" : "not supported",
                    Excerpt.of(verdict.reason(), 1000)));
        }
        items.add(statements.prompt().evidence());
        items.add(verdicts.prompt().evidence());
        Evidence evidence =
                new Evidence(supported + " of " + judged.size() + " statements are supported by the context", items);
        return threshold.scored(metric, (double) supported / judged.size(), evidence);
    }

    private static boolean supported(Verdicts.Verdict verdict) {
        return verdict.word().equals(SUPPORTED);
    }
}
