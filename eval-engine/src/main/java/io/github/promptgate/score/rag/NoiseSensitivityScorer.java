package io.github.promptgate.score.rag;

import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Ceiling;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.JudgedScorer;
import io.github.promptgate.score.judge.Verdicts;
import io.github.promptgate.score.judge.Verdicts.Verdict;
import io.github.promptgate.score.judge.Votes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Share of the answer's statements that are wrong by the reference and come from the passages: from useful ones, or from
 * useless ones and no useful one. Low is good.
 */
final class NoiseSensitivityScorer {

    private static final int CALLS_OF_RELEVANT = 4;

    /** From which passages wrong statements count. */
    private enum Source {
        RELEVANT,
        IRRELEVANT
    }

    /** What the judge said on the way, for the evidence. */
    private record Trace(Verdicts.Found statements, Verdicts.Found passages) {}

    private final String metric;
    private final Source source;
    private final Reference reference;
    private final Statements statements;
    private final Stated correctness;
    private final Usefulness usefulness;
    private final Support fromUseful;
    private final Support fromUseless;
    private final Ceiling ceiling;

    private NoiseSensitivityScorer(ScorerOrder order) {
        this.metric = order.metric().name();
        this.source = Source.valueOf(order.options().text("from", "relevant").toUpperCase(Locale.ROOT));
        this.reference = Reference.of(order);
        this.statements = Statements.of(order, "statements");
        this.correctness = Stated.of(order, "correctness");
        this.usefulness = Usefulness.of(order);
        this.fromUseful = Support.of(order, "sources");
        this.fromUseless = Support.of(order, "noise");
        this.ceiling = order.ceiling();
    }

    static Scorer of(ScorerOrder order) {
        NoiseSensitivityScorer scorer = new NoiseSensitivityScorer(order);
        int calls = scorer.source == Source.RELEVANT ? CALLS_OF_RELEVANT : CALLS_OF_RELEVANT + 1;
        return JudgedScorer.of(order, calls, scorer::about);
    }

    private Votes.Round about(Subject subject, Instruments instruments) {
        List<String> passages = Passages.of(subject);
        String right = reference.of(subject);
        return judge -> {
            List<String> claims = statements.of(subject.question(), subject.answer(), judge);
            if (claims.isEmpty()) {
                return new NotApplicable(metric, NotApplicable.Reason.NO_CLAIMS, "the answer makes no statement");
            }
            Verdicts.Found correct = correctness.of(claims, right, judge);
            if (correct.count() == correct.sent()) {
                return scored(new Trace(correct, new Verdicts.Found(List.of(), "")), List.of());
            }
            Trace trace = new Trace(correct, usefulness.of(passages, subject.question(), right, judge));
            return scored(trace, blamed(trace, judge));
        };
    }

    /** The wrong statements that come from the passages that count. */
    private List<Verdict> blamed(Trace trace, Judge judge) {
        List<String> wrong = trace.statements().verdicts().stream()
                .filter(verdict -> !trace.statements().has(verdict))
                .map(Verdict::item)
                .toList();
        Verdicts.Found useful = supported(fromUseful, wrong, passages(trace, Source.RELEVANT), judge);
        if (source == Source.RELEVANT) {
            return useful.verdicts().stream().filter(useful::has).toList();
        }
        List<String> useless = passages(trace, Source.IRRELEVANT);
        List<String> others = wrong.stream()
                .filter(claim -> useful.verdicts().stream()
                        .noneMatch(v -> useful.has(v) && v.item().equals(claim)))
                .toList();
        Verdicts.Found noise = supported(fromUseless, others, useless, judge);
        return noise.verdicts().stream().filter(noise::has).toList();
    }

    private static List<String> passages(Trace trace, Source source) {
        return trace.passages().verdicts().stream()
                .filter(verdict -> trace.passages().has(verdict) == (source == Source.RELEVANT))
                .map(Verdict::item)
                .toList();
    }

    /** Nothing comes from no passages. */
    private static Verdicts.Found supported(Support support, List<String> wrong, List<String> passages, Judge judge) {
        return support.of(passages.isEmpty() ? List.of() : wrong, passages, judge);
    }

    private Score scored(Trace trace, List<Verdict> blamed) {
        List<Item> items = new ArrayList<>();
        trace.statements()
                .verdicts()
                .forEach(verdict ->
                        items.add(verdict.shown("statement", trace.statements().has(verdict) ? "correct" : "wrong")));
        blamed.forEach(verdict -> items.add(verdict.shown("statement", "wrong, from " + named() + " passages")));
        items.addAll(trace.passages().items("passage"));
        items.add(statements.prompt().evidence());
        items.add(correctness.prompt().evidence());
        items.add(usefulness.prompt().evidence());
        items.add(fromUseful.prompt().evidence());
        int sent = trace.statements().sent();
        String reason = blamed.size() + " of " + sent + " statements are wrong and come from " + named() + " passages";
        return ceiling.scored(metric, (double) blamed.size() / sent, new Evidence(reason, items));
    }

    private String named() {
        return source.name().toLowerCase(Locale.ROOT);
    }
}
