package io.github.promptgate.reports.html;

import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.Standing;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the trials of a record, which come case by case, as the page's list knows them; holds one case. */
final class LightTrials {

    private final Map<Cell, Integer> cells = new HashMap<>();
    private final List<Metric> metrics;
    private final Set<Place> regressed = new HashSet<>();
    private final Set<Place> fixed = new HashSet<>();
    private long position;

    private record Place(String caseId, String cell) {}

    /** Takes each trial in turn. */
    interface Taker {
        void take(LightTrial trial);
    }

    /** @param standing says which cases pass less often than before, and which more often */
    LightTrials(List<Cell> cells, List<Metric> metrics, Optional<Standing> standing) {
        cells.forEach(cell -> this.cells.put(cell, this.cells.size()));
        this.metrics = metrics;
        standing.ifPresent(stands -> {
            stands.worse().forEach(moved -> regressed.add(place(moved.moved())));
            stands.better().forEach(moved -> fixed.add(place(moved.moved())));
        });
    }

    private static Place place(Grounds.Moved moved) {
        return new Place(moved.caseRef().id(), moved.cell());
    }

    /** Reads all. */
    void read(Iterator<TrialRecord> trials, Taker taker) {
        List<TrialRecord> ofCase = new ArrayList<>();
        String id = "";
        while (trials.hasNext()) {
            TrialRecord trial = trials.next();
            String next = trial.trial().caseRef().id();
            if (!next.equals(id)) {
                close(ofCase, taker);
                id = next;
            }
            ofCase.add(trial);
        }
        close(ofCase, taker);
    }

    private void close(List<TrialRecord> ofCase, Taker taker) {
        Map<Cell, Set<TrialState>> states = new HashMap<>();
        ofCase.forEach(trial -> states.computeIfAbsent(trial.trial().cell(), cell -> EnumSet.noneOf(TrialState.class))
                .add(trial.state()));
        Map<Object, Integer> answers = new HashMap<>();
        for (TrialRecord trial : ofCase) {
            int answer = answers.computeIfAbsent(answer(trial.reply()), text -> answers.size());
            Set<TrialState> beside = states.getOrDefault(trial.trial().cell(), Set.of());
            taker.take(light(trial, answer, beside.contains(TrialState.PASSED) && beside.contains(TrialState.FAILED)));
        }
        ofCase.clear();
    }

    /** What was said and called for, and whether at all. */
    private static Object answer(Reply reply) {
        List<?> calls = reply instanceof Reply.Answered answered ? answered.toolCalls() : List.of();
        return List.of(reply.getClass(), reply.text(), calls);
    }

    private LightTrial light(TrialRecord trial, int answer, boolean flaky) {
        Cell cell = trial.trial().cell();
        Place place = new Place(trial.trial().caseRef().id(), cell.id());
        Set<LightTrial.Flag> flags = EnumSet.noneOf(LightTrial.Flag.class);
        if (flaky) {
            flags.add(LightTrial.Flag.FLAKY);
        }
        if (regressed.contains(place)) {
            flags.add(LightTrial.Flag.REGRESSED);
        } else if (fixed.contains(place)) {
            flags.add(LightTrial.Flag.FIXED);
        }
        if (trial.isError()) {
            flags.add(LightTrial.Flag.ERROR);
        }
        return new LightTrial(
                position++,
                trial.trial().caseRef(),
                cells.getOrDefault(cell, -1),
                trial.trial().sample(),
                trial.state(),
                answer,
                metrics.stream().map(metric -> value(trial, metric)).toList(),
                trial.cost(),
                trial.reply().call().latencyMillis(),
                trial.reply().usage(),
                flags);
    }

    private static OptionalDouble value(TrialRecord trial, Metric metric) {
        return trial.scores().stream()
                .filter(score -> score.metric().equals(metric.name()))
                .map(score -> score.fold(
                        scored -> OptionalDouble.of(scored.value()),
                        unscored -> OptionalDouble.empty(),
                        notApplicable -> OptionalDouble.empty()))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }
}
