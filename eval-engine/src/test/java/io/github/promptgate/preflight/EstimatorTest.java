package io.github.promptgate.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.SuiteFolder;
import io.github.promptgate.dataset.Dataset;
import io.github.promptgate.model.ModelRequest;
import io.github.promptgate.plan.Plan;
import io.github.promptgate.preflight.Estimate.Item;
import io.github.promptgate.preflight.Estimate.Role;
import io.github.promptgate.prompt.Prompt;
import io.github.promptgate.prompt.Prompts;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.record.CallInfo;
import io.github.promptgate.record.FinishReason;
import io.github.promptgate.record.Reply;
import io.github.promptgate.score.Scorers;
import io.github.promptgate.suite.Overrides;
import io.github.promptgate.suite.ScorerReader;
import io.github.promptgate.suite.Suite;
import io.github.promptgate.suite.SuiteReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimatorTest {

    @TempDir
    Path root;

    private SuiteFolder folder;

    @BeforeEach
    void open() {
        folder = new SuiteFolder(root).file("replies.yaml", "replies: [{reply: x}]");
    }

    private SuiteFolder suite(String... more) {
        return folder.suite("suite: shop")
                .append(
                        "shop.suite.yaml",
                        "prompts:",
                        "  - {id: plain, messages: [{user: \"{{ question }}\"}]}",
                        "dataset: cases.csv")
                .append("shop.suite.yaml", more);
    }

    private void cases(int number) {
        folder.file(
                "cases.csv",
                Stream.concat(
                                Stream.of("id,question,context"),
                                IntStream.rangeClosed(1, number).mapToObj(i -> "c" + i + ",hello world,Red."))
                        .toArray(String[]::new));
    }

    private Estimate estimate(Recorded recorded) {
        Suite suite =
                new SuiteReader(EvalEngine.vocabulary()).read(root.resolve("shop.suite.yaml"), root, Overrides.none());
        List<Prompt> prompts = Prompts.load(suite);
        Dataset dataset = Dataset.open(suite, new ScorerReader(EvalEngine.vocabulary()));
        return new Estimator(new Estimator.Setup(
                        suite,
                        Plan.of(suite, prompts, dataset),
                        prompts,
                        Scorers.build(suite.scorers(), suite.folder()),
                        List.of(BuiltInMetrics.PASS_RATE, BuiltInMetrics.LATENCY),
                        Optional.empty(),
                        spec -> spec.type().equals("similarity"),
                        recorded))
                .estimate();
    }

    private static String line(Item item) {
        return item.role() + " " + item.model() + " " + item.calls() + "/" + item.recorded() + " in "
                + item.tokens().input() + " out " + item.tokens().output();
    }

    @Test
    void each_model_has_its_calls_tokens_and_money() {
        cases(3);
        suite(
                "models:",
                "  - {id: a, mock: replies.yaml, price: {input: 1000, output: 1000}, parameters: {max-tokens: 10}}",
                "  - {id: b, mock: replies.yaml}",
                "run: {samples: 2}",
                "gate: [{metric: pass-rate, min: 0.5}]");

        Estimate estimate = estimate(Recorded.nothing());

        assertThat(estimate.items())
                .extracting(EstimatorTest::line)
                .containsExactly("MODEL a 6/0 in 48 out 60", "MODEL b 6/0 in 48 out 1536"); // 2 tokens, 3 + 3 around
        assertThat(estimate.items().get(0).usd()).hasValue(0.108);
        assertThat(estimate.items().get(0).mostUsd()).hasValue(0.108);
        assertThat(estimate.items().get(1).usd()).isEmpty();
        assertThat(estimate.usd()).isEmpty();
        assertThat(estimate.counted()).isEqualTo(12);
        assertThat(estimate.wall()).hasSeconds(2); // 12 calls of a second, 8 at once
    }

    @Test
    void an_answer_without_a_limit_has_no_upper_bound() {
        cases(1);
        suite(
                "models: [{id: a, mock: replies.yaml, price: {input: 1, output: 1}}]",
                "gate: [{metric: pass-rate, min: 0.5}]");

        assertThat(estimate(Recorded.nothing()).usd()).hasValue(0.000264); // 8 in, 256 out
        assertThat(estimate(Recorded.nothing()).mostUsd()).isEmpty();
    }

    @Test
    void judge_and_embedding_have_theirs() {
        cases(2);
        suite(
                "models: [{id: a, mock: replies.yaml}]",
                "judge: a",
                "embedding: minilm",
                "scorers: [faithfulness, {similarity: {value: x}}]",
                "gate: [{metric: faithfulness, min: 0.5}]");

        assertThat(estimate(Recorded.nothing()).items())
                .extracting(EstimatorTest::line)
                .containsExactly(
                        "MODEL a 2/0 in 16 out 512",
                        "JUDGE a 4/0 in 2656 out 1024", // 8 + 256 + 400 each
                        "EMBEDDING minilm 2/0 in 1024 out 0");
    }

    @Test
    void steps_that_have_to_be_written_are_one_call_of_the_first_judge() {
        cases(2_100);
        suite(
                "models: [{id: a, mock: replies.yaml}, {id: b, mock: replies.yaml}]",
                "judges: [a, b, {id: c, mock: replies.yaml}]",
                "scorers: [{g-eval: {criteria: Polite.}}]",
                "gate: [{metric: g-eval, min: 0.5}]",
                "run: {models: [a]}");

        assertThat(estimate(Recorded.nothing()).items())
                .filteredOn(item -> item.role() == Role.JUDGE)
                .extracting(EstimatorTest::line)
                .containsExactly(
                        "JUDGE a 2101/0 in 1394800 out 537856", // 2100 x (8 + 256 + 400), and 400
                        "JUDGE b 2100/0 in 1394400 out 537600",
                        "JUDGE c 2100/0 in 1394400 out 537600");
        folder.file(
                "shop.suite.yaml",
                folder.text("shop.suite.yaml").replace("{criteria: Polite.}", "{criteria: Polite., steps: [Look.]}"));
        assertThat(estimate(Recorded.nothing()).items().get(1).calls()).isEqualTo(2_100);
    }

    @Test
    void what_is_recorded_costs_nothing() {
        cases(3);
        suite(
                "models: [{id: a, mock: replies.yaml, price: {input: 1, output: 1}}]",
                "gate: [{metric: pass-rate, min: 0.5}]");

        Estimate estimate = estimate((model, request) ->
                request.context().caseId().equals("c3") ? Optional.empty() : Optional.of(said("Red.")));

        assertThat(estimate.items()).extracting(EstimatorTest::line).containsExactly("MODEL a 3/2 in 8 out 256");
        assertThat(estimate(allRecorded()).usd()).hasValue(0);
    }

    private static Recorded allRecorded() {
        return (model, request) -> Optional.of(said("Red."));
    }

    @Test
    void a_replay_costs_nothing_whatever_is_missing() {
        cases(3);
        suite(
                "models: [{id: a, mock: replies.yaml}]",
                "run: {recordings: replay}",
                "gate: [{metric: pass-rate, min: 0.5}]");

        Estimate estimate = estimate((model, request) ->
                request.context().caseId().equals("c3") ? Optional.empty() : Optional.of(said("Red.")));

        assertThat(estimate.items()).extracting(EstimatorTest::line).containsExactly("MODEL a 3/2 in 0 out 0");
        assertThat(estimate.usd()).hasValue(0);
    }

    @Test
    void a_judge_whose_replies_are_recorded_costs_nothing_either() {
        cases(2);
        suite(
                "models: [{id: a, mock: replies.yaml}]",
                "judge: {id: j, mock: replies.yaml, price: {input: 1, output: 1}}",
                "scorers: [{judge: {rubric: Is it red?}}]",
                "gate: [{metric: judge, min: 0.5}]");
        List<ModelRequest> asked = new ArrayList<>();
        Recorded recorded = (model, request) -> {
            asked.add(request);
            boolean gone = model.id().equals("j") && request.context().caseId().equals("c2");
            return gone
                    ? Optional.empty()
                    : Optional.of(said(model.id().equals("j") ? "{\"reason\": \"it is\", \"score\": 1}" : "Red."));
        };

        Item judge = estimate(recorded).items().get(1);

        assertThat(judge.role()).isEqualTo(Role.JUDGE);
        assertThat(judge.calls()).isGreaterThanOrEqualTo(2);
        assertThat(judge.live()).isEqualTo(1);
        assertThat(asked)
                .filteredOn(request -> request.context().scorer().equals("judge"))
                .isNotEmpty();
    }

    @Test
    void a_given_answer_is_not_asked_for() {
        folder.file("cases.csv", "id,question,answer", "c1,hello world,Red.");
        suite("models: [{id: a, mock: replies.yaml}]", "gate: [{metric: pass-rate, min: 0.5}]");

        assertThat(estimate(Recorded.nothing()).items()).extracting(Item::calls).containsExactly(0L);
        assertThat(estimate(Recorded.nothing()).usd()).hasValue(0);
    }

    @Test
    void of_many_trials_a_seeded_sample_stands_for_all() {
        cases(5_000);
        suite(
                "models: [{id: a, mock: replies.yaml, price: {input: 1, output: 1}}]",
                "gate: [{metric: pass-rate, min: 0.5}]");

        Estimate estimate = estimate(Recorded.nothing());

        assertThat(estimate.counted()).isEqualTo(2_000);
        assertThat(estimate.items())
                .extracting(EstimatorTest::line)
                .containsExactly("MODEL a 5000/0 in 40000 out 1280000");
        assertThat(estimate(Recorded.nothing())).isEqualTo(estimate);
    }

    @Test
    void each_rule_says_what_its_cases_can_show() {
        cases(100);
        suite(
                "models: [{id: a, mock: replies.yaml}]",
                "gate:",
                "  - {metric: pass-rate, min: 0.5}",
                "  - {metric: pass-rate, min: 0.5, where: {case: 'c1?'}}",
                "  - {metric: latency, statistic: p95, max: 3s}");

        List<RuleEffect> effects = estimate(Recorded.nothing()).effects();

        assertThat(effects).extracting(RuleEffect::cases).containsExactly(100L, 10L, 100L);
        assertThat(effects.get(0).least().orElseThrow()).isBetween(.12, .123);
        assertThat(effects.get(1).least().orElseThrow()).isBetween(.30, .31);
        assertThat(effects.get(2).assumed()).isEqualTo(RuleEffect.Assumed.NOTHING);
    }

    private double seen(String... rules) {
        suite(Stream.concat(
                        Stream.of("models: [{id: a, mock: replies.yaml}]", "gate:"),
                        Stream.of(rules).map(rule -> "  - {metric: pass-rate, against: baseline, " + rule + "}"))
                .toArray(String[]::new));
        return estimate(Recorded.nothing()).effects().get(0).least().orElseThrow();
    }

    /** By hand, one pair in ten differing: z = 1.644854 or, in a family of two, 1.959964; 0.841621 for the power. */
    @Test
    void a_rule_on_a_change_says_how_large_a_drop_it_sees() {
        cases(100);

        assertThat(seen("max-drop: 0pp, decide: interval")).isCloseTo(.078629, within(1e-5));
        assertThat(seen("max-drop: 0pp")).isCloseTo(.078629, within(1e-5));
        assertThat(seen("max-drop: 0pp, decide: interval", "max-drop: 1pp, id: more"))
                .isCloseTo(.088593, within(1e-5));
        assertThat(seen("max-drop: 2pp, decide: interval", "max-drop: 1pp, id: more"))
                .isCloseTo(.115012, within(1e-5));
    }

    @Test
    void a_test_also_has_to_exceed_its_bound_four_times_in_five() {
        cases(100);

        assertThat(seen("max-drop: 5pp")).isCloseTo(.078629, within(1e-5));
        assertThat(seen("max-drop: 8pp")).isCloseTo(.107608, within(1e-5));
    }

    private static Reply said(String text) {
        return new Reply.Answered(
                text, List.of(), FinishReason.STOP, Optional.empty(), Optional.empty(), CallInfo.given());
    }
}
