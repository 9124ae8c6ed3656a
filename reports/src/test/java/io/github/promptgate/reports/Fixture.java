package io.github.promptgate.reports;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.RuleResult.State;
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
import io.github.promptgate.record.LengthCorrelation;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ReplySources;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.ToolCall;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.record.Usage;
import io.github.promptgate.suite.GateRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The canonical run: 2 prompts x 2 models on 8 cases, with one of everything that can end up in a record. */
public final class Fixture {

    /** Everything that some interpreter would act upon. */
    public static final String HOSTILE =
            "::error file=x::owned\n##[error]owned\u001B[31mred\u001B[0m \u202Egnp.exe\u202C </script><script>alert(1)</script>"
                    + "<img src=x onerror=alert(2)> =HYPERLINK(\"http://evil\") ${7*7} <#include \"/etc/passwd\"> "
                    + "\u0000\u0007\u200B\uD800 &lt;b&gt; javascript:alert(3)";

    private static final String PASSAGE = "HW-60: hardware goes back within 60 days.";
    private static final String LUNCH = "Lunch is at noon.";
    public static final Metric CONTAINS = Metric.binary("contains");
    public static final Metric FAITHFULNESS = Metric.unit("faithfulness");
    public static final Metric TONE = Metric.unit("tone");

    private static final String FILE = "datasets/refunds.csv";
    private static final String SUITE = "refunds.suite.yaml";
    private static final List<Cell> CELLS = List.of(
            new Cell("grounded", "small"),
            new Cell("grounded", "large"),
            new Cell("careless", "small"),
            new Cell("careless", "large"));

    private Fixture() {}

    /** A record in memory. */
    public record ListRecord(RunHeader header, List<TrialRecord> list, RunFooter footer) implements RunRecord {
        @Override
        public Stream<TrialRecord> trials() {
            return list.stream();
        }
    }

    public static RunHeader header(List<Cell> cells, int cases, int samples) {
        return header(cells, cases, samples, List.of(CONTAINS, FAITHFULNESS, TONE));
    }

    /** One cell's record of a classification: {@code expected>given} of each case, {@code expected>} for no label. */
    public static ListRecord labelled(String... pairs) {
        List<TrialRecord> trials = new ArrayList<>();
        for (int row = 0; row < pairs.length; row++) {
            String[] labels = pairs[row].split(">", -1);
            LabelPair pair = new LabelPair(labels[0], Optional.of(labels[1]).filter(given -> !given.isEmpty()));
            Evidence evidence = new Evidence("", List.of(pair.item("")));
            Score score = Score.Scored.binary("intent", labels[0].equals(labels[1]), evidence);
            trials.add(plain("case-" + row, row, 0, labels[1], List.of(score)));
        }
        List<Cell> cells = CELLS.subList(0, 1);
        ListRecord plain = record(cells, pairs.length, 1, trials);
        RunHeader header = header(cells, pairs.length, 1, List.of(Metric.label("intent")));
        return new ListRecord(header, trials, plain.footer());
    }

    private static RunHeader header(List<Cell> cells, int cases, int samples, List<Metric> scored) {
        List<Metric> metrics = new ArrayList<>(scored);
        metrics.addAll(BuiltInMetrics.all());
        return new RunHeader(
                "refunds",
                SUITE,
                "ab".repeat(32),
                "cd".repeat(32),
                cells,
                List.of(
                        new RunHeader.PromptRef("grounded", "prompts/grounded.md", "2", "12".repeat(32)),
                        new RunHeader.PromptRef("careless", "prompts/careless.md", "", "34".repeat(32))),
                metrics,
                cases,
                samples,
                42,
                "ef".repeat(32),
                Optional.empty(),
                "2026-11-22T10:15:30Z",
                "0.1.0");
    }

    /** A record of these trials, its counts added up. */
    public static ListRecord record(List<Cell> cells, int cases, int samples, List<TrialRecord> trials) {
        Counts counts = Counts.none();
        for (TrialRecord trial : trials) {
            counts = counts.plus(trial.state(), trial.isError());
        }
        double cost = trials.stream().mapToDouble(t -> t.cost().orElse(0)).sum();
        long judgeCalls = trials.stream().mapToLong(t -> t.judge().calls()).sum();
        RunFooter footer = new RunFooter(
                counts.ofPlanned((long) cells.size() * cases * samples),
                Counts.none(),
                "",
                OptionalDouble.of(cost),
                OptionalDouble.of(0.0123),
                judgeCalls,
                61_000,
                ReplySources.none(),
                RunFooter.Afterwards.nothing());
        return new ListRecord(header(cells, cases, samples), trials, footer);
    }

    /** The canonical record, its metrics held against the answers' length. */
    public static ListRecord measured(LengthCorrelation... lengths) {
        ListRecord plain = record();
        return new ListRecord(
                plain.header(),
                plain.list(),
                plain.footer().with(new RunFooter.Afterwards(List.of(lengths), Optional.empty(), 0, List.of())));
    }

    /** The canonical record. */
    public static ListRecord record() {
        List<TrialRecord> trials = new ArrayList<>();
        for (int row = 0; row < 8; row++) {
            for (int cell = 0; cell < CELLS.size(); cell++) {
                trials.add(trial(row, cell));
            }
        }
        return record(CELLS, 8, 1, trials);
    }

    private static TrialRecord trial(int row, int cell) {
        boolean careless = cell >= 2;
        return switch (row) {
            case 0 ->
                plain("refund-017", row, cell, "Hardware goes back within 60 days.", careless ? missed() : held());
            case 1 -> plain("<img src=x onerror=alert(1)>", row, cell, HOSTILE, careless ? hostile() : held());
            case 2 -> plain("big", row, cell, "<b>0123456789abc".repeat(65_536), held());
            case 3 -> refused(row, cell);
            case 4 -> cell % 2 == 1 ? keyRefused(row, cell) : plain("outage", row, cell, "60 days.", held());
            case 5 -> plain("judge,prose", row, cell, "60 days.", cell == 0 ? judgeProse() : held());
            case 6 -> tools(row, cell);
            default -> plain("plain", row, cell, "A 15 % fee applies.", held());
        };
    }

    public static CaseRef caseRef(String id, int row) {
        return new CaseRef(id, new Where(FILE, row + 2, 1), "ef".repeat(32), List.of("refund"), id);
    }

    /** An answered trial with these scores. */
    public static TrialRecord plain(String id, int row, int cell, String answer, List<Score> scores) {
        Reply reply = new Reply.Answered(
                answer,
                List.of(),
                FinishReason.STOP,
                Optional.of(new Usage(120, 30)),
                Optional.empty(),
                CallInfo.live(400 + 100L * cell + row, 1, 0));
        return of(id, row, cell, reply, scores, OptionalDouble.of(0.0005 * (cell + 1)));
    }

    private static TrialRecord of(String id, int row, int cell, Reply reply, List<Score> scores, OptionalDouble cost) {
        return new TrialRecord(
                new Trial(CELLS.get(cell), caseRef(id, row), 1),
                row == 1 ? "What about " + HOSTILE : "When may I return server hardware?",
                "60 days",
                row == 0 ? List.of(PASSAGE, LUNCH) : List.of(),
                List.of(
                        new Message(Message.Role.SYSTEM, "Answer only from the context."),
                        new Message(Message.Role.USER, "Passage: ... \n\nQuestion: When may I return it?")),
                reply,
                scores,
                cost,
                new Spend(2, 300, 60, OptionalDouble.of(0.0004)));
    }

    /** All scorers content. */
    public static List<Score> held() {
        return List.of(
                Score.Scored.binary("contains", true, Evidence.of("contains \"60 days\"")),
                new Score.Scored(
                        "faithfulness",
                        1,
                        Score.Mark.PASSED,
                        new Evidence(
                                "1 of 1 statements supported",
                                List.of(new Evidence.Item(
                                        "statement", "Hardware goes back.", "supported", "stated in passage 1")))),
                new Score.Scored("tone", 0.75, Score.Mark.UNMARKED, Evidence.of("polite enough")));
    }

    /** Two scorers discontent. */
    public static List<Score> missed() {
        return List.of(
                Score.Scored.binary("contains", false, Evidence.of("does not contain \"15 %\"")),
                new Score.Scored(
                        "faithfulness",
                        0.5,
                        Score.Mark.MISSED,
                        new Evidence(
                                "1 of 2 statements supported",
                                List.of(
                                        new Evidence.Item("statement", "Hardware goes back.", "supported", "stated"),
                                        new Evidence.Item(
                                                "statement",
                                                "Shipping is free.",
                                                "not supported",
                                                "the context is silent on shipping")))),
                new Score.Scored(
                        "tone",
                        0.25,
                        Score.Mark.UNMARKED,
                        new Evidence(
                                "curt",
                                List.of(
                                        new Evidence.Item("passage", PASSAGE, "useful", ""),
                                        new Evidence.Item("passage", LUNCH, "not useful", "")))));
    }

    private static List<Score> hostile() {
        return List.of(
                Score.Scored.binary("contains", false, Evidence.of(HOSTILE)),
                new Score.Scored(
                        "faithfulness",
                        0.0001,
                        Score.Mark.MISSED,
                        new Evidence(HOSTILE, List.of(new Evidence.Item("span", HOSTILE, "not supported", HOSTILE)))),
                new Score.NotApplicable("tone", Score.NotApplicable.Reason.NO_CLAIMS, HOSTILE));
    }

    private static List<Score> judgeProse() {
        return List.of(
                Score.Scored.binary("contains", true, Evidence.of("contains \"60 days\"")),
                new Score.Unscored(
                        "faithfulness", UnscoredCause.JUDGE_REPLY, "the judge answered prose: \"Well, I think\""),
                new Score.Scored("tone", 0.75, Score.Mark.UNMARKED, Evidence.none()));
    }

    private static TrialRecord refused(int row, int cell) {
        Reply reply = new Reply.Refused("I cannot help with that.", Optional.empty(), CallInfo.live(90, 1, 0));
        List<Score> scores = List.of(
                Score.Scored.binary("contains", true, Evidence.of("contains \"cannot\"")),
                new Score.NotApplicable("faithfulness", Score.NotApplicable.Reason.REFUSED, "refused"),
                new Score.NotApplicable("tone", Score.NotApplicable.Reason.REFUSED, "refused"));
        return of("refused", row, cell, reply, scores, OptionalDouble.empty());
    }

    private static TrialRecord keyRefused(int row, int cell) {
        Problem problem = new Problem(
                ProblemCode.CALL_001,
                Where.nowhere(),
                "openai refused the key (HTTP 401): " + HOSTILE,
                "set OPENAI_API_KEY to a valid key");
        List<Score> scores = Stream.of("contains", "faithfulness", "tone")
                .map(metric -> (Score) new Score.Unscored(metric, UnscoredCause.NO_REPLY, "no reply"))
                .toList();
        return of(
                "outage",
                row,
                cell,
                new Reply.Failed(problem, CallInfo.live(30, 1, 0)),
                scores,
                OptionalDouble.empty());
    }

    private static TrialRecord tools(int row, int cell) {
        Reply reply = new Reply.Answered(
                "",
                List.of(new ToolCall("look_up", "{\"order\":\"</script>\"}")),
                FinishReason.TOOL_CALLS,
                Optional.of(new Usage(100, 20, 50, 10)),
                Optional.of(List.of("Passage one.", "Passage two.")),
                CallInfo.live(700, 1, 0).recorded("2026-07-01T08:00:00Z"));
        return of("tools", row, cell, reply, held(), OptionalDouble.of(0.001));
    }

    public static GateRule rule(String metric, double bound, int line) {
        return new GateRule(
                metric + "-min-" + bound,
                metric,
                GateRule.Statistic.MEAN,
                Optional.empty(),
                GateRule.Side.MIN,
                bound,
                Double.toString(bound),
                GateRule.Scope.CELL,
                GateRule.Filter.all(),
                GateRule.Severity.ERROR,
                GateRule.Manner.plain(),
                Optional.empty(),
                new Where(SUITE, line, 5));
    }

    /** A result whose message says what it was made of. */
    public static RuleResult result(GateRule rule, Metric metric, String unit, State state, double observed) {
        List<RuleResult.WorstCase> worst = state == State.PASS
                ? List.of()
                : List.of(
                        new RuleResult.WorstCase(caseRef("<img src=x onerror=alert(1)>", 1), unit, 0.0001),
                        new RuleResult.WorstCase(caseRef("refund-017", 0), unit, 0.5));
        return new RuleResult(
                rule,
                metric,
                unit,
                state,
                OptionalDouble.of(observed),
                6,
                1,
                1,
                metric.name() + " mean min " + rule.boundText() + " in " + unit + ": was " + observed
                        + " (6 scored, 1 unscored, 1 not applicable)",
                worst);
    }

    private static List<RuleResult> rules() {
        GateRule faithful = rule("faithfulness", 0.95, 31);
        GateRule tone = rule("tone", 0.5, 32);
        return List.of(
                result(faithful, FAITHFULNESS, "grounded@small", State.PASS, 1),
                result(faithful, FAITHFULNESS, "careless@small", State.FAIL, 0.6875),
                result(tone, TONE, "grounded@small", State.PASS, 0.75),
                result(rule("contains", 0.9, 33), CONTAINS, "careless@large", State.INCONCLUSIVE, 0.8571428571428571),
                result(rule("pass-rate", 0.85, 34), BuiltInMetrics.PASS_RATE, "careless@small", State.WARN, 0.8497));
    }

    /** The canonical outcome: failed. */
    public static EvalOutcome failed() {
        Problem cause = new Problem(
                ProblemCode.GATE_004,
                Where.nowhere(),
                "2 errors, at most 0 allowed",
                "mend the cause named above, or raise run.max-errors");
        return Outcomes.of(
                "refunds",
                Path.of("target", "promptgate", "refunds"),
                ExitCode.FAILED,
                Optional.of(record()),
                Optional.of(new Verdict.Fail(rules(), List.of(cause))));
    }

    /** Every rule held. */
    public static EvalOutcome passed() {
        List<TrialRecord> trials = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            trials.add(plain("case-" + row, row, 0, "60 days.", row == 2 ? missed() : held()));
        }
        return Outcomes.of(
                "refunds",
                Path.of("target", "promptgate", "refunds"),
                ExitCode.PASSED,
                Optional.of(record(CELLS.subList(0, 1), 3, 1, trials)),
                Optional.of(new Verdict.Pass(List.of(
                        result(rule("faithfulness", 0.8, 31), FAITHFULNESS, "grounded@small", State.PASS, 0.83)))));
    }

    /** Bad input: nothing was run. */
    public static EvalOutcome badInput() {
        return EvalOutcome.notRun(
                "refunds",
                Path.of("target", "promptgate", "refunds"),
                ExitCode.BAD_INPUT,
                List.of(
                        Problem.unknown(
                                ProblemCode.SUITE_004,
                                new Where("datasets/refunds/refunds.suite.yaml", 14, 7),
                                "scorer",
                                "contians",
                                List.of("regex", "judge", "json-schema", "equals", "contains")),
                        new Problem(
                                ProblemCode.SUITE_010,
                                Where.nowhere(),
                                "environment variable <script>alert(1)</script> is not set",
                                "set it, or remove ${env:NAME}")));
    }

    /** A filter that left nothing. */
    public static EvalOutcome nothingToRun() {
        Problem problem = new Problem(
                ProblemCode.RUN_001,
                Where.nowhere(),
                "cases \"zzz\" matches none of 8 cases",
                "use one of the known ids");
        return EvalOutcome.notRun(
                "refunds", Path.of("target", "promptgate", "refunds"), ExitCode.INCONCLUSIVE, List.of(problem));
    }
}
