package io.github.promptgate.reports.html;

import io.github.promptgate.reports.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Which trials the page holds: all of a run of moderate size; of a larger one those that did not pass or changed, and a
 * random sample of the others. Draws are seeded and every trial has the same chance among its kind. Memory holds what is
 * drawn.
 */
final class Embedded implements LightTrials.Taker {

    /**
     * How much the page holds.
     *
     * @param all a run of at most so many trials is held whole
     * @param open of a larger one, at most so many that did not pass or changed
     * @param rest and so many of the others
     */
    record Bounds(int all, int open, int rest) {
        static final Bounds USUAL = new Bounds(20_000, 16_000, 4_000);
    }

    private record Drawn(long lot, LightTrial trial) {}

    private static final Comparator<Drawn> LAST_FIRST = Comparator.comparingLong(Drawn::lot)
            .thenComparingLong(drawn -> drawn.trial().position())
            .reversed();

    private final SplittableRandom lots;
    private final PriorityQueue<Drawn> open = new PriorityQueue<>(LAST_FIRST);
    private final PriorityQueue<Drawn> rest = new PriorityQueue<>(LAST_FIRST);
    private final long mostOpen;
    private final long mostRest;
    private final long seed;
    private long seenOpen;
    private long seenRest;

    /** @param trials of the run */
    Embedded(long seed, long trials, Bounds bounds) {
        this.seed = seed;
        this.lots = new SplittableRandom(seed);
        boolean whole = trials <= bounds.all();
        this.mostOpen = whole ? trials : bounds.open();
        this.mostRest = whole ? trials : bounds.rest();
    }

    @Override
    public void take(LightTrial trial) {
        Drawn drawn = new Drawn(lots.nextLong(), trial);
        if (trial.isOpen()) {
            seenOpen++;
            keep(open, drawn, mostOpen);
        } else {
            seenRest++;
            keep(rest, drawn, mostRest);
        }
    }

    private static void keep(PriorityQueue<Drawn> kept, Drawn drawn, long most) {
        kept.add(drawn);
        if (kept.size() > most) {
            kept.remove();
        }
    }

    /** What was drawn, in plan order. */
    List<LightTrial> trials() {
        return Stream.concat(open.stream(), rest.stream())
                .map(Drawn::trial)
                .sorted(Comparator.comparingLong(LightTrial::position))
                .toList();
    }

    /** What is left out, for people; empty where nothing is. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (rest.size() < seenRest) {
            notes.add(Figures.count(seenOpen + seenRest) + " trials are more than this page holds: of the "
                    + Figures.count(seenRest)
                    + " that passed or had nothing to pass, and did not change, it holds a random "
                    + Figures.count(rest.size()) + " (seed " + seed + ")" + elsewhere());
        }
        if (open.size() < seenOpen) {
            notes.add("Of the " + Figures.count(seenOpen)
                    + " that failed, are unscored, flaky or changed it holds a random " + Figures.count(open.size())
                    + " (seed " + seed + ")" + elsewhere());
        }
        return notes;
    }

    private static String elsewhere() {
        return "; all are in results.jsonl, and every figure counts all.";
    }
}
