package io.github.promptgate.run;

import io.github.promptgate.plan.Cells;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Reply;
import io.github.promptgate.score.Contest.Opponent;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Subject.Rival;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Trials that wait for their rivals' replies, without a thread or a place: whichever comes first, the last one that a
 * trial needs makes it ready. All cells of a case have the same scorers, and so the same rivals. Thread-safe.
 */
final class Pairs {

    private final Plan plan;
    private final Map<String, Optional<Cell>> named = new ConcurrentHashMap<>();
    private final Map<Key, Round> rounds = new TreeMap<>();
    private final Deque<Ready> ready = new ArrayDeque<>();

    Pairs(Plan plan) {
        this.plan = plan;
    }

    /** One case, asked of all cells once. */
    private record Key(int caseIndex, int sample) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCase = Integer.compare(caseIndex, other.caseIndex);
            return byCase != 0 ? byCase : Integer.compare(sample, other.sample);
        }
    }

    /** A trial and all that it waited for. */
    record Ready(Half half, Map<String, Opponent> opponents) {
        Ready {
            opponents = Map.copyOf(opponents);
        }

        /** Whether somebody would be asked which of two answers is better. */
        boolean isContest() {
            String own = half.planned().cell().id();
            return opponents.values().stream()
                    .filter(opponent -> !opponent.cell().equals(own))
                    .flatMap(opponent -> opponent.rival().stream())
                    .anyMatch(rival -> rival.reply() instanceof Reply.Answered);
        }
    }

    private static final class Round {
        private final Map<Cell, Rival> there = new HashMap<>();
        private final Set<Cell> toCome = new HashSet<>();
        private final List<Half> waiting = new ArrayList<>();
    }

    /** A trial was asked: it waits if it needs somebody, and those that waited for it do so no longer. */
    synchronized void asked(Half half) {
        PlannedTrial trial = half.planned();
        Key key = new Key(trial.caseIndex(), trial.sample());
        Round round = rounds.computeIfAbsent(key, this::round);
        round.toCome.remove(trial.cell());
        if (cells(trial.scorers()).containsValue(trial.cell())) {
            round.there.put(trial.cell(), half.asRival());
        }
        if (half.open().isPresent()) {
            round.waiting.add(half);
        }
        List<Half> released = round.waiting.stream()
                .filter(one -> cells(one.planned().scorers()).values().stream().noneMatch(round.toCome::contains))
                .toList();
        released.forEach(one -> ready.add(new Ready(one, opponents(one, round, "it is not part of this run"))));
        round.waiting.removeAll(released);
        if (round.toCome.isEmpty()) {
            rounds.remove(key);
        }
    }

    private Round round(Key key) {
        Round round = new Round();
        for (int cell = 0; cell < plan.cells().size(); cell++) {
            if (plan.has(cell, key.caseIndex(), key.sample())) {
                round.toCome.add(plan.cells().get(cell));
            }
        }
        return round;
    }

    private Map<String, Cell> cells(List<Scorer> scorers) {
        Map<String, Cell> cells = new HashMap<>();
        scorers.stream()
                .flatMap(scorer -> scorer.rival().stream())
                .forEach(word -> named(word).ifPresent(cell -> cells.put(word, cell)));
        return cells;
    }

    private Optional<Cell> named(String word) {
        return named.computeIfAbsent(
                word, any -> Cells.named(word, plan.cells()).stream().findFirst());
    }

    private Map<String, Opponent> opponents(Half half, Round round, String why) {
        return cells(half.planned().scorers()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> {
                    Cell cell = entry.getValue();
                    return new Opponent(cell.id(), Optional.ofNullable(round.there.get(cell)), why);
                }));
    }

    /** The next one that waits no longer. */
    synchronized Optional<Ready> next() {
        return Optional.ofNullable(ready.poll());
    }

    synchronized boolean hasReady() {
        return !ready.isEmpty();
    }

    /**
     * Those that are left once nothing more comes.
     *
     * @param why nothing more comes
     */
    synchronized List<Ready> left(String why) {
        List<Ready> left = new ArrayList<>();
        rounds.values()
                .forEach(round -> round.waiting.stream()
                        .map(half -> new Ready(half, opponents(half, round, why)))
                        .forEach(left::add));
        left.addAll(ready);
        rounds.clear();
        ready.clear();
        return left;
    }
}
