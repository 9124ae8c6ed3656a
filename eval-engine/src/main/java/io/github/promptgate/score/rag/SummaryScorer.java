package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.CaseValue;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Fence;
import io.github.promptgate.score.judge.JudgePrompt;
import io.github.promptgate.score.judge.JudgedScorer;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.score.judge.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a summary is true and complete: the lesser of alignment, the share of its statements that the source supports,
 * and coverage, the share of questions on the source that it answers.
 */
final class SummaryScorer {

    private static final int CALLS = 4;
    private static final String COVERAGE = "coverage";
    private static final List<String> VARIABLES = List.of("answer", "questions");

    private final String metric;
    private final Optional<CaseValue> source;
    private final Statements statements;
    private final Support support;
    private final SourceQuestions questions;
    private final Verdicts coverage;
    private final Threshold threshold;

    private SummaryScorer(ScorerOrder order) {
        this.metric = order.metric().name();
        this.source = order.value("source");
        this.statements = Statements.of(order, "statements");
        this.support = Support.of(order, "verdicts");
        this.questions = SourceQuestions.of(order);
        this.coverage = new Verdicts(
                new Verdicts.Asked(COVERAGE, "question", List.of("answered", "unanswered")),
                JudgePrompt.of(
                        order,
                        order.options().options("prompt"),
                        COVERAGE,
                        new JudgePrompt.Asked(COVERAGE, VARIABLES)));
        this.threshold = order.threshold();
    }

    static Scorer of(ScorerOrder order) {
        SummaryScorer scorer = new SummaryScorer(order);
        return JudgedScorer.of(order, CALLS, scorer::about);
    }

    private Votes.Round about(Subject subject, Instruments instruments) {
        List<String> passages = source.map(value -> value.texts(subject)).orElseGet(() -> Passages.of(subject));
        return judge -> {
            List<String> claims = statements.of("", subject.answer(), judge);
            if (claims.isEmpty()) {
                return new NotApplicable(metric, NotApplicable.Reason.NO_CLAIMS, "the summary makes no statement");
            }
            Verdicts.Found aligned = support.of(claims, passages, judge);
            Map<String, String> summary = Map.of("answer", Fence.around(subject.answer()));
            return lesser(aligned, coverage.found(questions.on(passages, judge), summary, judge));
        };
    }

    private Score lesser(Verdicts.Found aligned, Verdicts.Found covered) {
        String reason = "alignment " + aligned.count() + " of " + aligned.sent() + " statements, coverage "
                + covered.count() + " of " + covered.sent() + " questions: the lesser is "
                + Excerpt.of(Math.min(aligned.share(), covered.share()));
        List<Item> items = new ArrayList<>(aligned.items("statement"));
        items.addAll(covered.items("question"));
        items.add(statements.prompt().evidence());
        items.add(support.prompt().evidence());
        items.add(questions.prompt().evidence());
        items.add(coverage.prompt().evidence());
        return threshold.scored(metric, Math.min(aligned.share(), covered.share()), new Evidence(reason, items));
    }
}
