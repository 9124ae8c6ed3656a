package io.github.promptgate;

import static io.github.promptgate.SuiteFolder.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.run.RunListener;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EvalEngineTest {

    private static final String ALL = "gate: [{metric: pass-rate, min: 100%}]";

    @TempDir
    Path root;

    @Test
    void a_suite_whose_rules_hold_passes() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL);

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(outcome.suite()).isEqualTo("shop");
        assertThat(outcome.folder()).isEqualTo(root.resolve("out/shop"));
        assertThat(outcome.problems()).isEmpty();
        assertThat(messages(outcome))
                .containsExactly(
                        "PASS pass-rate min 100% in plain@small: was 100.0 % [43.9 %, 100.0 %] (3/3); none of these missed it, but so few leave a chance of about 28 % that as many new ones would");
        assertThat(counts(outcome)).isEqualTo(new Counts(3, 3, 3, 0, 0, 0, 0));
        assertThat(folder.has("out/shop/results.jsonl")).isTrue();
        assertThat(folder.has("out/shop/trials.part")).isFalse();
    }

    @Test
    void a_suite_with_a_broken_rule_fails_and_names_the_case() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL)
                .file(
                        "replies.yaml",
                        "replies:",
                        "  - {when: {case: c2}, reply: yellow}",
                        "  - {reply: \"red, blue\"}");

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(messages(outcome))
                .containsExactly("FAIL pass-rate min 100% in plain@small: was 66.7 % [20.8 %, 93.9 %] (2/3)");
        assertThat(results(outcome).get(0).worstText(3)).isEqualTo("cases.csv:3 (0.0 %)");
        assertThat(counts(outcome)).isEqualTo(new Counts(3, 3, 2, 1, 0, 0, 0));
    }

    @Test
    void an_outage_is_inconclusive() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL)
                .file("replies.yaml", "replies:", "  - {when: {case: c2}, status: 401}", "  - {reply: \"red, blue\"}");

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(counts(outcome)).isEqualTo(new Counts(3, 3, 2, 0, 1, 0, 1));
        assertThat(lines(causes(outcome)))
                .containsExactly(
                        "GATE-004 1 of 3 replies failed, max-errors is 0",
                        "GATE-003 1 of 3 trials unscored, max-unscored is 0");
    }

    @Test
    void mistakes_in_prompts_cases_and_keys_are_told_at_once() {
        SuiteFolder folder = new SuiteFolder(root)
                .file("cases.csv", "id,question", "c1,red?,too many")
                .suite(
                        "suite: shop",
                        "prompts: [prompts/none.md]",
                        "models: [openai/gpt-4o-mini]",
                        "dataset: cases.csv",
                        "scorers: [{regex: \"(\"}]",
                        ALL);

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(outcome.record()).isEmpty();
        assertThat(outcome.verdict()).isEmpty();
        assertThat(outcome.problems())
                .extracting(problem -> problem.code().id())
                .containsExactlyInAnyOrder("SOURCE-001", "DATA-001", "SUITE-012", "MODEL-001");
    }

    @Test
    void a_typo_in_the_suite_hides_nothing_else() {
        SuiteFolder folder = new SuiteFolder(root)
                .file("plain.md", "{{ nmae }}")
                .file("cases.csv", "id,question", "c1,red?")
                .suite(
                        "suite: shop",
                        "prompts: [plain.md]",
                        "models: [openai/gpt-4o-mini]",
                        "dataset: cases.csv",
                        "scorers: [{regex: \"(\"}]",
                        "gate: [{metric: regexp, min: 1}]",
                        "run: {sample: 3}");

        assertThat(folder.evaluate().problems())
                .extracting(problem -> problem.code().id())
                .containsExactlyInAnyOrder("SUITE-001", "SUITE-012", "PROMPT-003");
        assertThat(folder.suite(
                                "suite: shop",
                                "prompts: [plain.md]",
                                "models: [openai/gpt-4o-mini]",
                                "dataset: cases.csv",
                                "scorers: [json, {contians: x}]",
                                "gate: [{metric: contains, min: 1}]")
                        .evaluate()
                        .problems())
                .extracting(problem -> problem.code().id())
                .as("a rule on the metric of a mistyped scorer is no second mistake")
                .containsExactlyInAnyOrder("SUITE-004", "PROMPT-003");
        assertThat(folder.suite(
                                "suite: shop",
                                "prompts: [plain.md]",
                                "models: [openai/gpt-4o-mini]",
                                "dataset: cases.csv",
                                "scorers: [json]",
                                "gate: [{metric: jsn, min: 1}]",
                                "run: {sample: 3}")
                        .evaluate()
                        .problems())
                .extracting(problem -> problem.code().id())
                .containsExactlyInAnyOrder("SUITE-001", "SUITE-006", "PROMPT-003");
    }

    @Test
    void a_rule_on_a_metric_that_nothing_produces_is_told_before_anything_runs() {
        EvalOutcome outcome =
                SuiteFolder.shop(root, "gate: [{metric: contain, min: 1}]").evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lines(outcome.problems()))
                .containsExactly("shop.suite.yaml:9:8 SUITE-006 unknown metric \"contain\"");
    }

    @Test
    void a_variable_that_a_case_lacks_is_told_before_anything_runs() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL);
        folder.suite(folder.text("shop.suite.yaml").replace("{{ question }}", "{{ qestion }}"));

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(outcome.problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("PROMPT-003");
        assertThat(outcome.problems().get(0).fix()).isEqualTo("did you mean \"question\"?");
    }

    @Test
    void a_prompt_that_only_some_case_breaks_is_unscored_there() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL)
                .file(
                        "cases.jsonl",
                        "{\"id\":\"a\",\"user\":{\"name\":\"Ann\"},\"expected\":\"hi\"}",
                        "{\"id\":\"b\",\"user\":{},\"expected\":\"hi\"}")
                .file("replies.yaml", "replies: [{reply: hi}]");
        folder.suite(folder.text("shop.suite.yaml")
                .replace("{{ question }}", "{{ user.name }}")
                .replace("cases.csv", "cases.jsonl"));

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(counts(outcome)).isEqualTo(new Counts(2, 2, 1, 0, 1, 0, 1));
        assertThat(folder.text("out/shop/results.jsonl"))
                .contains("CALL-011")
                .contains("PROMPT-003 undefined variable \\\"user.name\\\" in prompt \\\"plain\\\" for case \\\"b\\\"");
    }

    @Test
    void a_filter_that_leaves_nothing_is_inconclusive() {
        EvalOutcome outcome = SuiteFolder.shop(root, ALL, "run: {cases: [x*]}").evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(outcome.problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("RUN-001");
        assertThat(outcome.record()).isEmpty();
    }

    @Test
    void an_old_green_report_never_survives_a_red_run() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL)
                .file("out/shop/report.html", "green")
                .file("out/shop/outcome.json", "{}")
                .file("out/shop/results.jsonl", "{}")
                .file("out/shop/mine.txt", "keep");
        folder.file("any-name.suite.yaml", "suite: shop", "prompts: [", "  oops");

        EvalOutcome outcome =
                SuiteFolder.engine().evaluate(folder.request("any-name.suite.yaml"), RunListener.silent());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(outcome.suite()).isEqualTo("shop");
        assertThat(folder.has("out/shop/report.html")).isFalse();
        assertThat(folder.has("out/shop/outcome.json")).isFalse();
        assertThat(folder.has("out/shop/results.jsonl")).isTrue();
        assertThat(folder.has("out/shop/mine.txt")).isTrue();
    }

    @Test
    void a_suite_file_that_is_not_there_is_bad_input_under_the_name_of_the_file() {
        EvalOutcome outcome =
                SuiteFolder.engine().evaluate(new SuiteFolder(root).request("Nope!.suite.yaml"), RunListener.silent());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(outcome.suite()).isEqualTo("nope-");
        assertThat(outcome.problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("SOURCE-001");
    }

    @Test
    void an_old_file_that_cannot_be_removed_stops_the_run() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL).file("out/shop/report.html/inside", "x");

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lines(outcome.problems()))
                .containsExactly("RUN-002 cannot remove " + root.resolve("out/shop/report.html")
                        + " of an earlier run: DirectoryNotEmptyException");
        assertThat(outcome.problems().get(0).fix()).isEqualTo("remove it yourself, or name another folder as output");
    }

    @Test
    void a_bug_is_told_as_ours_with_its_trace_in_a_file() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL);

        EvalOutcome outcome = folder.evaluate(new RunListener() {
            @Override
            public void trialFinished(TrialRecord trial, Progress progress) {
                throw new IllegalStateException("boom\nsecond line");
            }
        });

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INTERNAL);
        Problem problem = outcome.problems().get(0);
        assertThat(lines(outcome.problems()))
                .containsExactly("ENGINE-001 this is a bug in PromptGate: java.lang.IllegalStateException: boom");
        assertThat(problem.fix())
                .isEqualTo("please report it with " + root.resolve("out/shop/engine-error.txt")
                        + " at https://github.com/promptgate/promptgate/issues");
        assertThat(folder.text("out/shop/engine-error.txt"))
                .contains("second line")
                .contains("at io.github.promptgate");
    }

    @Test
    void a_stop_in_the_middle_keeps_what_is_done() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL, "run: {concurrency: 1}");
        EvalEngine engine = SuiteFolder.engine();

        EvalOutcome outcome = engine.evaluate(folder.request(), new RunListener() {
            @Override
            public void trialFinished(TrialRecord trial, Progress progress) {
                if (progress.done() == 2) {
                    engine.stop();
                }
            }
        });

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(outcome.exitCode().outcome()).isEqualTo("inconclusive");
        assertThat(counts(outcome)).isEqualTo(new Counts(3, 2, 2, 0, 0, 0, 0));
        assertThat(lines(causes(outcome))).containsExactly("GATE-005 stopped after 2 of 3 trials: stopped by the user");
        assertThat(ids(outcome)).containsExactly("plain@small/c1#1", "plain@small/c2#1");
    }

    @Test
    void a_call_in_flight_is_given_up_at_a_stop() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL, "run: {concurrency: 1}")
                .file(
                        "replies.yaml",
                        "replies:",
                        "  - {when: {case: c1}, reply: red}",
                        "  - {reply: green, delay: 10m}");
        EvalEngine engine = SuiteFolder.engine();
        AtomicReference<Thread> stopper = new AtomicReference<>();

        EvalOutcome outcome = engine.evaluate(folder.request(), new RunListener() {
            @Override
            public void trialFinished(TrialRecord trial, Progress progress) {
                Thread thread = new Thread(engine::stop);
                stopper.set(thread);
                thread.start();
            }
        });

        assertThat(stopper.get()).isNotNull();
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(ids(outcome)).containsExactly("plain@small/c1#1");
    }

    @Test
    void a_stopped_engine_begins_nothing() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL);
        EvalEngine engine = SuiteFolder.engine();
        engine.stop();

        EvalOutcome outcome = engine.evaluate(folder.request(), RunListener.silent());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(counts(outcome)).isEqualTo(new Counts(3, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void a_run_that_takes_too_long_is_inconclusive() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL, "run: {concurrency: 1, timeout: 1m}")
                .file(
                        "replies.yaml",
                        "replies:",
                        "  - {when: {case: c1}, reply: red}",
                        "  - {reply: green, delay: 10m}");
        AtomicLong now = new AtomicLong();
        EvalEngine engine = new EvalEngine(settable(now), name -> Optional.empty());

        EvalOutcome outcome = engine.evaluate(folder.request(), new RunListener() {
            @Override
            public void trialFinished(TrialRecord trial, Progress progress) {
                now.addAndGet(Duration.ofMinutes(1).toMillis());
            }
        });

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(lines(causes(outcome)))
                .containsExactly("GATE-005 stopped after 1 of 3 trials: the time limit of 1m was reached");
    }

    private static Clock settable(AtomicLong now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(now.get());
            }
        };
    }

    @Test
    void given_answers_are_scored_without_a_call_and_need_no_key() {
        SuiteFolder folder = new SuiteFolder(root)
                .file("cases.csv", "id,question,expected,answer", "c1,red?,red,it is red", "c2,green?,green,no idea")
                .suite(
                        "suite: shop",
                        "prompts:",
                        "  - {id: plain, messages: [{user: \"{{ question }}\"}]}",
                        "models: [openai/gpt-4o-mini]",
                        "dataset: cases.csv",
                        "scorers: [{contains: \"{{ expected }}\"}]",
                        "gate: [{metric: pass-rate, min: 50%}]");

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(counts(outcome)).isEqualTo(new Counts(2, 2, 1, 1, 0, 0, 0));
        assertThat(SuiteFolder.engine().plan(folder.request()).modelCalls()).isZero();
    }

    @Test
    void a_case_is_scored_by_its_own_scorers_too() {
        SuiteFolder folder = SuiteFolder.shop(root, "gate: [{metric: short, min: 100%}]")
                .file(
                        "cases.jsonl",
                        "{\"id\":\"c1\",\"question\":\"red?\",\"expected\":\"red\"}",
                        "{\"id\":\"c2\",\"question\":\"green?\",\"expected\":\"green\",\"scorers\":[{\"regex\":{\"value\":\"^.{1,3}$\",\"name\":\"short\"}}]}");
        folder.suite(folder.text("shop.suite.yaml").replace("cases.csv", "cases.jsonl"));

        EvalOutcome outcome = folder.evaluate();

        assertThat(messages(outcome))
                .containsExactly(
                        "FAIL short min 100% in plain@small: was 0.0 % [0.0 %, 79.3 %] (1 scored, 0 unscored)");
        assertThat(counts(outcome)).isEqualTo(new Counts(2, 2, 1, 1, 0, 0, 0));
    }

    @Test
    void a_rule_on_cost_needs_prices() {
        EvalOutcome outcome = SuiteFolder.shop(root, "gate: [{metric: cost, statistic: sum, max: $1, scope: run}]")
                .evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(SuiteFolder.lines(outcome.problems()))
                .containsExactly("shop.suite.yaml:5:5 MODEL-007 model \"small\" has no price; it is needed by rule"
                        + " \"cost-sum-max-run\" (shop.suite.yaml:9:8)");
    }

    @Test
    void a_missing_price_is_told_once_with_all_who_need_it() {
        EvalOutcome outcome = SuiteFolder.shop(
                        root,
                        "  - cost: {max: $0.01, name: dear}",
                        "gate: [{metric: cost, max: $1}, {metric: pass-rate, min: 100%}]",
                        "run: {budget: $1}")
                .evaluate();

        assertThat(SuiteFolder.lines(outcome.problems()))
                .containsExactly("shop.suite.yaml:5:5 MODEL-007 model \"small\" has no price; it is needed by rule"
                        + " \"cost-max\" (shop.suite.yaml:10:8), scorer \"cost\" (shop.suite.yaml:9:5) and the budget");
    }

    @Test
    void one_label_is_no_classification() {
        EvalOutcome outcome = SuiteFolder.shop(
                        root, "  - classification: [one]", "gate: [{metric: classification, min: 100%}]")
                .evaluate();

        assertThat(SuiteFolder.lines(outcome.problems()))
                .containsExactly(
                        "shop.suite.yaml:9:21 SUITE-003 scorer \"classification\" needs at least 2 labels, not 1");
    }

    @Test
    void a_filter_is_told_where_it_stands() {
        EvalOutcome outcome = SuiteFolder.shop(
                        root, "gate: [{metric: pass-rate, min: 100%}]", "run: {cases: [c1, c9], tags: smoke}")
                .evaluate();

        assertThat(SuiteFolder.lines(outcome.problems()))
                .containsExactly("shop.suite.yaml:10:14 RUN-001 the filter \"c9\" matches no case");
    }

    @Test
    void a_case_that_is_there_twice_hides_no_other_problem() {
        SuiteFolder folder = SuiteFolder.shop(root, "gate: [{metric: pass-rate, min: 100%}]")
                .file(
                        "cases.jsonl",
                        "{\"id\":\"c1\",\"question\":\"red?\",\"expected\":\"red\"}",
                        "{\"id\":\"c1\",\"expected\":\"green\",\"scorers\":[{\"regex\":{\"value\":\"(\",\"name\":\"short\"}}]}");
        folder.suite(folder.text("shop.suite.yaml").replace("cases.csv", "cases.jsonl"));

        EvalOutcome outcome = folder.evaluate();

        assertThat(SuiteFolder.lines(outcome.problems()))
                .containsExactly(
                        "cases.jsonl:2:1 DATA-005 duplicate case id \"c1\", first in cases.jsonl:1:1",
                        "cases.jsonl:2:60 SUITE-012 malformed regular expression \"(\" at character 2: unclosed group",
                        "shop.suite.yaml:3:39 PROMPT-003 undefined variable \"question\" in prompt \"plain\" for case"
                                + " \"c1\" (cases.jsonl:2:1)");
    }

    @Test
    void the_cost_of_a_run_is_that_of_its_tokens() {
        SuiteFolder folder = SuiteFolder.shop(root, "gate: [{metric: cost, statistic: sum, max: $1, scope: run}]")
                .file("replies.yaml", "replies: [{reply: red, usage: {input: 100000, output: 10000}}]");
        folder.suite(folder.text("shop.suite.yaml")
                .replace("mock: replies.yaml}", "mock: replies.yaml, price: {input: 2, output: 10}}"));

        EvalOutcome outcome = folder.evaluate();

        assertThat(messages(outcome))
                .containsExactly("PASS cost sum max $1 in the run: was $0.90 (3 scored, 0 unscored)");
        assertThat(outcome.record().orElseThrow().footer().cost().orElseThrow()).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void two_suites_of_one_name_do_not_write_over_each_other() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL);
        folder.file("other.suite.yaml", folder.text("shop.suite.yaml"));
        EvalEngine engine = SuiteFolder.engine();

        engine.evaluate(folder.request(), RunListener.silent());
        EvalOutcome second = engine.evaluate(folder.request("other.suite.yaml"), RunListener.silent());

        assertThat(second.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lines(second.problems()))
                .containsExactly(
                        "RUN-003 shop.suite.yaml and other.suite.yaml both write to " + root.resolve("out/shop"));
        assertThat(folder.has("out/shop/results.jsonl")).isTrue();
    }

    @Test
    void a_plan_counts_what_a_run_would_do_and_asks_nobody() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL, "run: {samples: 2}");

        PlanSummary plan = SuiteFolder.engine().plan(folder.request());

        assertThat(plan.suite()).isEqualTo("shop");
        assertThat(plan.suiteFile()).isEqualTo("shop.suite.yaml");
        assertThat(plan.cells()).extracting(cell -> cell.id()).containsExactly("plain@small");
        assertThat(plan.cases()).isEqualTo(3);
        assertThat(plan.samples()).isEqualTo(2);
        assertThat(plan.trials()).isEqualTo(6);
        assertThat(plan.modelCalls()).isEqualTo(6);
        assertThat(plan.judgeCalls()).isZero();
        assertThat(plan.scorers()).containsExactly("contains");
        assertThat(plan.rules()).containsExactly("pass-rate min 100% in each cell");
        assertThat(folder.has("out")).isFalse();
    }

    @Test
    void a_plan_of_nothing_says_why() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL, "run: {tags: [x]}");

        assertThatThrownBy(() -> SuiteFolder.engine().plan(folder.request()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.code().id())
                                .containsExactly("RUN-001"));
    }

    @Test
    void a_listener_hears_of_the_plan_and_of_every_trial() {
        List<String> heard = new ArrayList<>();

        SuiteFolder.shop(root, ALL, "run: {concurrency: 1}").evaluate(new RunListener() {
            @Override
            public void started(RunPlan plan) {
                heard.add(plan.suite() + " " + plan.prompts() + "x" + plan.models() + "x" + plan.cases() + " = "
                        + plan.trials());
            }

            @Override
            public void trialFinished(TrialRecord trial, Progress progress) {
                heard.add(trial.trial().id() + " " + progress.done() + "/" + progress.total());
            }
        });

        assertThat(heard)
                .containsExactly(
                        "shop 1x1x3 = 3", "plain@small/c1#1 1/3", "plain@small/c2#1 2/3", "plain@small/c3#1 3/3");
    }

    @Test
    void a_field_that_is_nearly_one_with_a_meaning_and_that_nobody_reads_is_a_mistake() {
        String rows =
                "{\"id\": \"c1\", \"question\": \"red?\", \"expected\": \"red\", \"anwser\": \"red\", \"Tags\": \"x\","
                        + " \"scorer\": \"json\", \"scores\": 1, \"inputs\": 2, \"track\": 3, \"contxt\": 4}";
        SuiteFolder folder = SuiteFolder.shop(root, "  - starts-with: \"{{ inputs }}\"", ALL)
                .file("cases.jsonl", rows, rows.replace("c1", "c2"));
        folder.file(
                "shop.suite.yaml",
                folder.text("shop.suite.yaml")
                        .replace("cases.csv", "cases.jsonl")
                        .replace("{{ question }}", "{{ question }} {% if contxt %}!{% endif %}"));

        assertThat(folder.evaluate().problems())
                .extracting(problem -> problem.where() + " " + problem.code().id() + " " + problem.what() + " / "
                        + problem.fix().substring(0, problem.fix().indexOf('?') + 1))
                .containsExactly(
                        "cases.jsonl:1:63 DATA-003 nobody reads the field \"anwser\", here and in 1 more case"
                                + " / did you mean \"answer\"?",
                        "cases.jsonl:1:78 DATA-003 nobody reads the field \"Tags\", here and in 1 more case"
                                + " / did you mean \"tags\"?",
                        "cases.jsonl:1:93 DATA-003 nobody reads the field \"scorer\", here and in 1 more case"
                                + " / did you mean \"scorers\"?");
    }

    @Test
    void where_somebody_is_handed_whole_cases_such_a_field_is_only_told() {
        SuiteFolder folder = SuiteFolder.shop(
                        root, "  - assertion: {class: io.github.promptgate.score.custom.Polite}", ALL)
                .file(
                        "cases.jsonl",
                        "{\"id\": \"c1\", \"question\": \"red?\", \"expected\": \"red\", \"anwser\": \"red\"}");
        folder.file("shop.suite.yaml", folder.text("shop.suite.yaml").replace("cases.csv", "cases.jsonl"));

        EvalOutcome outcome = folder.evaluate();

        assertThat(SuiteFolder.lines(outcome.problems())).isEmpty();
        assertThat(SuiteFolder.lines(outcome.warnings()))
                .containsExactly("cases.jsonl:1:63 DATA-003 nobody reads the field \"anwser\"");
    }

    @Test
    void problems_stand_in_the_order_of_their_lines() {
        SuiteFolder folder = SuiteFolder.shop(
                root, "  - regex: \"(\"", "gate: [{metric: nothing, min: 1}]", "baseline: {file: ../../x.jsonl}");

        List<Integer> lines = folder.evaluate().problems().stream()
                .filter(problem -> problem.where().file().endsWith("suite.yaml"))
                .map(problem -> problem.where().line())
                .toList();

        assertThat(lines).hasSizeGreaterThan(1).isSorted();
    }

    @Test
    void a_blank_given_answer_is_unscored_and_asked_of_nobody() {
        List<String> heard = new ArrayList<>();
        SuiteFolder folder = SuiteFolder.shop(root, ALL)
                .file(
                        "cases.jsonl",
                        "{\"id\": \"c1\", \"question\": \"red?\", \"expected\": \"red\", \"answer\": \"\"}",
                        "{\"id\": \"c2\", \"question\": \"green?\", \"expected\": \"green\", \"answer\": \"green\"}",
                        "{\"id\": \"c3\", \"question\": \"blue?\", \"expected\": \"blue\", \"answer\": null}");
        folder.file("shop.suite.yaml", folder.text("shop.suite.yaml").replace("cases.csv", "cases.jsonl"));

        EvalOutcome outcome = folder.evaluate(new RunListener() {
            @Override
            public void started(RunPlan plan) {
                heard.add(plan.given() + " of " + plan.cases());
            }
        });

        assertThat(heard).containsExactly("2 of 3");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(outcome.record().orElseThrow().footer().counts().unscored()).isOne();
        assertThat(outcome.record().orElseThrow().footer().sources().live()).isOne();
    }

    @Test
    void judged_scores_gate_and_their_calls_are_counted() {
        SuiteFolder folder = new SuiteFolder(root)
                .file("cases.csv", "id,question,context", "c1,How long?,Sixty days.", "c2,How much?,Fifteen percent.")
                .file(
                        "replies.yaml",
                        "replies:",
                        "  - {when: {scorer: faithfulness, step: statements}, reply: {statements: [It is so.]}}",
                        "  - when: {scorer: faithfulness, step: verdicts, case: c2}",
                        "    reply: {verdicts: [{id: s1, reason: not said, verdict: unsupported}]}",
                        "  - when: {scorer: faithfulness, step: verdicts}",
                        "    reply: {verdicts: [{id: s1, reason: said, verdict: supported}]}",
                        "  - {reply: It is so.}")
                .suite(
                        "suite: shop",
                        "prompts:",
                        "  - {id: plain, messages: [{user: \"{{ context }} {{ question }}\"}]}",
                        "models: [{id: small, mock: replies.yaml}]",
                        "judge: small",
                        "dataset: cases.csv",
                        "scorers: [faithfulness]",
                        "gate: [{metric: faithfulness, min: 0.95}]");

        assertThat(SuiteFolder.engine().plan(folder.request()).judgeCalls()).isEqualTo(4);
        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(messages(outcome))
                .containsExactly(
                        "FAIL faithfulness min 0.95 in plain@small: was 0.50 [0.006, 0.99] (2 scored, 0 unscored); as many new cases would meet it with a chance of about 26 %");
        assertThat(results(outcome).get(0).worstText(3)).isEqualTo("cases.csv:3 (0.00)");
        assertThat(outcome.record().orElseThrow().footer().judgeCalls()).isEqualTo(4);
    }

    @Test
    void the_vocabulary_knows_scorers_and_providers() {
        assertThat(EvalEngine.vocabulary().scorer("contains")).isPresent();
        assertThat(EvalEngine.vocabulary().provider("mock")).isPresent();
    }

    @Test
    void a_key_from_the_environment_is_enough_to_plan() {
        SuiteFolder folder = SuiteFolder.shop(root, ALL);
        folder.suite(folder.text("shop.suite.yaml").replace("{id: small, mock: replies.yaml}", "openai/gpt-4o-mini"));

        PlanSummary plan =
                SuiteFolder.engine(Map.of("OPENAI_API_KEY", "sk-test")).plan(folder.request());

        assertThat(plan.cells()).extracting(cell -> cell.id()).containsExactly("plain@gpt-4o-mini");
    }

    private static List<RuleResult> results(EvalOutcome outcome) {
        return outcome.verdict().orElseThrow().rules();
    }

    private static List<String> messages(EvalOutcome outcome) {
        return results(outcome).stream()
                .map(result -> result.state() + " " + result.message())
                .toList();
    }

    private static List<Problem> causes(EvalOutcome outcome) {
        return outcome.verdict()
                .orElseThrow()
                .fold(pass -> List.<Problem>of(), Verdict.Fail::causes, Verdict.Inconclusive::causes);
    }

    private static Counts counts(EvalOutcome outcome) {
        return outcome.record().orElseThrow().footer().counts();
    }

    private static List<String> ids(EvalOutcome outcome) {
        try (Stream<TrialRecord> trials = outcome.record().orElseThrow().trials()) {
            return trials.map(trial -> trial.trial().id()).toList();
        }
    }
}
