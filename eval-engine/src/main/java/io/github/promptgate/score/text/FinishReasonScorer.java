package io.github.promptgate.score.text;

import io.github.promptgate.record.CallInfo.Origin;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.score.Instruments;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.score.Subject;
import io.github.promptgate.suite.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Passes when the reply ended for one of the stated reasons; a truncated, empty or refused reply has a reason too. */
final class FinishReasonScorer implements Scorer {

    static final Shape.Field VALUE = Shape.required(
            "value",
            new Shape.OneOrMany(Shape.choice(Stream.of(FinishReason.values())
                    .map(FinishReasonScorer::word)
                    .toArray(String[]::new))),
            "the reasons that pass");

    private final Metric metric;
    private final List<String> allowed;

    private FinishReasonScorer(Metric metric, List<String> allowed) {
        this.metric = metric;
        this.allowed = allowed;
    }

    static Scorer of(ScorerOrder order) {
        return new FinishReasonScorer(order.metric(), order.options().texts("value"));
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
        FinishReason finish = subject.reply()
                .fold(Reply.Answered::finish, refused -> FinishReason.CONTENT_FILTER, failed -> FinishReason.OTHER);
        Evidence evidence = Evidence.of("ended by " + word(finish) + ", asked " + String.join(" or ", allowed));
        return Score.Scored.binary(metric.name(), allowed.contains(word(finish)), evidence);
    }

    private static String word(FinishReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
