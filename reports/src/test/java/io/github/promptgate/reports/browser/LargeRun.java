package io.github.promptgate.reports.browser;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Message;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.ReplySources;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.RunRecord;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Spend;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.Usage;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Outcomes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A run of any size: tickets that 2 prompts x 2 models put under labels, with the texts of the bench that the peer is
 * measured by. One trial in 20 misses. Nothing of it is kept: each trial is made when it is asked for.
 *
 * @param cases of four trials each
 */
public record LargeRun(int cases) implements RunRecord {

    private static final List<String> TOPICS =
            List.of("refund", "delivery", "login", "invoice", "warranty", "upgrade", "privacy");
    private static final List<String> LABELS = List.of("alpha", "beta", "gamma");
    private static final List<String> PROMPTS = List.of(
            "You label support tickets. Ticket %s: %s\nAnswer with one JSON object with the fields id, label, score and summary.",
            "Read ticket %s and give back JSON only (id, label, score, summary).\n\nTICKET\n%s\nEND");
    private static final List<Cell> CELLS = List.of(
            new Cell("short", "mock-a"),
            new Cell("short", "mock-b"),
            new Cell("long", "mock-a"),
            new Cell("long", "mock-b"));
    private static final List<Metric> METRICS =
            List.of(Metric.binary("contains"), Metric.binary("regex"), Metric.binary("json-schema"));

    @Override
    public RunHeader header() {
        List<Metric> metrics = new ArrayList<>(METRICS);
        metrics.addAll(BuiltInMetrics.all());
        return new RunHeader(
                "tickets",
                "tickets.suite.yaml",
                "ab".repeat(32),
                "cd".repeat(32),
                CELLS,
                List.of(
                        new RunHeader.PromptRef("short", "prompts/short.md", "", "12".repeat(32)),
                        new RunHeader.PromptRef("long", "prompts/long.md", "", "34".repeat(32))),
                metrics,
                cases,
                1,
                7,
                "ef".repeat(32),
                Optional.empty(),
                "2026-11-22T10:15:30Z",
                "0.1.0");
    }

    @Override
    public Stream<TrialRecord> trials() {
        return IntStream.range(0, cases * CELLS.size()).mapToObj(at -> trial(at / CELLS.size(), at % CELLS.size()));
    }

    @Override
    public RunFooter footer() {
        Counts counts =
                trials().reduce(Counts.none(), (sum, trial) -> sum.plus(trial.state(), trial.isError()), Counts::plus);
        return new RunFooter(
                counts.ofPlanned((long) cases * CELLS.size()),
                Counts.none(),
                "",
                OptionalDouble.of(cases * 0.0009),
                OptionalDouble.of(0),
                0,
                61_000,
                ReplySources.none(),
                RunFooter.Afterwards.nothing());
    }

    /** Failed, by one rule. */
    public EvalOutcome outcome() {
        RuleResult broken = Fixture.result(
                Fixture.rule("pass-rate", 0.97, 31),
                BuiltInMetrics.PASS_RATE,
                "short@mock-a",
                RuleResult.State.FAIL,
                0.95);
        return Outcomes.of(
                "tickets",
                Path.of("target", "promptgate", "tickets"),
                ExitCode.FAILED,
                Optional.of(this),
                Optional.of(new Verdict.Fail(List.of(broken), List.of())));
    }

    private static TrialRecord trial(int row, int cell) {
        String id = String.format(Locale.ROOT, "CASE-%06d", row);
        String text = "The customer writes about " + TOPICS.get(row % TOPICS.size()) + " for the " + row % 13
                + "th time, order " + (100_000 + row * 7) + ", and asks for an answer before day " + (row % 28 + 1)
                + ".";
        String prompt = String.format(Locale.ROOT, PROMPTS.get(cell / 2), id, text);
        int hash = (CELLS.get(cell).model() + prompt).hashCode() >>> 1;
        boolean holds = hash % 20 != 0;
        String label = LABELS.get(hash % 3);
        String answer =
                "{\"id\":\"" + id + "\",\"label\":\"" + label + "\",\"summary\":\"Ticket " + id + " was read by "
                        + CELLS.get(cell).model() + " and put under " + label + ".\""
                        + (holds ? ",\"score\":" + hash % 101 : "")
                        + "}";
        List<Score> scores = List.of(
                Score.Scored.binary("contains", true, Evidence.of("contains \"" + id + "\"")),
                Score.Scored.binary("regex", true, Evidence.of("matches \"label\":\"(alpha|beta|gamma)\"")),
                Score.Scored.binary(
                        "json-schema",
                        holds,
                        holds ? Evidence.none() : Evidence.of("required property \"score\" is missing")));
        Reply reply = new Reply.Answered(
                answer,
                List.of(),
                FinishReason.STOP,
                Optional.of(new Usage(60 + hash % 9, 40)),
                Optional.empty(),
                CallInfo.live(400 + hash % 900, 1, 0));
        return new TrialRecord(
                new Trial(
                        CELLS.get(cell),
                        new CaseRef(id, new Where("tickets.jsonl", row + 1, 1), "ef".repeat(32), List.of(), id),
                        1),
                text,
                "",
                List.of(new Message(Message.Role.USER, prompt)),
                reply,
                scores,
                OptionalDouble.of(0.0002 + 0.00005 * cell),
                Spend.none());
    }
}
