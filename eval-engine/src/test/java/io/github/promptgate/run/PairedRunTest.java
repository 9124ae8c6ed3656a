package io.github.promptgate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.dataset.Dataset;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.Models;
import io.github.promptgate.model.transport.Slots;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.prompt.Prompts;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.NotApplicable;
import io.github.promptgate.record.Score.Scored;
import io.github.promptgate.record.Score.Unscored;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.record.Usage;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.suite.Overrides;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.SuiteReader;
import io.github.promptgate.suite.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cells a and z are held against the cell of prompt old; the judge prefers the answer that holds the word good. */
@Timeout(120)
class PairedRunTest {

    private static final Vocabulary VOCABULARY = new Vocabulary(Scorers.words(), Models.words());
    private static final Clock NOW = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final int CASES = 8;

    @TempDir
    Path root;

    private final AtomicInteger judged = new AtomicInteger();
    private final AtomicReference<PlanRunner> runner = new AtomicReference<>();

    /** What a run left. */
    private record Left(String lines, List<TrialRecord> trials, RunFooter footer) {

        private TrialRecord trial(String id) {
            return trials.stream()
                    .filter(trial -> trial.trial().id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + id + " in " + ids()));
        }

        private List<String> ids() {
            return trials.stream().map(trial -> trial.trial().id()).toList();
        }

        private Score pairwise(String id) {
            return trial(id).scores().get(1);
        }

        /** Each metric of each trial that was done has one outcome; each reply that failed is unscored. */
        private void addsUp() {
            Counts counts = footer.counts();
            assertThat(counts.trials()).isEqualTo(trials.size());
            assertThat(counts.passed() + counts.failed() + counts.unscored() + counts.notApplicable())
                    .isEqualTo(counts.trials());
            assertThat(trials).allSatisfy(trial -> assertThat(trial.scores()).hasSize(2));
        }
    }

    private Left run(String run, ModelClient client) throws IOException {
        RunSetup setup = setup(run, client);
        List<Metric> metrics =
                new ArrayList<>(setup.scorers().stream().map(Scorer::metric).toList());
        metrics.addAll(BuiltInMetrics.all());
        Plan plan = setup.plan();
        ScoreTable table = new ScoreTable(plan.cells(), plan.cases(), plan.samples(), metrics);
        RunHeader header = new RunHeader(
                "pairs",
                "pairs.suite.yaml",
                "",
                "",
                plan.cells(),
                List.of(),
                metrics,
                CASES,
                plan.samples(),
                0,
                "",
                Optional.empty(),
                "",
                "test");
        Path out = root.resolve("out");
        runner.set(new PlanRunner(setup, NOW));
        try (RecordWriter writer = RecordWriter.start(out, header)) {
            RunFooter footer = runner.get().run(writer, table, RunListener.silent());
            boolean wasInterrupted = Thread.interrupted();
            RecordFile record = writer.finish(footer);
            assertThat(wasInterrupted).isFalse();
            try (Stream<TrialRecord> trials = record.trials()) {
                return new Left(Files.readString(out.resolve("results.jsonl")), trials.toList(), footer);
            }
        }
    }

    private RunSetup setup(String run, ModelClient client) throws IOException {
        StringBuilder rows = new StringBuilder("id,question\n");
        for (int i = 1; i <= CASES; i++) {
            rows.append("c" + i + ",question " + i + "\n");
        }
        Files.writeString(root.resolve("cases.csv"), rows);
        Path file = Files.writeString(root.resolve("pairs.suite.yaml"), """
                suite: pairs
                prompts:
                  - {id: a, messages: [{user: "a: {{ question }}"}]}
                  - {id: old, messages: [{user: "old: {{ question }}"}]}
                  - {id: z, messages: [{user: "z: {{ question }}"}]}
                models: [{id: m, provider: openai, model: gpt-4o-mini, price: {input: 1, output: 2}}]
                judge: openai/gpt-4.1
                dataset: cases.csv
                scorers:
                  - contains: question
                  - pairwise: {rubric: Good., against: "old@*", threshold: 0.5}
                gate: [{metric: pass-rate, min: 1}]
                %s
                """.formatted(run));
        Suite suite = new SuiteReader(VOCABULARY).read(file, root, Overrides.none());
        Plan plan = Plan.of(suite, Prompts.load(suite), Dataset.open(suite, new ScorerReader(VOCABULARY)));
        return new RunSetup(
                suite,
                plan,
                Prompts.load(suite),
                Scorers.build(suite.scorers(), suite.folder()),
                id -> client,
                new Scorers.Equipment(Optional.of(this::judgement), Optional.empty(), Optional.empty()),
                new Slots(suite.run().concurrency()));
    }

    private Reply judgement(ModelRequest request) {
        judged.incrementAndGet();
        String asked = request.messages().get(1).text();
        int second = asked.indexOf("The second answer:");
        boolean first =
                asked.substring(asked.indexOf("The first answer:"), second).contains("good");
        boolean both = first && asked.substring(second).contains("good");
        String verdict = both ? "tie" : first ? "first" : "second";
        return reply("{\"reason\": \"the good one\", \"verdict\": \"" + verdict + "\"}");
    }

    private static Reply reply(String text) {
        return new Reply.Answered(
                text,
                List.of(),
                FinishReason.STOP,
                Optional.of(new Usage(1_000_000, 0)),
                Optional.empty(),
                CallInfo.live(5, 1, 0));
    }

    private static Reply failed(String what) {
        Problem problem = new Problem(ProblemCode.CALL_003, Where.nowhere(), what, "ask more slowly");
        return new Reply.Failed(problem, CallInfo.live(5, 1, 0));
    }

    private static boolean isOld(ModelRequest request) {
        return request.context().prompt().equals("old");
    }

    /** The new prompts are good at even and at odd cases, the old one never. */
    private static Reply answer(ModelRequest request) {
        String asked = request.messages().get(0).text();
        boolean even = (asked.charAt(asked.length() - 1) - '0') % 2 == 0;
        boolean good = asked.startsWith("a") && even || asked.startsWith("z") && !even;
        return reply(asked + (good ? " good" : " bad"));
    }

    @Test
    void the_record_is_the_same_whichever_reply_comes_first() throws Exception {
        Left oneByOne = run("run: {concurrency: 1}", PairedRunTest::answer);
        CountDownLatch others = new CountDownLatch(2 * CASES);
        Left oldIsSlow = run("run: {concurrency: 50}", request -> {
            if (isOld(request)) {
                await(others);
            } else {
                others.countDown();
            }
            return answer(request);
        });
        CountDownLatch olds = new CountDownLatch(CASES);
        Left oldIsFast = run("run: {concurrency: 50}", request -> {
            if (isOld(request)) {
                olds.countDown();
            } else {
                await(olds);
            }
            return answer(request);
        });

        assertThat(oneByOne.trials()).hasSize(3 * CASES);
        assertThat(oneByOne.pairwise("a@m/c2#1"))
                .isInstanceOfSatisfying(
                        Scored.class, score -> assertThat(score.value()).isEqualTo(1));
        assertThat(oneByOne.pairwise("z@m/c2#1"))
                .isInstanceOfSatisfying(
                        Scored.class, score -> assertThat(score.value()).isEqualTo(0.5));
        assertThat(oneByOne.pairwise("old@m/c2#1"))
                .isInstanceOfSatisfying(
                        NotApplicable.class,
                        score -> assertThat(score.reason()).isEqualTo(NotApplicable.Reason.ITSELF));
        assertThat(judged).hasValue(3 * 2 * 2 * CASES);
        assertThat(oldIsSlow.lines()).isEqualTo(oneByOne.lines());
        assertThat(oldIsFast.lines()).isEqualTo(oldIsSlow.lines());
        oneByOne.addsUp();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void one_place_is_enough_since_who_waits_holds_none() throws Exception {
        Left left = run("run: {concurrency: 1, samples: 2}", PairedRunTest::answer);

        assertThat(left.trials()).hasSize(6 * CASES);
        assertThat(left.footer().stopped()).isEmpty();
        left.addsUp();
    }

    @Test
    void a_rival_without_an_answer_leaves_the_others_unscored_with_its_reason() throws Exception {
        Map<String, Reply> olds = Map.of(
                "c1",
                failed("429 from the provider"),
                "c2",
                new Reply.Refused("no", Optional.empty(), CallInfo.live(5, 1, 0)),
                "c3",
                reply(" "),
                "c4",
                new Reply.Answered(
                        "question 4, and",
                        List.of(),
                        FinishReason.LENGTH,
                        Optional.empty(),
                        Optional.empty(),
                        CallInfo.live(5, 1, 0)));

        for (int concurrency : List.of(1, 50)) {
            Left left = run(
                    "run: {max-errors: 9, concurrency: " + concurrency + "}",
                    request -> isOld(request)
                            ? olds.getOrDefault(request.context().caseId(), answer(request))
                            : answer(request));

            assertThat(left.trials()).hasSize(3 * CASES);
            assertThat(missing(left.pairwise("a@m/c1#1")))
                    .isEqualTo("old@m gave no reply to case \"c1\", sample 1: CALL-003 429 from the provider");
            assertThat(missing(left.pairwise("z@m/c2#1")))
                    .isEqualTo("old@m gave no reply to case \"c2\", sample 1: the reply was refused");
            assertThat(missing(left.pairwise("a@m/c3#1")))
                    .isEqualTo("old@m gave no reply to case \"c3\", sample 1: the reply is empty");
            assertThat(missing(left.pairwise("a@m/c4#1")))
                    .isEqualTo(
                            "old@m gave no reply to case \"c4\", sample 1: the reply was cut at the model's token limit");
            assertThat(causes(left.trial("old@m/c1#1"))).containsOnly(UnscoredCause.NO_REPLY);
            assertThat(causes(left.trial("old@m/c3#1"))).containsOnly(UnscoredCause.EMPTY_REPLY);
            left.addsUp();
        }
    }

    private static String missing(Score score) {
        assertThat(score).isInstanceOf(Unscored.class);
        assertThat(((Unscored) score).cause()).isEqualTo(UnscoredCause.RIVAL_MISSING);
        return ((Unscored) score).detail();
    }

    private static List<UnscoredCause> causes(TrialRecord trial) {
        return trial.scores().stream().map(score -> ((Unscored) score).cause()).toList();
    }

    @Test
    void a_failed_reply_waits_for_nobody() throws Exception {
        Left left = run(
                "run: {concurrency: 4, max-errors: 9}",
                request -> request.context().prompt().equals("a") ? failed("429") : answer(request));

        assertThat(causes(left.trial("a@m/c1#1"))).containsOnly(UnscoredCause.NO_REPLY);
        assertThat(left.trials()).hasSize(3 * CASES);
        left.addsUp();
    }

    @Test
    void a_stop_ends_who_waits_for_a_reply_that_never_comes() throws Exception {
        Left left = run("run: {concurrency: 1}", request -> {
            if (request.context().caseId().equals("c2")) {
                runner.get().stop();
            }
            return answer(request);
        });

        assertThat(left.footer().stopped()).isEqualTo(PlanRunner.BY_USER);
        assertThat(missing(left.pairwise("a@m/c2#1")))
                .isEqualTo("old@m gave no reply to case \"c2\", sample 1: stopped by the user");
        assertThat(left.trial("a@m/c2#1").scores().get(0)).isInstanceOf(Scored.class);
        assertThat(left.pairwise("a@m/c1#1")).isInstanceOf(Scored.class);
        left.addsUp();
    }

    @Test
    void a_stop_while_the_rival_is_asked_ends_too() throws Exception {
        CountDownLatch never = new CountDownLatch(1);

        Left left = run("run: {concurrency: 50}", request -> {
            if (!isOld(request)) {
                return answer(request);
            }
            if (request.context().caseId().equals("c8")) {
                runner.get().stop();
            }
            try {
                never.await();
                return answer(request);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed("interrupted");
            }
        });

        assertThat(left.footer().stopped()).isEqualTo(PlanRunner.BY_USER);
        assertThat(left.trials()).allSatisfy(trial -> missing(trial.scores().get(1)));
        assertThat(judged).hasValue(0);
        left.addsUp();
    }

    @Test
    void fail_fast_ends_what_was_begun_and_tells_why_the_rival_never_came() throws Exception {
        Left left = run(
                "run: {concurrency: 1, fail-fast: true}",
                request -> request.context().caseId().equals("c2") && isOld(request) ? failed("429") : answer(request));
        Left first = run(
                "run: {concurrency: 1, fail-fast: true, prompts: [old, z], models: [m]}",
                request -> isOld(request) ? answer(request) : failed("429"));

        assertThat(left.ids()).contains("a@m/c2#1", "old@m/c2#1").doesNotContain("z@m/c2#1");
        assertThat(missing(left.pairwise("a@m/c2#1")))
                .isEqualTo("old@m gave no reply to case \"c2\", sample 1: CALL-003 429");
        assertThat(left.footer().stopped()).startsWith("fail-fast, and ");
        assertThat(first.footer().stopped()).isEqualTo("fail-fast, and z@m/c1#1 got no reply");
        assertThat(first.ids()).containsExactly("old@m/c1#1", "z@m/c1#1");
        left.addsUp();
        first.addsUp();
    }

    @Test
    void a_rival_that_the_budget_leaves_out_is_missing_to_the_others() throws Exception {
        Left left = run("run: {concurrency: 1, budget: $1}", PairedRunTest::answer);

        assertThat(left.footer().stopped()).isEqualTo("the budget of $1 is spent");
        assertThat(left.ids()).containsExactly("a@m/c1#1");
        assertThat(missing(left.pairwise("a@m/c1#1")))
                .isEqualTo("old@m gave no reply to case \"c1\", sample 1: CALL-010 the budget is spent");
        left.addsUp();
    }

    @Test
    void equal_answers_are_ties_without_a_call() throws Exception {
        Map<String, Long> outcomes = run("run: {concurrency: 3}", request -> reply("question")).trials().stream()
                .map(trial -> trial.scores().get(1))
                .collect(Collectors.groupingBy(score -> score.getClass().getSimpleName(), Collectors.counting()));

        assertThat(outcomes).isEqualTo(Map.of("Scored", 2L * CASES, "NotApplicable", (long) CASES));
        assertThat(judged).hasValue(0);
    }
}
