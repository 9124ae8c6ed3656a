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
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.LabelPair;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ReplySources;
import io.github.promptgate.record.Revision;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.TokenOdds;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.record.Usage;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** A run whose every field that a user, a dataset, a model or a provider can fill holds the same text. */
final class HostileRun {

    private static final String DIGEST = "ab".repeat(32);
    private static final Metric CONTAINS = Metric.binary("contains");
    private static final Metric INTENT = Metric.label("intent");
    private static final Metric TONE = Metric.unit("tone");

    private static final int NAME = 20_000;

    /** In every name. */
    private final String x;

    /** In everything else that can be said. */
    private final String said;

    private final Cell cell;
    private final CaseRef first;
    private final CaseRef second;

    private HostileRun(String text) {
        this.said = text;
        this.x = text.substring(0, Math.min(NAME, text.length()));
        this.cell = new Cell(x, x, new TreeMap<>(java.util.Map.of(x, x)));
        this.first = caseRef(x);
        this.second = caseRef("2" + x);
    }

    /** A broken run. */
    static EvalOutcome failed(String text) {
        return new HostileRun(text).failed();
    }

    /** Nothing was run. */
    static EvalOutcome badInput(String text) {
        HostileRun run = new HostileRun(text);
        return EvalOutcome.notRun(
                run.x,
                Path.of("target", "promptgate", "hostile"),
                ExitCode.BAD_INPUT,
                List.of(run.problem(ProblemCode.SUITE_004), run.problem(ProblemCode.SUITE_010)));
    }

    private CaseRef caseRef(String id) {
        return new CaseRef(id, where(), DIGEST, List.of(x, x + "2"), x);
    }

    private Where where() {
        return new Where(x, 3, 1);
    }

    private Problem problem(ProblemCode code) {
        String what = said.isBlank() ? "blank" : said;
        return new Problem(code, where(), what, List.of(x), what);
    }

    private EvalOutcome failed() {
        Fixture.ListRecord record = record();
        Verdict verdict = new Verdict.Fail(
                List.of(
                        rule("a" + x, RuleResult.State.FAIL, Optional.empty()),
                        rule("b" + x, RuleResult.State.WARN, Optional.empty()),
                        rule("c" + x, RuleResult.State.INCONCLUSIVE, Optional.empty()),
                        rule("d" + x, RuleResult.State.PASS, Optional.of(compared())),
                        rule("e" + x, RuleResult.State.FAIL, Optional.of(compared()))),
                List.of(problem(ProblemCode.GATE_004)));
        return new EvalOutcome(
                x,
                Path.of("target", "promptgate", "hostile"),
                ExitCode.FAILED,
                List.of(),
                Optional.of(record),
                Optional.of(verdict),
                List.of(problem(ProblemCode.RUN_001)),
                EvalOutcome.Reach.ALL_RULES,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Set.of(ReportFormat.values()));
    }

    private Fixture.ListRecord record() {
        Revision revision = new Revision(x, "36e211fa".repeat(5));
        RunHeader.PromptRef prompt = new RunHeader.PromptRef(x, x, x, DIGEST);
        List<Metric> metrics = new ArrayList<>(List.of(CONTAINS, INTENT, TONE));
        metrics.addAll(BuiltInMetrics.all());
        TreeMap<String, String> models = new TreeMap<>(Map.of(x, DIGEST));
        RunHeader header = new RunHeader(
                x,
                x,
                DIGEST,
                DIGEST,
                List.of(cell, cell.at(revision)),
                List.of(prompt),
                metrics,
                2,
                2,
                42,
                DIGEST,
                Optional.empty(),
                "2026-11-22T10:15:30Z",
                x,
                x,
                RunHeader.Failing.CASES,
                new RunHeader.Basis(models, models, models, List.of(x), List.of(x)),
                "staging",
                List.of(new RunHeader.PromptsAt(revision, List.of(prompt), new TreeMap<>(Map.of(x, 7)))));
        List<TrialRecord> trials = List.of(
                trial(cell, first, 1, answered(), scores(true)),
                trial(cell, first, 2, answered(), scores(false)),
                trial(cell, second, 1, new Reply.Refused(said, Optional.empty(), call()), scores(false)),
                trial(cell, second, 2, new Reply.Failed(problem(ProblemCode.CALL_001), call()), unscored()));
        Counts counts = Counts.none();
        for (TrialRecord trial : trials) {
            counts = counts.plus(trial.state(), trial.isError());
        }
        RunFooter footer = new RunFooter(
                counts.ofPlanned(8),
                Counts.none(),
                x,
                OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                3,
                61_000,
                new ReplySources(1, 3, OptionalDouble.of(0.1), x),
                RunFooter.Afterwards.nothing());
        return new Fixture.ListRecord(header, trials, footer);
    }

    private CallInfo call() {
        return new CallInfo(CallInfo.Origin.RECORDED, OptionalLong.of(400), 3, 1_500, List.of(x, x), x, x, DIGEST);
    }

    private Reply answered() {
        return new Reply.Answered(
                said,
                List.of(new ToolCall(x, said)),
                FinishReason.STOP,
                Optional.of(new Usage(120, 30)),
                Optional.of(List.of(said, x)),
                List.of(new TokenOdds(x, List.of(new TokenOdds.Alternative(x, -0.1)))),
                call());
    }

    private Evidence evidence() {
        return new Evidence(
                said,
                List.of(
                        new Evidence.Item("statement", x, "not supported", x),
                        new Evidence.Item(x, x, x, x),
                        new LabelPair(x, Optional.of(x)).item(x)));
    }

    private List<Score> scores(boolean passed) {
        return List.of(
                Score.Scored.binary("contains", passed, evidence()),
                Score.Scored.binary("intent", passed, evidence()),
                new Score.Scored("tone", 0.25, Score.Mark.UNMARKED, evidence()));
    }

    private List<Score> unscored() {
        return List.of(
                new Score.Unscored("contains", UnscoredCause.NO_REPLY, said, evidence()),
                new Score.Unscored("intent", UnscoredCause.JUDGE_REPLY, x, evidence()),
                new Score.NotApplicable("tone", Score.NotApplicable.Reason.REFUSED, x, evidence()));
    }

    private TrialRecord trial(Cell in, CaseRef ref, int sample, Reply reply, List<Score> scores) {
        return new TrialRecord(
                new Trial(in, ref, sample),
                x,
                x,
                List.of(new Message(Message.Role.SYSTEM, x), new Message(Message.Role.USER, said)),
                reply,
                scores,
                OptionalDouble.of(0.001),
                new Spend(2, 300, 60, OptionalDouble.of(0.0004)));
    }

    private Grounds.Compared compared() {
        return new Grounds.Compared(
                x,
                OptionalDouble.of(0.9),
                OptionalDouble.of(0.8),
                2,
                2,
                new Grounds.Apart(List.of(x), List.of(x), List.of(x)),
                List.of(new Grounds.Moved(first, cell.id(), 1, 0)),
                List.of(new Grounds.Moved(second, cell.id(), 0, 1)));
    }

    private RuleResult rule(String id, RuleResult.State state, Optional<Grounds.Compared> compared) {
        GateRule rule = new GateRule(
                id,
                "contains",
                GateRule.Statistic.MEAN,
                Optional.empty(),
                compared.isPresent() ? GateRule.Side.MAX_DROP : GateRule.Side.MIN,
                0.9,
                x,
                GateRule.Scope.CELL,
                new GateRule.Filter(Optional.of(x), Optional.of(x), Optional.of(x), Optional.of(x)),
                GateRule.Severity.ERROR,
                GateRule.Manner.plain(),
                compared.map(one -> new GateRule.Comparison(new GateRule.Against.Git(x), GateRule.Change.ABSOLUTE)),
                where());
        Grounds none = Grounds.none();
        Grounds grounds = new Grounds(
                none.interval(),
                none.test(),
                none.decisive(),
                2,
                none.casesToDecide(),
                none.chance(),
                compared,
                List.of(new Grounds.Flaky(first, cell.id(), 1, 2)),
                state == RuleResult.State.INCONCLUSIVE ? Optional.of(problem(ProblemCode.GATE_002)) : Optional.empty());
        return new RuleResult(
                rule,
                CONTAINS,
                cell.id(),
                state,
                OptionalDouble.of(0.5),
                2,
                1,
                1,
                said,
                List.of(new RuleResult.WorstCase(first, cell.id(), 0), new RuleResult.WorstCase(second, cell.id(), 0)),
                grounds);
    }
}
