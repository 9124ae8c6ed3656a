package demo;

import io.github.promptgate.record.Metric;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerFactory;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.suite.Shape;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.Optional;
import java.util.Set;

/** Adds the word {@code shorter-than}. */
public final class ShorterThanFactory implements ScorerFactory {

    @Override
    public ScorerWord word() {
        return new ScorerWord(
                "shorter-than",
                "the answer has fewer characters than this",
                Optional.of("max"),
                false,
                Shape.fields(Shape.required("max", Shape.count(1), "characters")),
                Metric.binary("shorter-than"),
                Set.of());
    }

    @Override
    public Scorer make(ScorerOrder order) {
        return new ShorterThanScorer(order.metric(), order.options().count("max", 0));
    }
}
