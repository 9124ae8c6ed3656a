package io.github.promptgate;

import io.github.promptgate.gate.Gate;
import io.github.promptgate.gate.JudgeAgreement;
import io.github.promptgate.gate.Looks;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Tipping;
import io.github.promptgate.gate.TippingPoint;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.Sampled;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.baseline.AcceptedScores;
import io.github.promptgate.run.PlanRunner;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Overrides;
import io.github.promptgate.suite.RuleCheck;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.SuiteReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the verdict on a finished record again, as the run took it; asks nobody. */
final class SecondVerdict {

    private final Suite suite;
    private final RecordFile record;
    private final Path workingFolder;
    private final ScoreTable table;
    private final Optional<Labelling> labelling;
    private final List<JudgeAgreement> agreements;
    private final Map<Integer, Tipping> tippings = new HashMap<>();

    private SecondVerdict(Suite suite, RecordFile record, Path workingFolder) {
        this(
                suite,
                record,
                workingFolder,
                AcceptedScores.of(record).scores(),
                record.header().shard().isPresent()
                        ? Optional.empty()
                        : Labels.read(suite).map(labels -> labels.of(record)));
    }

    private SecondVerdict(
            Suite suite, RecordFile record, Path workingFolder, ScoreTable table, Optional<Labelling> labelling) {
        this.suite = suite;
        this.record = record;
        this.workingFolder = workingFolder;
        this.table = table;
        this.labelling = labelling;
        this.agreements = Stream.concat(
                        CalibrationFile.read(record.folder()).stream(),
                        labelling.stream().flatMap(said -> said.agreements().stream()))
                .toList();
    }

    /**
     * Of a record and the suite that it is of.
     *
     * @param fix what to do where the suite is another now
     * @throws ProblemException RUN-007, SUITE-006 for a rule on a metric that the run did not measure, and problems of the
     *     suite
     */
    static SecondVerdict of(EvalRequest request, RecordFile record, String fix) {
        Suite suite = new SuiteReader(EvalEngine.vocabulary())
                .read(request.suite(), request.workingFolder(), environment(request.overrides(), record));
        if (!record.header().suiteDigest().equals(suite.digest())) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_007,
                    Where.file(suite.folder().show(record.file())),
                    "the run was made from another content of " + suite.where().file() + " than is here now",
                    fix));
        }
        checkRules(suite, record);
        return new SecondVerdict(suite, record, request.workingFolder());
    }

    /** Of scores that were read from the record, without people's labels. */
    static Verdict withoutLabels(Suite suite, RecordFile record, Path workingFolder, ScoreTable scores) {
        return new SecondVerdict(suite, record, workingFolder, scores, Optional.empty()).verdict();
    }

    /** @throws ProblemException SUITE-006 for a rule on a metric that the run did not measure */
    static void checkRules(Suite suite, RecordFile record) {
        List<Metric> measured = new ArrayList<>(record.header().metrics());
        measured.add(BuiltInMetrics.JUDGE_AGREEMENT);
        List<Problem> unknown = RuleCheck.unknownMetrics(suite.gate(), measured);
        if (!unknown.isEmpty()) {
            throw new ProblemException(unknown);
        }
    }

    /** The gate of the environment that the run was for decides. */
    static Overrides environment(Overrides asked, RecordFile record) {
        String environment = record.header().environment();
        return environment.isEmpty()
                ? asked
                : asked.with(
                        RunOption.ENVIRONMENT.key(),
                        ScalarNode.text(Where.file(record.file().toString()), environment));
    }

    Suite suite() {
        return suite;
    }

    Verdict verdict() {
        RunFooter footer = record.footer();
        Optional<Sampled> sampled =
                footer.sampled().filter(any -> suite.run().sampling().isPresent());
        if (sampled.isEmpty()) {
            return Gate.decide(measured(table), suite.gate(), suite.run(), footer.all(), footer.stopped());
        }
        Looks looks = new Looks(suite.gate(), suite.run());
        for (Sampled.Look look : sampled.get().taken()) {
            Counts counts = Counts.none().ofPlanned(look.trials());
            looks.look(measured(table.first(look.samples())), counts);
        }
        return looks.verdict(measured(table), footer.all(), footer.stopped());
    }

    /** What would turn a result of the verdict, by the samples and at the level that it was found with. */
    List<TippingPoint> tipping(RuleResult result) {
        Optional<Sampled> sampled =
                record.footer().sampled().filter(any -> suite.run().sampling().isPresent());
        int samples = sampled.flatMap(any -> any.decided(result.rule().id(), result.unit()))
                .map(Sampled.Look::samples)
                .orElse(table.samples());
        return tippings.computeIfAbsent(
                        samples,
                        drawn -> new Tipping(
                                measured(drawn == table.samples() ? table : table.first(drawn)),
                                suite.gate(),
                                sampled.map(any -> suite.run()
                                                .sure(1 - any.taken().get(0).level()))
                                        .orElse(suite.run())))
                .of(result);
    }

    /** What came of the run, told into this folder. */
    EvalOutcome outcome(Path folder) {
        boolean stopped = record.footer().stopped().equals(PlanRunner.BY_USER);
        if (record.header().shard().isPresent()) {
            List<Problem> unfit =
                    Gate.unfit(suite.run(), record.footer(), record.header().plannedTrials());
            ExitCode part = unfit.isEmpty() ? ExitCode.SHARD : ExitCode.INCONCLUSIVE;
            return outcome(folder, stopped ? ExitCode.INTERRUPTED : part, unfit, Optional.empty());
        }
        Verdict verdict = verdict();
        return outcome(folder, stopped ? ExitCode.INTERRUPTED : ExitCode.of(verdict), List.of(), Optional.of(verdict))
                .with(Gate.standing(measured(table), suite.gate(), suite.run()));
    }

    private EvalOutcome outcome(Path folder, ExitCode exit, List<Problem> problems, Optional<Verdict> verdict) {
        return new EvalOutcome(
                suite.name(),
                folder,
                exit,
                problems,
                Optional.of(record),
                verdict,
                Stream.of(
                                record.footer().warnings(),
                                labelling.map(Labelling::warnings).orElse(List.of()),
                                Baselines.unusable(suite, workingFolder))
                        .flatMap(List::stream)
                        .toList(),
                EvalOutcome.Reach.of(suite),
                agreements,
                labelling,
                Optional.empty(),
                suite.run().formats());
    }

    private Gate.Measured measured(ScoreTable scores) {
        return new Gate.Measured(
                scores.own(),
                agreements,
                GitReferences.of(suite.gate(), record.header(), scores, Baselines.references(suite, workingFolder)),
                record.header().basis().definitions());
    }
}
