package io.github.promptgate.reports;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.Grounds;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Fixture.ListRecord;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Outcomes beside the canonical ones: samples that disagree, changes against a baseline, nothing known. */
public final class Outcomes {

    private static final Path FOLDER = Path.of("target", "promptgate", "refunds");
    private static final List<Cell> CELLS = List.of(new Cell("grounded", "small"));

    private Outcomes() {}

    /** A run that was made and could not be judged. */
    public static EvalOutcome inconclusive() {
        Problem cause = new Problem(
                ProblemCode.GATE_004,
                Where.nowhere(),
                "2 errors, at most 0 allowed",
                "mend the cause named above, or raise run.max-errors");
        RuleResult held = Fixture.result(
                Fixture.rule("faithfulness", 0.8, 31),
                Fixture.FAITHFULNESS,
                "grounded@small",
                RuleResult.State.PASS,
                0.83);
        return outcome(
                ExitCode.INCONCLUSIVE, Fixture.record(), new Verdict.Inconclusive(List.of(held), List.of(cause)));
    }

    /** Three samples a case: {@code agrees} misses three times, {@code differs} once, {@code holds} never. */
    public static ListRecord samples() {
        List<TrialRecord> trials = new ArrayList<>();
        String[] cases = {"agrees", "differs", "holds"};
        for (int row = 0; row < cases.length; row++) {
            for (int sample = 1; sample <= 3; sample++) {
                boolean missed = row == 0 || (row == 1 && sample == 2);
                TrialRecord one =
                        Fixture.plain(cases[row], row, 0, "60 days.", missed ? Fixture.missed() : Fixture.held());
                trials.add(new TrialRecord(
                        new Trial(CELLS.get(0), one.trial().caseRef(), sample),
                        one.input(),
                        one.expected(),
                        one.messages(),
                        one.reply(),
                        one.scores(),
                        one.cost(),
                        one.judge()));
            }
        }
        return Fixture.record(CELLS, 3, 3, trials);
    }

    /** The samples, judged by a rule that holds. */
    public static EvalOutcome sampled(RunHeader.Failing failing) {
        ListRecord record = samples();
        RuleResult held = Fixture.result(
                Fixture.rule("faithfulness", 0.5, 31),
                Fixture.FAITHFULNESS,
                "grounded@small",
                RuleResult.State.PASS,
                0.6);
        return outcome(
                ExitCode.PASSED,
                new ListRecord(failing(record.header(), failing), record.list(), record.footer()),
                new Verdict.Pass(List.of(held)));
    }

    /** Changes against main: one broken, one that holds although a case turned for the worse. */
    public static EvalOutcome changed() {
        return changed("main 36e211f");
    }

    /** The same, the second rule held against this reference. */
    public static EvalOutcome changed(String second) {
        RuleResult broken = change("pass-rate-drop", "run", RuleResult.State.FAIL, "refund-017", "main 36e211f");
        RuleResult held = change("contains-drop", "grounded@small", RuleResult.State.PASS, "plain", second);
        return outcome(ExitCode.FAILED, Fixture.record(), new Verdict.Fail(List.of(broken, held), List.of()));
    }

    private static RuleResult change(String id, String unit, RuleResult.State state, String worse, String reference) {
        GateRule rule = new GateRule(
                id,
                "pass-rate",
                GateRule.Statistic.MEAN,
                Optional.empty(),
                GateRule.Side.MAX_DROP,
                0.02,
                "2 pp",
                GateRule.Scope.RUN,
                GateRule.Filter.all(),
                GateRule.Severity.ERROR,
                GateRule.Manner.plain(),
                Optional.of(new GateRule.Comparison(new GateRule.Against.Baseline(), GateRule.Change.ABSOLUTE)),
                new Where("refunds.suite.yaml", 40, 5));
        Grounds.Compared compared = new Grounds.Compared(
                reference,
                OptionalDouble.of(0.938),
                OptionalDouble.of(0.883),
                32,
                32,
                new Grounds.Apart(List.of(), List.of(), List.of()),
                List.of(new Grounds.Moved(Fixture.caseRef(worse, 0), "careless@small", 1, 0)),
                List.of());
        Grounds grounds = new Grounds(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                32,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.of(compared),
                List.of(),
                Optional.empty());
        return new RuleResult(
                rule,
                BuiltInMetrics.PASS_RATE,
                unit,
                state,
                OptionalDouble.of(0.055),
                32,
                0,
                0,
                "pass-rate mean max-drop 2 pp against baseline in " + unit + ": fell by 5.5 pp",
                List.of(new RuleResult.WorstCase(Fixture.caseRef(worse, 0), "careless@small", 1)),
                grounds);
    }

    /** A passed run of a part of the plan. */
    public static EvalOutcome partly() {
        EvalOutcome passed = Fixture.passed();
        ListRecord record = (ListRecord) passed.record().orElseThrow();
        RunHeader h = record.header();
        RunHeader part = new RunHeader(
                h.suite(),
                h.suiteFile(),
                h.suiteDigest(),
                h.datasetDigest(),
                h.cells(),
                h.prompts(),
                h.metrics(),
                h.cases(),
                h.samples(),
                h.seed(),
                h.planDigest(),
                h.shard(),
                h.startedAt(),
                h.version(),
                "3 of 8 cases",
                h.failing(),
                h.basis(),
                h.environment(),
                h.revisions());
        return outcome(
                ExitCode.PASSED,
                new ListRecord(part, record.list(), record.footer()),
                passed.verdict().orElseThrow());
    }

    /** What came of a run, told by the usual files; nothing is known of it beside its verdict. */
    public static EvalOutcome of(
            String suite,
            Path folder,
            ExitCode code,
            Optional<? extends RunRecord> record,
            Optional<? extends Verdict> verdict) {
        return new EvalOutcome(
                suite,
                folder,
                code,
                List.of(),
                record.map(any -> any),
                verdict.map(any -> any),
                List.of(),
                EvalOutcome.Reach.ALL_RULES,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                ReportFormat.usual());
    }

    /** The same in another folder. */
    static EvalOutcome at(EvalOutcome outcome, Path folder) {
        return new EvalOutcome(
                outcome.suite(),
                folder,
                outcome.exitCode(),
                outcome.problems(),
                outcome.record(),
                outcome.verdict(),
                outcome.warnings(),
                outcome.reach(),
                outcome.agreements(),
                outcome.labelling(),
                outcome.standing(),
                outcome.formats());
    }

    /** The same run with other rules. */
    public static EvalOutcome outcome(ExitCode code, ListRecord record, Verdict verdict) {
        return of("refunds", FOLDER, code, Optional.of(record), Optional.of(verdict));
    }

    private static RunHeader failing(RunHeader h, RunHeader.Failing failing) {
        return new RunHeader(
                h.suite(),
                h.suiteFile(),
                h.suiteDigest(),
                h.datasetDigest(),
                h.cells(),
                h.prompts(),
                h.metrics(),
                h.cases(),
                h.samples(),
                h.seed(),
                h.planDigest(),
                h.shard(),
                h.startedAt(),
                h.version(),
                h.part(),
                failing,
                h.basis(),
                h.environment(),
                h.revisions());
    }
}
