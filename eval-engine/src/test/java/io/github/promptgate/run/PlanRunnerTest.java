package io.github.promptgate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.dataset.Dataset;
import io.github.promptgate.model.ModelClient;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.model.Models;
import io.github.promptgate.model.transport.Slots;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.prompt.Prompts;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Metric;
import io.github.promptgate.record.RecordFile;
import io.github.promptgate.record.RecordWriter;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.RunFooter;
import io.github.promptgate.record.RunHeader;
import io.github.promptgate.record.ScoreTable;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.Usage;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.source.Digest;
import io.github.promptgate.source.JsonText;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PlanRunnerTest {

    private static final Vocabulary VOCABULARY = new Vocabulary(Scorers.words(), Models.words());
    private static final Clock NOW = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir
    Path root;

    private final List<Metric> metrics = new ArrayList<>();

    private RunSetup setup(ModelClient client, int cases, String... more) throws IOException {
        StringBuilder rows = new StringBuilder("id,question,expected,context\n");
        for (int i = 1; i <= cases; i++) {
            rows.append("c" + i + ",question " + i + ",yes,passage of c" + i + "\n");
        }
        Files.writeString(root.resolve("cases.csv"), rows);
        String suiteText = String.join(
                "\n",
                "suite: run",
                "prompts:",
                "  - {id: p, messages: [{user: \"{{ question }}\"}], parameters: {temperature: 0, max-tokens: 9}}",
                "models:",
                "  - {id: m, provider: openai, model: gpt-4o-mini, parameters: {temperature: 0.5},"
                        + " price: {input: 1, output: 2}}",
                "dataset: cases.csv",
                "scorers: [{contains: \"{{ expected }}\"}]",
                "gate: [{metric: pass-rate, min: 1}]",
                String.join("\n", more));
        Path file = Files.writeString(root.resolve("run.suite.yaml"), suiteText + "\n");
        Suite suite = new SuiteReader(VOCABULARY).read(file, root, Overrides.none());
        List<Scorer> scorers = Scorers.build(suite.scorers(), suite.folder());
        scorers.forEach(scorer -> metrics.add(scorer.metric()));
        metrics.addAll(BuiltInMetrics.all());
        Plan plan = Plan.of(suite, Prompts.load(suite), Dataset.open(suite, new ScorerReader(VOCABULARY)));
        Scorers.Equipment none = new Scorers.Equipment(Optional.empty(), Optional.empty(), Optional.empty());
        return new RunSetup(
                suite,
                plan,
                Prompts.load(suite),
                scorers,
                id -> client,
                none,
                new Slots(suite.run().concurrency()));
    }

    private List<TrialRecord> run(RunSetup setup, RunListener listener) {
        Plan plan = setup.plan();
        ScoreTable table = new ScoreTable(plan.cells(), plan.cases(), plan.samples(), metrics);
        RunHeader header = new RunHeader(
                "run",
                "run.suite.yaml",
                "",
                "",
                plan.cells(),
                List.of(),
                metrics,
                1,
                plan.samples(),
                0,
                "",
                Optional.empty(),
                "",
                "test");
        try (RecordWriter writer = RecordWriter.start(root.resolve("out"), header)) {
            RunFooter footer = new PlanRunner(setup, NOW).run(writer, table, listener);
            RecordFile record = writer.finish(footer);
            footers.add(footer);
            try (Stream<TrialRecord> trials = record.trials()) {
                return trials.toList();
            }
        }
    }

    private final List<RunFooter> footers = new ArrayList<>();

    private static Reply yes() {
        return new Reply.Answered(
                "yes",
                List.of(),
                FinishReason.STOP,
                Optional.of(new Usage(1_000_000, 500_000)),
                Optional.empty(),
                CallInfo.live(5, 1, 0));
    }

    /** Waits until four calls are in flight: a run that kept fewer would hang, one that kept more is counted. */
    private static final class FourAtOnce implements ModelClient {
        private final CyclicBarrier four = new CyclicBarrier(4);
        private final AtomicInteger inFlight = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger waves = new AtomicInteger();

        @Override
        public Reply ask(ModelRequest request) {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            try {
                if (four.await() == 0) {
                    waves.incrementAndGet();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            inFlight.decrementAndGet();
            return yes();
        }
    }

    @Test
    void calls_in_flight_are_as_many_as_asked_and_time_is_that_of_as_few_waves() throws IOException {
        FourAtOnce client = new FourAtOnce();

        List<TrialRecord> trials = run(setup(client, 40, "run: {concurrency: 4}"), RunListener.silent());

        assertThat(client.most).hasValue(4);
        assertThat(client.waves).hasValue(10);
        assertThat(trials).hasSize(40);
    }

    @Test
    void listeners_are_called_by_one_thread_at_a_time() throws IOException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        run(setup(request -> yes(), 200, "run: {concurrency: 8}"), new RunListener() {
            @Override
            public void trialFinished(TrialRecord trial, Progress progress) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                new Digest().add(trial.toString()).hex();
                inside.decrementAndGet();
            }
        });

        assertThat(most).hasValue(1);
    }

    @Test
    void a_request_carries_the_merged_parameters_the_messages_and_what_it_is_for() throws IOException {
        List<ModelRequest> asked = new ArrayList<>();

        run(
                setup(
                        request -> {
                            asked.add(request);
                            return yes();
                        },
                        1,
                        "run: {concurrency: 1, samples: 2}",
                        "parameters: {temperature: [0.9]}"),
                RunListener.silent());

        ModelRequest second = asked.get(1);
        assertThat(second.messages()).extracting(message -> message.text()).containsExactly("question 1");
        assertThat(JsonText.write(second.parameters().map())).isEqualTo("{\"temperature\":0.9,\"max-tokens\":9}");
        assertThat(second.context().prompt()).isEqualTo("p");
        assertThat(second.context().model()).isEqualTo("m");
        assertThat(second.context().caseId()).isEqualTo("c1");
        assertThat(second.context().sample()).isEqualTo(2);
        assertThat(second.context().scorer()).isEmpty();
        assertThat(second.variables()).containsKey("question");
    }

    @Test
    void cost_is_that_of_the_usage_at_the_models_price() throws IOException {
        List<TrialRecord> trials = run(setup(request -> yes(), 2), RunListener.silent());

        assertThat(trials).extracting(trial -> trial.cost().orElseThrow()).containsExactly(2.0, 2.0);
        assertThat(footers.get(0).cost().orElseThrow()).isCloseTo(4.0, within(1e-12));
        assertThat(footers.get(0).judgeCalls()).isZero();
    }

    @Test
    void a_cost_that_is_not_known_leaves_the_total_unknown() throws IOException {
        Reply unmetered = new Reply.Answered(
                "yes", List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), CallInfo.live(5, 1, 0));

        run(setup(request -> request.context().caseId().equals("c2") ? unmetered : yes(), 2), RunListener.silent());

        assertThat(footers.get(0).cost()).isEmpty();
    }

    @Test
    void a_failed_reply_has_no_price_to_know() throws IOException {
        Problem outage = new Problem(ProblemCode.CALL_004, Where.nowhere(), "500", "wait");
        Reply failed = new Reply.Failed(outage, CallInfo.live(5, 3, 0));

        List<TrialRecord> trials = run(
                setup(request -> request.context().caseId().equals("c2") ? failed : yes(), 2), RunListener.silent());

        assertThat(trials.get(1).isError()).isTrue();
        assertThat(trials.get(1).scores()).hasSize(1);
        assertThat(footers.get(0).cost().orElseThrow()).isCloseTo(2.0, within(1e-12));
        assertThat(footers.get(0).counts().errors()).isEqualTo(1);
    }

    @Test
    void a_client_that_throws_a_problem_has_failed() throws IOException {
        Problem problem = new Problem(ProblemCode.CALL_006, Where.nowhere(), "no route", "check the address");
        ModelClient client = request -> {
            throw new ProblemException(problem);
        };

        List<TrialRecord> trials = run(setup(client, 1), RunListener.silent());

        assertThat(trials.get(0).reply()).isEqualTo(new Reply.Failed(problem, CallInfo.none()));
    }

    @Test
    void what_the_target_retrieved_replaces_the_cases_contexts() throws IOException {
        ConcurrentHashMap<String, List<String>> seen = new ConcurrentHashMap<>();
        Reply retrieved = new Reply.Answered(
                "yes",
                List.of(),
                FinishReason.STOP,
                Optional.empty(),
                Optional.of(List.of("passage")),
                CallInfo.live(5, 1, 0));
        RunSetup plain = setup(request -> retrieved, 1);
        Scorer spy = new Scorer() {
            @Override
            public Metric metric() {
                return Metric.binary("contains");
            }

            @Override
            public io.github.promptgate.record.Score score(
                    io.github.promptgate.score.Subject subject, io.github.promptgate.score.Instruments instruments) {
                seen.put(subject.trial().id(), subject.contexts());
                return io.github.promptgate.record.Score.Scored.binary(
                        "contains", true, io.github.promptgate.record.Evidence.none());
            }
        };

        List<TrialRecord> trials = run(
                new RunSetup(
                        plain.suite(),
                        plain.plan(),
                        plain.prompts(),
                        List.of(spy),
                        plain.clients(),
                        plain.equipment(),
                        plain.slots()),
                RunListener.silent());

        assertThat(seen).containsEntry("p@m/c1#1", List.of("passage"));
        assertThat(trials.get(0).passages()).containsExactly("passage");
        assertThat(trials.get(0).contexts()).containsExactly("passage of c1");
    }

    @Test
    void a_trial_keeps_the_passages_of_its_case() throws IOException {
        assertThat(run(setup(request -> yes(), 1), RunListener.silent()).get(0).passages())
                .containsExactly("passage of c1");
    }
}
