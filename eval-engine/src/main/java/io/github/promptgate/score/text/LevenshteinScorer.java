package io.github.promptgate.score.text;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import java.util.OptionalDouble;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** 1 - edits / length of the longer text, where an edit puts in, takes out or changes one letter (a UTF-16 unit). */
final class LevenshteinScorer {

    private static final long MOST_STEPS = 250_000_000;

    private LevenshteinScorer() {}

    static Scorer of(ScorerOrder order) {
        Normal normal = Normal.of(order.options());
        return LikenessScorer.of(
                order,
                Likeness.best((answer, text) -> likeness(normal.apply(answer), normal.apply(text))),
                "1 - edits/length");
    }

    private static OptionalDouble likeness(String answer, String text) {
        int longer = Math.max(answer.length(), text.length());
        if (longer == 0) {
            return OptionalDouble.empty();
        }
        if ((long) answer.length() * text.length() > MOST_STEPS) {
            throw new CannotScore(
                    UnscoredCause.LIMIT,
                    answer.length() + " letters are too many to compare with " + text.length() + " in this way");
        }
        int edits = LevenshteinDistance.getDefaultInstance().apply(answer, text);
        return OptionalDouble.of(1 - (double) edits / longer);
    }
}
