package io.github.promptgate.score.rag;

import io.github.promptgate.model.EmbeddingClient;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Evidence.Item;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Excerpt;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.score.Threshold;
import io.github.promptgate.score.judge.Judge;
import io.github.promptgate.score.judge.Votes;
import io.github.promptgate.score.semantic.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * How near the questions that the answer answers are to the one that was asked: a judge writes k questions from the
 * answer alone, and the value is the mean of their cosines with the real one, clipped to [0, 1]; 0 for an evasive
 * answer. A right abstention is not applicable.
 */
final class AnswerRelevancyScorer implements Scorer {

    private static final String ABSTAIN = "abstain";

    private final Metric metric;
    private final Questions questions;
    private final Threshold threshold;
    private final Votes votes;

    private AnswerRelevancyScorer(Metric metric, Questions questions, Threshold threshold, Votes votes) {
        this.metric = metric;
        this.questions = questions;
        this.threshold = threshold;
        this.votes = votes;
    }

    static Scorer of(ScorerOrder order) {
        return new AnswerRelevancyScorer(order.metric(), Questions.of(order), order.threshold(), Votes.of(order));
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
        return 2 * votes.count();
    }

    @Override
    public Score score(Subject subject, Instruments instruments) {
        if (subject.question().isBlank()) {
            throw new CannotScore(
                    UnscoredCause.VALUE_MISSING,
                    "case \"" + subject.evalCase().id() + "\" has neither \"question\" nor \"input\"");
        }
        return votes.fold(instruments.judge(metric.name()), judge -> vote(subject, judge, instruments.embedding()));
    }

    private Score vote(Subject subject, Judge judge, EmbeddingClient embedding) {
        Questions.Written written = questions.from(subject.answer(), judge);
        if (!written.evasive()) {
            return near(subject, written.questions(), embedding);
        }
        if (isAbstention(subject, written, judge)) {
            return new NotApplicable(
                    metric.name(), NotApplicable.Reason.ABSTAINED, "the answer abstains, and rightly so");
        }
        Evidence evidence = new Evidence("the answer is evasive", List.of(questions.evidence()));
        return threshold.scored(metric.name(), 0, evidence);
    }

    /** Expected by the case, or forced by passages that do not hold the answer; without passages neither is known. */
    private boolean isAbstention(Subject subject, Questions.Written written, Judge judge) {
        if (subject.evalCase()
                .expected()
                .filter(text -> text.strip().equals(ABSTAIN))
                .isPresent()) {
            return true;
        }
        List<String> contexts =
                subject.contexts().stream().filter(text -> !text.isBlank()).toList();
        return !contexts.isEmpty()
                && !written.answerable().orElseGet(() -> questions.answerable(subject.question(), contexts, judge));
    }

    private Score near(Subject subject, List<String> written, EmbeddingClient embedding) {
        List<Double> cosines = Vectors.cosines(embedding, subject.question(), written);
        double mean = cosines.stream().mapToDouble(Double::doubleValue).sum() / cosines.size();
        double value = Math.max(0, mean);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            items.add(new Item(
                    "question",
                    Excerpt.of(written.get(i), 1000),
                    Excerpt.of(cosines.get(i)),
                    "cosine by " + embedding.id()));
        }
        items.add(questions.evidence());
        String shown = threshold.least().map(bound -> Excerpt.of(value, bound)).orElse(Excerpt.of(value));
        String reason = "mean cosine " + shown + " of " + written.size() + " questions by " + embedding.id();
        return threshold.scored(metric.name(), value, new Evidence(reason, items));
    }
}
