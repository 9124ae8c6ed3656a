package io.github.promptgate;

import io.github.promptgate.gate.Gate;
import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.gate.Looks;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.model.Families;
import io.github.promptgate.model.Models;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.record.LengthCorrelation;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.Sampled;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.recording.RecordedRun;
import io.github.promptgate.run.PlanRunner;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.run.RunSetup;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.score.judge.Juror;
import io.github.promptgate.suite.ModelSpec;
import io.github.promptgate.suite.Suite;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One evaluation: runs what was prepared, keeps the record, asks the gate. */
final class Evaluation {

    private final Prepared prepared;
    private final Path workingFolder;
    private final OutputFolder folder;
    private final Clock clock;
    private final RunHeader.Basis basis;
    private List<Problem> ofScorers = List.of();
    private List<JudgeAgreement> agreements = List.of();
    private Optional<Labelling> labelling = Optional.empty();

    /** @param request what was prepared */
    Evaluation(EvalRequest request, Prepared prepared, OutputFolder folder, Clock clock) {
        this.prepared = prepared;
        this.workingFolder = request.workingFolder();
        this.folder = folder;
        this.clock = clock;
        this.basis = basis(request, prepared);
    }

    EvalOutcome run(RunListener listener, StopSignal signal) {
        Optional<Problem> nothing = prepared.plan().emptiness();
        if (nothing.isPresent()) {
            return outcome(ExitCode.INCONCLUSIVE, List.of(nothing.get()), Optional.empty(), Optional.empty());
        }
        Plan plan = prepared.plan();
        ScoreTable table = new ScoreTable(plan.cells(), plan.cases(), plan.samples(), prepared.metrics());
        PlanRunner runner = new PlanRunner(setup(), clock);
        prepared.calibration().map(Calibration::labelled).ifPresent(runner::calibrate);
        Suite suite = prepared.suite();
        RunHeader header = header();
        Optional<Looks> looks = suite.run().sampling().map(any -> new Looks(suite.gate(), suite.run()));
        looks.ifPresent(gate -> runner.inRounds(new LookingRounds(
                suite.run().sampling().orElseThrow(),
                (samples, counts) -> gate.look(measured(table.first(samples), runner, header), counts))));
        folder.clear();
        signal.watch(runner);
        try (RecordWriter writer = RecordWriter.start(folder.path(), header)) {
            RunFooter ended = closed(runner.run(writer, table, listener));
            ofScorers = runner.warnings();
            RunFooter footer = ended.with(new RunFooter.Afterwards(
                    LengthCorrelation.of(table.own(), prepared.lengthMetrics()),
                    looks.map(Looks::taken),
                    prepared.labels().map(Labels::count).orElse(0L),
                    warnings()));
            RecordFile record = finish(writer, footer);
            if (prepared.shard().isPresent()) {
                return shard(record);
            }
            int drawn = footer.sampled().map(Sampled::drawn).orElse(plan.samples());
            labelling = prepared.labels().map(labels -> labels.of(record));
            Gate.Measured measured = measured(table.first(drawn), runner, header);
            agreements = measured.judges();
            write(runner);
            new Befores(suite, workingFolder, record, measured).write(folder.path());
            Verdict verdict = looks.map(gate -> gate.verdict(measured, footer.all(), footer.stopped()))
                    .orElseGet(() -> Gate.decide(measured, suite.gate(), suite.run(), footer.all(), footer.stopped()));
            ExitCode exit = footer.stopped().equals(PlanRunner.BY_USER) ? ExitCode.INTERRUPTED : ExitCode.of(verdict);
            return outcome(exit, List.of(), Optional.of(record), Optional.of(verdict))
                    .with(Gate.standing(measured, suite.gate(), suite.run()));
        } finally {
            signal.forget(runner);
        }
    }

    private Gate.Measured measured(ScoreTable table, PlanRunner runner, RunHeader header) {
        Stream<JudgeAgreement> ofCalibration =
                prepared.calibration().stream().flatMap(any -> any.agreements(runner.judged()).stream());
        Stream<JudgeAgreement> ofLabels = labelling.stream().flatMap(any -> any.agreements().stream());
        return new Gate.Measured(
                table.own(),
                Stream.concat(ofCalibration, ofLabels).toList(),
                GitReferences.of(prepared.suite().gate(), header, table, prepared.baseline()),
                basis.definitions());
    }

    private void write(PlanRunner runner) {
        prepared.calibration()
                .ifPresent(calibration -> CalibrationFile.write(
                        folder, calibration.agreements(runner.judged()), calibration.said(runner.judged())));
    }

    /** The header tells the samples that were drawn, as if no others had been planned. */
    private static RecordFile finish(RecordWriter writer, RunFooter footer) {
        return footer.sampled()
                .map(sampled -> writer.finish(header -> header.drawn(sampled.drawn()), footer))
                .orElseGet(() -> writer.finish(footer));
    }

    /** What the recordings know of the run; a replay with a hole is not complete. */
    private RunFooter closed(RunFooter ended) {
        return prepared.recordings()
                .map(run -> {
                    run.finish();
                    String stopped = ended.stopped().isEmpty() ? run.incomplete() : ended.stopped();
                    return ended.with(stopped, run.sources());
                })
                .orElse(ended);
    }

    /** Nothing is decided; only what makes the whole run unfit for a verdict already is told. */
    private EvalOutcome shard(RecordFile record) {
        RunFooter footer = record.footer();
        long whole = record.header().plannedTrials();
        List<Problem> unfit = Gate.unfit(prepared.suite().run(), footer, whole);
        ExitCode exit = footer.stopped().equals(PlanRunner.BY_USER)
                ? ExitCode.INTERRUPTED
                : unfit.isEmpty() ? ExitCode.SHARD : ExitCode.INCONCLUSIVE;
        return outcome(exit, unfit, Optional.of(record), Optional.empty());
    }

    private EvalOutcome outcome(
            ExitCode exit, List<Problem> problems, Optional<RecordFile> record, Optional<Verdict> verdict) {
        return new EvalOutcome(
                prepared.suite().name(),
                folder.path(),
                exit,
                problems,
                record.map(file -> file),
                verdict,
                warnings(),
                EvalOutcome.Reach.of(prepared.suite()),
                agreements,
                labelling,
                Optional.empty(),
                prepared.suite().run().formats());
    }

    private List<Problem> unlabelled() {
        return prepared.calibration()
                .flatMap(Calibration::unlabelled)
                .map(List::of)
                .orElse(List.of());
    }

    private List<Problem> warnings() {
        List<Problem> ofJudges = prepared.models().jury().isEmpty()
                ? List.of()
                : Families.warnings(prepared.suite(), Prepared.usedModels(prepared.plan()));
        List<Problem> ofRecordings =
                prepared.recordings().map(RecordedRun::warnings).orElse(List.of());
        return Stream.of(
                        prepared.calls().doubts(),
                        prepared.references().warnings(),
                        unlabelled(),
                        ofJudges,
                        ofScorers,
                        ofRecordings,
                        labelling.map(Labelling::warnings).orElse(List.of()))
                .flatMap(List::stream)
                .toList();
    }

    private RunSetup setup() {
        Models models = prepared.models();
        return new RunSetup(
                prepared.suite(),
                prepared.plan(),
                prepared.prompts(),
                prepared.scorers(),
                models::client,
                new Scorers.Equipment(
                        models.jury().stream()
                                .map(judging -> new Juror(judging.client(), Optional.of(judging.spec())))
                                .toList(),
                        models.embedding()),
                prepared.slots());
    }

    private RunHeader header() {
        Suite suite = prepared.suite();
        return new RunHeader(
                suite.name(),
                suite.where().file(),
                suite.digest(),
                prepared.dataset().digest(),
                prepared.plan().cells(),
                prepared.ownPrompts().stream().map(GitReferences::ref).toList(),
                prepared.metrics(),
                prepared.plan().cases().size(),
                prepared.plan().samples(),
                suite.run().seed(),
                PlanDigest.of(prepared.plan(), prepared.prompts(), prepared.metrics(), suite.run()),
                prepared.shard(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                Version.get(),
                prepared.plan().part(),
                suite.junit(),
                basis,
                suite.run().environment().orElse(""),
                prepared.references().revisions());
    }

    private static RunHeader.Basis basis(EvalRequest request, Prepared prepared) {
        Suite suite = prepared.suite();
        Set<String> used = Prepared.usedModels(prepared.plan());
        Definitions definitions = new Definitions(suite, prepared.dataset().caseScorers(), EvalEngine.vocabulary());
        List<ModelSpec> models = suite.models().stream()
                .filter(model -> used.contains(model.id()))
                .toList();
        return new RunHeader.Basis(
                definitions.of(prepared.metrics()),
                definitions.models(models),
                Definitions.prices(models),
                Filters.of(request, suite),
                Filters.given(request));
    }
}
