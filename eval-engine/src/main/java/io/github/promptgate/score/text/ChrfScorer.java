package io.github.promptgate.score.text;

import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import java.util.List;
import java.util.OptionalDouble;

/**
 * chrF2 (Popovic 2015, aclanthology W15-3049): the F-score, recall weighing double (beta 2), of the mean precision and
 * the mean recall of runs of 1 to 6 characters, white space left out. The means are over the lengths that both texts
 * have, as in sacreBLEU's default.
 */
final class ChrfScorer {

    private static final int LONGEST = 6;
    private static final double BETA_SQUARED = 4;

    private ChrfScorer() {}

    static Scorer of(ScorerOrder order) {
        return LikenessScorer.of(order, Likeness.best(ChrfScorer::chrf), "chrf");
    }

    static OptionalDouble chrf(String answer, String text) {
        List<String> given = characters(answer);
        List<String> wanted = characters(text);
        double precision = 0;
        double recall = 0;
        int orders = 0;
        for (int n = 1; n <= LONGEST && Math.min(given.size(), wanted.size()) >= n; n++) {
            long matches = NGrams.matches(given, n, NGrams.counts(wanted, n));
            precision += (double) matches / NGrams.total(given, n);
            recall += (double) matches / NGrams.total(wanted, n);
            orders++;
        }
        if (orders == 0) {
            return OptionalDouble.empty();
        }
        precision /= orders;
        recall /= orders;
        return OptionalDouble.of(
                precision + recall == 0
                        ? 0
                        : (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall));
    }

    private static List<String> characters(String text) {
        return text.codePoints()
                .filter(letter -> !Character.isWhitespace(letter) && !Character.isSpaceChar(letter))
                .mapToObj(Character::toString)
                .toList();
    }
}
