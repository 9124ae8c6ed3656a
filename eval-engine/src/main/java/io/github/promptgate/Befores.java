package io.github.promptgate;

import io.github.promptgate.dataset.Dataset;
import io.github.promptgate.gate.Gate;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.Reference;
import io.github.promptgate.gate.Turns;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.ScoreTable.Place;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.baseline.BaselineFile;
import io.github.promptgate.record.before.BeforeWriter;
import io.github.promptgate.record.before.CaseBefore;
import io.github.promptgate.record.before.ReferenceBefore;
import io.github.promptgate.record.before.SampleBefore;
import io.github.promptgate.record.before.Turn;
import io.github.promptgate.recording.PastReplies;
import io.github.promptgate.source.Digest;
import io.github.promptgate.suite.BaselineSpec;
import io.github.promptgate.suite.GateRule.Against;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.ScorerSpec;
import io.github.promptgate.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes beside a record what its trials were in what it is held against: values and answers of the baseline, which a
 * report could not read itself, and how each case turned.
 */
final class Befores {

    private static final Against BASELINE = new Against.Baseline();

    private final Suite suite;
    private final Path workingFolder;
    private final RecordFile record;
    private final Gate.Measured measured;

    /** @param measured what the gate was asked with */
    Befores(Suite suite, Path workingFolder, RecordFile record, Gate.Measured measured) {
        this.suite = suite;
        this.workingFolder = workingFolder;
        this.record = record;
        this.measured = measured;
    }

    /** Writes nothing where the run is held against nothing that is known. */
    void write(Path folder) {
        Map<Against, Reference.Known> references = references();
        if (references.isEmpty()) {
            return;
        }
        try (BeforeWriter writer = BeforeWriter.start(folder, record.header().planDigest())) {
            references.forEach((against, known) -> {
                Turns turns = new Turns(measured, known);
                writer.add(head(against, known, turns));
                if (against.equals(BASELINE)) {
                    baseline(known, turns, writer);
                } else {
                    turned(turns, writer);
                }
            });
            writer.finish();
        }
    }

    /** The baseline first, also where no rule asks for it. */
    private Map<Against, Reference.Known> references() {
        Map<Against, Reference.Known> known = new LinkedHashMap<>();
        Optional.ofNullable(measured.references().get(BASELINE))
                .or(this::unasked)
                .ifPresent(reference -> put(BASELINE, reference, known));
        measured.references().entrySet().stream()
                .filter(one -> !one.getKey().equals(BASELINE))
                .sorted(Comparator.comparing(one -> one.getKey().text()))
                .forEach(one -> put(one.getKey(), one.getValue(), known));
        return known;
    }

    private static void put(Against against, Reference reference, Map<Against, Reference.Known> known) {
        if (reference instanceof Reference.Known one) {
            known.put(against, one);
        }
    }

    private Optional<Reference> unasked() {
        if (suite.baseline().filter(BaselineSpec::isNone).isPresent()) {
            return Optional.empty();
        }
        try {
            Path file = Baselines.file(suite, workingFolder);
            return Files.exists(file) ? Optional.of(Baselines.known(Baselines.read(suite, file))) : Optional.empty();
        } catch (ProblemException unusable) {
            return Optional.empty();
        }
    }

    private ReferenceBefore head(Against against, Reference.Known known, Turns turns) {
        SortedMap<String, String> cells = new TreeMap<>();
        ScoreTable scores = measured.scores();
        for (int cell = 0; cell < scores.cells().size(); cell++) {
            int own = cell;
            turns.cell(cell)
                    .ifPresent(there -> cells.put(
                            scores.cells().get(own).id(),
                            known.scores().cells().get(there).id()));
        }
        Grounds.Apart apart = turns.apart();
        return new ReferenceBefore(
                against.text(),
                known.name(),
                digest(against),
                cells,
                apart.added(),
                apart.removed(),
                apart.changed(),
                turns.notes());
    }

    private String digest(Against against) {
        try {
            return against.equals(BASELINE)
                    ? Digest.sha256(Files.readString(Baselines.file(suite, workingFolder)))
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turned(Turns turns, BeforeWriter writer) {
        ScoreTable scores = measured.scores();
        for (int caseIndex = 0; caseIndex < scores.cases().size(); caseIndex++) {
            for (int cell = 0; cell < scores.cells().size(); cell++) {
                add(turns, caseIndex, cell, List.of(), writer);
            }
        }
    }

    private void add(Turns turns, int caseIndex, int cell, List<SampleBefore> samples, BeforeWriter writer) {
        Turn turn = turns.turn(cell, caseIndex);
        if (turn != Turn.NEITHER || !samples.isEmpty()) {
            ScoreTable scores = measured.scores();
            writer.add(new CaseBefore(
                    scores.cases().get(caseIndex).id(), scores.cells().get(cell).id(), turn, samples));
        }
    }

    private void baseline(Reference.Known known, Turns turns, BeforeWriter writer) {
        Path file = Baselines.file(suite, workingFolder);
        try (PastTrials past = new PastTrials(
                        measured.scores(),
                        known.scores(),
                        turns,
                        BaselineFile.replyKeys(file, suite.folder().show(file), known.scores()),
                        hides() ? PastTrials.Shown.WITHOUT_PERSONAL_DATA : PastTrials.Shown.AS_THEY_WERE,
                        () -> PastReplies.open(suite.folder()));
                Stream<TrialRecord> trials = record.trials()) {
            Samples open = new Samples(turns, writer);
            trials.forEach(trial -> place(trial.trial()).ifPresent(place -> open.add(place, past.of(place, trial))));
            open.end();
            writer.add(past.replies());
        }
    }

    private final Map<Cell, Integer> cellIndexes = new HashMap<>();
    private final Map<String, Integer> caseIndexes = new HashMap<>();

    /** Empty for a cell that is only there to measure changes from. */
    private Optional<Place> place(Trial trial) {
        ScoreTable scores = measured.scores();
        if (cellIndexes.isEmpty()) {
            scores.cells().forEach(cell -> cellIndexes.put(cell, cellIndexes.size()));
            scores.cases().forEach(ref -> caseIndexes.put(ref.id(), caseIndexes.size()));
        }
        Integer cell = cellIndexes.get(trial.cell());
        Integer caseIndex = caseIndexes.get(trial.caseRef().id());
        return cell == null || caseIndex == null || trial.sample() > scores.samples()
                ? Optional.empty()
                : Optional.of(new Place(cell, caseIndex, trial.sample()));
    }

    /** The samples of one case in one cell, which follow each other in a record. */
    private final class Samples {
        private final Turns turns;
        private final BeforeWriter writer;
        private final List<SampleBefore> changed = new ArrayList<>();
        private Optional<Place> first = Optional.empty();

        private Samples(Turns turns, BeforeWriter writer) {
            this.turns = turns;
            this.writer = writer;
        }

        private void add(Place place, Optional<SampleBefore> sample) {
            boolean same = first.filter(at -> at.cell() == place.cell() && at.caseIndex() == place.caseIndex())
                    .isPresent();
            if (!same) {
                end();
                first = Optional.of(place);
            }
            sample.ifPresent(changed::add);
        }

        private void end() {
            first.ifPresent(at -> Befores.this.add(turns, at.caseIndex(), at.cell(), changed, writer));
            changed.clear();
        }
    }

    /** Where nobody can tell, old answers are shown without personal data. */
    private boolean hides() {
        if (suite.scorers().stream().anyMatch(Befores::isPii)) {
            return true;
        }
        try {
            return Dataset.open(suite, new ScorerReader(EvalEngine.vocabulary())).caseScorers().stream()
                    .anyMatch(Befores::isPii);
        } catch (ProblemException unreadable) {
            return true;
        }
    }

    private static boolean isPii(ScorerSpec scorer) {
        return scorer.all().anyMatch(one -> one.type().equals("pii"));
    }
}
