package io.github.promptgate.reports.summary;

import io.github.promptgate.gate.Standing;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what needs attention, case by case; trials of a case follow each other. Not thread-safe. */
final class AttentionTally {

    private static final int MOST = 12;

    private final int samples;
    private final Map<Place, Standing.Turned> worse = new LinkedHashMap<>();
    private final Map<Attention.Kind, List<Attention.Item>> items = new EnumMap<>(Attention.Kind.class);
    private final Map<Attention.Kind, Long> counts = new EnumMap<>(Attention.Kind.class);
    private final Map<Cell, Samples> open = new LinkedHashMap<>();
    private String current = "";
    private long flaky;

    private record Place(String caseId, String cell) {}

    /** The samples of one case in one cell. */
    private static final class Samples {
        private int passed;
        private int failed;
        private Optional<TrialRecord> miss = Optional.empty();
        private Optional<TrialRecord> gap = Optional.empty();
        private final TrialRecord first;

        Samples(TrialRecord first) {
            this.first = first;
        }

        void add(TrialRecord trial) {
            TrialState state = trial.state();
            passed += state == TrialState.PASSED ? 1 : 0;
            failed += state == TrialState.FAILED ? 1 : 0;
            if (state == TrialState.FAILED && miss.isEmpty()) {
                miss = Optional.of(trial);
            } else if (state == TrialState.UNSCORED && gap.isEmpty()) {
                gap = Optional.of(trial);
            }
        }

        Optional<Attention.Kind> kind() {
            if (failed > 0) {
                return Optional.of(passed > 0 ? Attention.Kind.FLAKY : Attention.Kind.FAILED);
            }
            return gap.map(any -> Attention.Kind.UNSCORED);
        }

        TrialRecord shown() {
            return miss.or(() -> gap).orElse(first);
        }
    }

    /** @param samples of the run; a run of one sample does not number them */
    AttentionTally(int samples, Optional<Standing> standing) {
        this.samples = samples;
        standing.stream()
                .flatMap(figures -> figures.worse().stream())
                .forEach(one -> worse.put(
                        new Place(one.moved().caseRef().id(), one.moved().cell()), one));
    }

    void add(TrialRecord trial) {
        String id = trial.trial().caseRef().id();
        if (!id.equals(current)) {
            close();
            current = id;
        }
        open.computeIfAbsent(trial.trial().cell(), any -> new Samples(trial)).add(trial);
    }

    private void close() {
        open.forEach((cell, found) -> {
            flaky += found.passed > 0 && found.failed > 0 ? 1 : 0;
            Optional<Standing.Turned> turned = Optional.ofNullable(worse.get(new Place(current, cell.id())));
            turned.map(any -> Attention.Kind.REGRESSED).or(found::kind).ifPresent(kind -> book(kind, found, turned));
        });
        open.clear();
    }

    private void book(Attention.Kind kind, Samples found, Optional<Standing.Turned> turned) {
        counts.merge(kind, 1L, Long::sum);
        List<Attention.Item> known = items.computeIfAbsent(kind, any -> new ArrayList<>());
        if (known.size() >= MOST && kind != Attention.Kind.REGRESSED) {
            return;
        }
        known.add(new Attention.Item(
                kind, Reasons.listed(found.shown(), samples), found.passed, found.passed + found.failed, turned));
        if (known.size() > MOST) {
            known.sort(Comparator.comparingDouble(AttentionTally::fall));
            known.remove(known.size() - 1);
        }
    }

    private static double fall(Attention.Item item) {
        return item.turned()
                .map(Standing.Turned::moved)
                .map(moved -> moved.after() - moved.before())
                .orElse(0.0);
    }

    Attention attention() {
        close();
        List<Attention.Item> all = new ArrayList<>();
        for (Attention.Kind kind : Attention.Kind.values()) {
            items.getOrDefault(kind, List.of()).stream()
                    .sorted(Comparator.comparingDouble(AttentionTally::fall))
                    .forEach(all::add);
        }
        return new Attention(all, counts, flaky);
    }
}
