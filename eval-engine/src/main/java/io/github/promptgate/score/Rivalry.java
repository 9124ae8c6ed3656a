package io.github.promptgate.score;

import io.github.promptgate.problem.Where;
import java.util.List;

/**
 * A scorer that holds each reply against another cell's.
 *
 * @param metric what it produces
 * @param against the other cell's id, or a pattern that it alone fits
 * @param where the suite says so
 */
public record Rivalry(String metric, String against, Where where) {

    /** Those of the scorers that have a rival. */
    public static List<Rivalry> of(List<Scorer> scorers) {
        return scorers.stream()
                .flatMap(scorer -> scorer.rival().stream()
                        .map(rival -> new Rivalry(scorer.metric().name(), rival, where(scorer))))
                .toList();
    }

    /** Whether any of them has one. */
    public static boolean isIn(List<Scorer> scorers) {
        return scorers.stream().anyMatch(scorer -> scorer.rival().isPresent());
    }

    private static Where where(Scorer scorer) {
        return scorer instanceof BuiltScorer built ? built.against() : Where.nowhere();
    }
}
