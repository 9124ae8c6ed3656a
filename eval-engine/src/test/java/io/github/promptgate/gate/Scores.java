package io.github.promptgate.gate;

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
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.record.Usage;
import io.github.promptgate.suite.GateRule;
import io.github.promptgate.suite.RunSpec;
import io.github.promptgate.suite.Sampling;
import io.github.promptgate.suite.ShardChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A run on paper: fills a score table trial by trial, then asks the gate. */
final class Scores {

    static final Metric QUALITY = Metric.unit("quality");
    static final Metric RIGHT = Metric.binary("right");
    static final Metric INTENT = Metric.label("intent");

    private final ScoreTable table;
    private Counts counts = Counts.none();

    private final Map<GateRule.Against, Reference> references = new HashMap<>();
    private Map<String, String> definitions = Map.of();

    private Scores(List<Cell> cells, List<CaseRef> refs, int samples) {
        List<Metric> metrics = new ArrayList<>(List.of(QUALITY, RIGHT, INTENT));
        metrics.addAll(BuiltInMetrics.all());
        table = new ScoreTable(cells, refs, samples, metrics);
    }

    /** One cell, {@code p@m}. */
    static Scores of(int cases, int samples) {
        return of(List.of(new Cell("p", "m")), cases, samples);
    }

    static Scores of(List<Cell> cells, int cases, int samples) {
        return clustered(cells, cases, samples, 1);
    }

    /** So many cases share a passage. */
    static Scores clustered(List<Cell> cells, int cases, int samples, int size) {
        List<CaseRef> refs = IntStream.rangeClosed(1, cases)
                .mapToObj(i -> new CaseRef(
                        "c" + i,
                        new Where("cases.csv", i + 1, 1),
                        "0".repeat(64),
                        i % 2 == 0 ? List.of("even") : List.of("odd"),
                        size == 1 ? "c" + i : "passage" + (i - 1) / size))
                .toList();
        return new Scores(cells, refs, samples);
    }

    /** Cases of these ids and contents, one sample each. */
    static Scores ofCases(List<Cell> cells, List<CaseRef> refs) {
        return new Scores(cells, refs, 1);
    }

    /** These scores are the baseline. */
    Scores since(Scores before) {
        return since(before, Map.of());
    }

    Scores since(Scores before, Map<String, String> definitions) {
        return since(new Reference.Known("the baseline", before.table, Map.of(), definitions));
    }

    Scores against(GateRule.Against against, Reference reference) {
        references.put(against, reference);
        return this;
    }

    /** These scores as a reference of that name. */
    Reference known(String name) {
        return new Reference.Known(name, table, Map.of(), Map.of());
    }

    Scores defined(Map<String, String> as) {
        definitions = as;
        return this;
    }

    Scores since(Reference baseline) {
        references.put(new GateRule.Against.Baseline(), baseline);
        return this;
    }

    /** As {@link #right(String)} in another cell, a letter for each case. */
    Scores right(int cell, String marks) {
        for (int i = 0; i < marks.length(); i++) {
            right(cell, i, 1, marks.charAt(i));
        }
        return this;
    }

    /** All samples of a case, then those of the next. */
    Scores samples(int cell, String marks) {
        for (int i = 0; i < marks.length(); i++) {
            right(cell, i / table.samples(), i % table.samples() + 1, marks.charAt(i));
        }
        return this;
    }

    Verdict judge(RunSpec limits, Asked... asked) {
        List<GateRule> rules = Stream.of(asked).map(Asked::rule).toList();
        return Gate.decide(new Gate.Measured(table, List.of(), references, definitions), rules, limits, counts(), "");
    }

    Verdict judge(Asked... asked) {
        return judge(limits(), asked);
    }

    /** Where the run stands, its changes measured from what these rules name. */
    Standing standing(Asked... asked) {
        List<GateRule> rules = Stream.of(asked).map(Asked::rule).toList();
        return Gate.standing(new Gate.Measured(table, List.of(), references, definitions), rules, limits());
    }

    static Cell cell(String prompt, String model) {
        return new Cell(prompt, model);
    }

    /** Quality of one sample of each case, in the first cell. */
    Scores quality(double... values) {
        for (int i = 0; i < values.length; i++) {
            add(0, i, 1, new Score.Scored("quality", values[i], Score.Mark.UNMARKED, Evidence.none()));
        }
        return this;
    }

    Scores quality(int cell, int caseIndex, int sample, double value) {
        return add(cell, caseIndex, sample, new Score.Scored("quality", value, Score.Mark.UNMARKED, Evidence.none()));
    }

    /** One sample of each case in the first cell: {@code +} passed, {@code -} failed, {@code ?} unscored, {@code n} not applicable, {@code !} no reply. */
    Scores right(String marks) {
        for (int i = 0; i < marks.length(); i++) {
            right(0, i, 1, marks.charAt(i));
        }
        return this;
    }

    Scores right(int cell, int caseIndex, int sample, char mark) {
        return switch (mark) {
            case '+' -> add(cell, caseIndex, sample, Score.Scored.binary("right", true, Evidence.none()));
            case '-' -> add(cell, caseIndex, sample, Score.Scored.binary("right", false, Evidence.none()));
            case 'n' ->
                add(cell, caseIndex, sample, new Score.NotApplicable("right", Score.NotApplicable.Reason.REFUSED, ""));
            case '!' -> fail(cell, caseIndex, sample);
            default -> unscored(cell, caseIndex, sample, "right");
        };
    }

    /** Expected and given label of one sample of each case: {@code refund>billing}; {@code refund>} for none. */
    Scores intent(String... pairs) {
        for (int i = 0; i < pairs.length; i++) {
            String[] labels = pairs[i].split(">", -1);
            LabelPair pair = new LabelPair(labels[0], Optional.of(labels[1]).filter(given -> !given.isEmpty()));
            Evidence evidence = new Evidence("", List.of(pair.item("")));
            add(0, i, 1, Score.Scored.binary("intent", labels[0].equals(labels[1]), evidence));
        }
        return this;
    }

    Scores unscored(int cell, int caseIndex, int sample, String metric) {
        return add(cell, caseIndex, sample, new Score.Unscored(metric, UnscoredCause.JUDGE_FAILED, "no verdict"));
    }

    /** A trial with this latency in milliseconds and this price. */
    Scores call(int caseIndex, long latency, double usd) {
        Reply reply = new Reply.Answered(
                "yes",
                List.of(),
                FinishReason.STOP,
                Optional.of(new Usage(10, 5)),
                Optional.empty(),
                CallInfo.live(latency, 1, 0));
        return book(0, caseIndex, 1, reply, List.of(passed()), OptionalDouble.of(usd));
    }

    /** A trial whose provider says neither usage nor price. */
    Scores unpriced(int caseIndex, long latency) {
        Reply reply = answered(CallInfo.live(latency, 1, 0));
        return book(0, caseIndex, 1, reply, List.of(passed()), OptionalDouble.empty());
    }

    private static Score passed() {
        return Score.Scored.binary("right", true, Evidence.none());
    }

    private static Reply answered(CallInfo call) {
        return new Reply.Answered("yes", List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), call);
    }

    private Scores fail(int cell, int caseIndex, int sample) {
        Problem problem = new Problem(ProblemCode.CALL_004, Where.nowhere(), "500", "wait");
        Reply reply = new Reply.Failed(problem, CallInfo.live(10, 1, 0));
        Score score = new Score.Unscored("right", UnscoredCause.NO_REPLY, "500");
        return book(cell, caseIndex, sample, reply, List.of(score), OptionalDouble.empty());
    }

    private Scores add(int cell, int caseIndex, int sample, Score score) {
        return book(
                cell, caseIndex, sample, answered(CallInfo.live(100, 1, 0)), List.of(score), OptionalDouble.of(0.001));
    }

    private Scores book(int cell, int caseIndex, int sample, Reply reply, List<Score> scores, OptionalDouble cost) {
        Trial trial = new Trial(table.cells().get(cell), table.cases().get(caseIndex), sample);
        TrialRecord kept = new TrialRecord(trial, "", "", List.of(), reply, scores, cost, Spend.none());
        table.add(cell, caseIndex, kept);
        counts = counts.plus(kept.state(), kept.isError());
        return this;
    }

    Verdict judge(RunSpec limits, GateRule... rules) {
        return Gate.decide(List.of(rules), limits, table, counts(), "");
    }

    Verdict judge(GateRule... rules) {
        return judge(limits(), rules);
    }

    Verdict stopped(String why, GateRule... rules) {
        return Gate.decide(List.of(rules), limits(), table, counts(), why);
    }

    private Counts counts() {
        return counts.ofPlanned((long) table.cells().size() * table.cases().size() * table.samples());
    }

    static RunSpec limits() {
        return limits(0, new RunSpec.Allowance(0, false), 0.5);
    }

    static RunSpec limits(int maxErrors, RunSpec.Allowance maxUnscored, double minScored) {
        return new RunSpec(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                1,
                0,
                8,
                OptionalInt.of(maxErrors),
                maxUnscored,
                minScored,
                0.95,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                RunSpec.Recordings.auto(),
                new ShardChoice.Whole(),
                Optional.empty());
    }

    /** {@code rule("latency", "p95 max 3s", 3000)}. */
    static GateRule rule(String metric, String bound, double value) {
        return rule(metric, bound, value, GateRule.Scope.CELL);
    }

    static GateRule rule(String metric, String bound, double value, GateRule.Scope scope) {
        return rule(metric, bound, value, scope, GateRule.Filter.all(), GateRule.Severity.ERROR);
    }

    static GateRule warning(String metric, String bound, double value) {
        return rule(metric, bound, value, GateRule.Scope.CELL, GateRule.Filter.all(), GateRule.Severity.WARN);
    }

    static GateRule filtered(String metric, String bound, double value, GateRule.Filter filter) {
        return rule(metric, bound, value, GateRule.Scope.CELL, filter, GateRule.Severity.ERROR);
    }

    private static GateRule rule(
            String metric,
            String bound,
            double value,
            GateRule.Scope scope,
            GateRule.Filter filter,
            GateRule.Severity severity) {
        String[] words = bound.split(" ");
        boolean plain = words.length == 2;
        GateRule.Statistic statistic = plain
                ? GateRule.Statistic.MEAN
                : GateRule.Statistic.valueOf(
                        words[0].toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        GateRule.Side side = words[words.length - 2].equals("min") ? GateRule.Side.MIN : GateRule.Side.MAX;
        return new GateRule(
                metric + "-" + bound.replace(' ', '-'),
                metric,
                statistic,
                Optional.empty(),
                side,
                value,
                words[words.length - 1],
                scope,
                filter,
                severity,
                GateRule.Manner.plain(),
                Optional.empty(),
                new Where("s.suite.yaml", 31, 5));
    }

    static GateRule.Filter tag(String tag) {
        return new GateRule.Filter(Optional.empty(), Optional.empty(), Optional.of(tag), Optional.empty());
    }

    /** {@code STATE message}, one per result. */
    static List<String> lines(Verdict verdict) {
        return verdict.rules().stream()
                .map(result -> result.state() + " " + result.message())
                .toList();
    }

    static String name(Verdict verdict) {
        return verdict.fold(pass -> "PASS", fail -> "FAIL", inconclusive -> "INCONCLUSIVE");
    }

    /** {@code CODE what}, one per run-wide cause. */
    static List<String> causes(Verdict verdict) {
        List<Problem> causes =
                verdict.fold(pass -> List.<Problem>of(), Verdict.Fail::causes, Verdict.Inconclusive::causes);
        return causes.stream()
                .map(cause -> cause.code().id() + " " + cause.what())
                .toList();
    }

    /** The first samples of each case. */
    Gate.Measured measured(int samples) {
        return new Gate.Measured(table.first(samples), List.of(), references, definitions);
    }

    /** Counts of all that was booked, of so many samples that were planned. */
    Counts drawn(int samples) {
        return counts.ofPlanned((long) table.cells().size() * table.cases().size() * samples);
    }

    boolean look(Looks looks, int samples) {
        return looks.look(measured(samples), drawn(samples));
    }

    Verdict verdict(Looks looks, int samples) {
        return looks.verdict(measured(samples), drawn(samples), "");
    }

    /** Limits of a run whose samples are drawn until all is decided. */
    static RunSpec limits(Sampling sampling) {
        RunSpec usual = limits();
        return new RunSpec(
                usual.prompts(),
                usual.models(),
                usual.cases(),
                usual.tags(),
                usual.limit(),
                sampling.max(),
                usual.seed(),
                usual.concurrency(),
                usual.maxErrors(),
                usual.maxUnscored(),
                usual.minScored(),
                usual.confidence(),
                usual.timeout(),
                usual.trialTimeout(),
                usual.budget(),
                usual.failFast(),
                usual.truncatedScored(),
                usual.recordings(),
                usual.shard(),
                usual.environment(),
                Optional.of(sampling),
                usual.filters(),
                usual.formats());
    }
}
