package io.github.promptgate.score.text;

import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.ScorerOrder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * BLEU of one answer (Papineni et al. 2002, aclanthology P02-1040): brevity penalty times the geometric mean of the
 * precisions of runs of 1 to 4 tokens, over all texts at once. Runs longer than the answer are left out, and a precision
 * of 0 is smoothed as in Chen and Cherry 2014 (aclanthology W14-3346), method 3; without any match it is 0. That is
 * sacreBLEU's sentence BLEU with {@code effective_order}.
 */
final class BleuScorer {

    private static final int LONGEST = 4;

    private BleuScorer() {}

    static Scorer of(ScorerOrder order) {
        return LikenessScorer.of(order, BleuScorer::bleu, "bleu");
    }

    static OptionalDouble bleu(String answer, List<String> texts) {
        List<String> given = Mteval13a.tokens(answer);
        List<List<String>> wanted = texts.stream().map(Mteval13a::tokens).toList();
        double logarithms = 0;
        double smoothing = 1;
        long matchesOfAll = 0;
        int orders = 0;
        for (int n = 1; n <= LONGEST && NGrams.total(given, n) > 0; n++) {
            long matches = NGrams.matches(given, n, most(wanted, n));
            matchesOfAll += matches;
            smoothing *= matches == 0 ? 2 : 1;
            double counted = matches == 0 ? 1 / smoothing : matches;
            logarithms += Math.log(counted / NGrams.total(given, n));
            orders++;
        }
        if (orders == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(matchesOfAll == 0 ? 0 : brevity(given.size(), wanted) * Math.exp(logarithms / orders));
    }

    /** Of each run the highest count in any text. */
    private static Map<List<String>, Integer> most(List<List<String>> texts, int n) {
        Map<List<String>, Integer> most = new HashMap<>();
        texts.forEach(text -> NGrams.counts(text, n).forEach((gram, count) -> most.merge(gram, count, Math::max)));
        return most;
    }

    /** Against the text whose length is nearest, the shorter of two. */
    private static double brevity(int length, List<List<String>> texts) {
        int nearest = texts.stream()
                .map(List::size)
                .min(Comparator.<Integer>comparingInt(size -> Math.abs(size - length))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        return length >= nearest ? 1 : Math.exp(1 - (double) nearest / length);
    }
}
