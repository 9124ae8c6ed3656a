package io.github.promptgate.score.text;

import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.CannotScore;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import io.github.promptgate.suite.Shape;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToLongBiFunction;

/**
 * ROUGE (Lin 2004, aclanthology W04-1013): what answer and text have in common, as a share of the text (recall), of the
 * answer (precision), or of both (F1 = 2 common / (answer + text)).
 *
 * @param n length of the runs that are counted
 * @param common how many runs both have
 */
record Rouge(int n, ToLongBiFunction<List<String>, List<String>> common) {

    static final Shape.Field MEASURE =
            Shape.optional("measure", Shape.choice("f1", "precision", "recall"), "which share; f1");

    private static final long MOST_STEPS = 250_000_000;

    /** ROUGE-n: runs of n words, each counted as often as both have it. */
    static Rouge ofRuns(int n) {
        return new Rouge(n, (answer, text) -> NGrams.matches(answer, n, NGrams.counts(text, n)));
    }

    /** ROUGE-L: the longest common subsequence of words. */
    static Rouge ofSubsequence() {
        return new Rouge(1, Rouge::longestCommon);
    }

    Scorer scorer(ScorerOrder order, String name) {
        String measure = order.options().text("measure", "f1");
        return LikenessScorer.of(
                order, Likeness.best((answer, text) -> share(answer, text, measure)), name + " " + measure);
    }

    /** Empty at 0/0. */
    OptionalDouble share(String answer, String text, String measure) {
        List<String> given = Words.runs(answer);
        List<String> wanted = Words.runs(text);
        long inGiven = NGrams.total(given, n);
        long inWanted = NGrams.total(wanted, n);
        long both = common.applyAsLong(given, wanted);
        return switch (measure) {
            case "precision" -> share(both, inGiven);
            case "recall" -> share(both, inWanted);
            default -> share(2 * both, inGiven + inWanted);
        };
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private static long longestCommon(List<String> answer, List<String> text) {
        if ((long) answer.size() * text.size() > MOST_STEPS) {
            throw new CannotScore(
                    UnscoredCause.LIMIT,
                    answer.size() + " words are too many to compare with " + text.size() + " in this way");
        }
        int[] before = new int[text.size() + 1];
        int[] now = new int[text.size() + 1];
        for (String word : answer) {
            for (int j = 1; j <= text.size(); j++) {
                now[j] = word.equals(text.get(j - 1)) ? before[j - 1] + 1 : Math.max(before[j], now[j - 1]);
            }
            int[] swap = before;
            before = now;
            now = swap;
        }
        return before[text.size()];
    }
}
