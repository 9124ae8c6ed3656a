package io.github.promptgate.score.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of n tokens. Memory is bounded by the text that counts are taken of, not by the one that is held against it. */
final class NGrams {

    private NGrams() {}

    /** How many there are. */
    static long total(List<String> tokens, int n) {
        return Math.max(0, tokens.size() - n + 1);
    }

    /** How often each occurs. */
    static Map<List<String>, Integer> counts(List<String> tokens, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int i = 0; i + n <= tokens.size(); i++) {
            counts.merge(tokens.subList(i, i + n), 1, Integer::sum);
        }
        return counts;
    }

    /** The sum over n-grams of the lesser of both counts. */
    static long matches(List<String> tokens, int n, Map<List<String>, Integer> counts) {
        Map<List<String>, Integer> left = new HashMap<>(counts);
        long matches = 0;
        for (int i = 0; i + n <= tokens.size(); i++) {
            Integer rest = left.computeIfPresent(tokens.subList(i, i + n), (gram, count) -> count - 1);
            matches += rest != null && rest >= 0 ? 1 : 0;
        }
        return matches;
    }
}
