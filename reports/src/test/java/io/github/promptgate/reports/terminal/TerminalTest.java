package io.github.promptgate.reports.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.PlanSummary;
import io.github.promptgate.preflight.Estimate;
import io.github.promptgate.preflight.Estimate.Item;
import io.github.promptgate.preflight.Estimate.Role;
import io.github.promptgate.preflight.Estimate.Tokens;
import io.github.promptgate.preflight.RuleEffect;
import io.github.promptgate.preflight.RuleEffect.Assumed;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Cell;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.suite.GateRule.Decide;
import io.github.promptgate.suite.GateRule.Side;
import io.github.promptgate.suite.ModelSpec.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void a_problem_is_told_in_three_lines() {
        Problem problem = Problem.unknown(
                ProblemCode.SUITE_004,
                new Where("datasets/refunds/refunds.suite.yaml", 14, 7),
                "scorer",
                "contians",
                List.of("contains", "equals", "json-schema", "judge", "regex"));

        assertThat(texts(Terminal.problems(List.of(problem))))
                .containsExactly(
                        "datasets/refunds/refunds.suite.yaml:14:7  SUITE-004  unknown scorer \"contians\"",
                        "  known scorers: contains, equals, json-schema, judge, regex",
                        "  fix: did you mean \"contains\"?  more: docs/problems/SUITE-004.md");
    }

    @Test
    void a_problem_without_place_or_known_names_is_told_in_two_lines() {
        Problem problem = new Problem(ProblemCode.MODEL_001, Where.nowhere(), "key is not set", "set OPENAI_API_KEY");
        assertThat(texts(Terminal.problems(List.of(problem))))
                .containsExactly(
                        "MODEL-001  key is not set", "  fix: set OPENAI_API_KEY  more: docs/problems/MODEL-001.md");
    }

    @Test
    void a_long_list_of_known_names_is_cut_with_a_count_of_the_rest() {
        List<String> names = IntStream.range(10, 60).mapToObj(i -> "m" + i).toList();
        Problem problem = Problem.unknown(ProblemCode.SUITE_001, Where.file("s.yaml"), "key", "zzzzz", names);

        assertThat(Terminal.problems(List.of(problem)).get(1).text())
                .startsWith("  known keys: m10, m11, ")
                .endsWith("m28, m29, and 30 more");
        Problem few =
                Problem.unknown(ProblemCode.SUITE_001, Where.file("s.yaml"), "key", "zzzzz", names.subList(0, 40));
        assertThat(Terminal.problems(List.of(few)).get(1).text()).endsWith("m48, m49");
    }

    @Test
    void known_names_of_another_kind_of_problem_are_just_known() {
        Problem problem = new Problem(
                ProblemCode.RUN_001, Where.nowhere(), "cases \"x\" matches nothing", List.of("a", "b"), "fix");
        assertThat(Terminal.problems(List.of(problem)).get(1).text()).isEqualTo("  known: a, b");
        Problem unknown = Problem.unknown(ProblemCode.SUITE_001, Where.nowhere(), "property", "abc", List.of("xyz"));
        assertThat(Terminal.problems(List.of(unknown)).get(1).text()).isEqualTo("  known properties: xyz");
    }

    @Test
    void the_opening_multiplies_the_matrix_out() {
        assertThat(new Opening("support-bot", 240, 0, 2, 2, 4, 3, 3, 2880, 0)
                        .line()
                        .text())
                .isEqualTo("Suite support-bot: 240 cases x 2 prompts x 2 models x 3 samples = 2880 trials");
        assertThat(new Opening("one", 1, 1, 1, 1, 1, 1, 1, 1, 0).line().text())
                .isEqualTo("Suite one: 1 case x 1 prompt x 1 model = 1 trial");
        assertThat(new Opening("axes", 10, 0, 2, 2, 8, 1, 1, 80, 0).line().text())
                .isEqualTo("Suite axes: 10 cases x 8 cells of 2 prompts and 2 models = 80 trials");
        assertThat(new Opening("mixed", 3, 2, 1, 1, 1, 1, 1, 3, 0).line().text())
                .isEqualTo("Suite mixed: 3 cases (2 given, 1 asked) x 1 prompt x 1 model = 3 trials");
    }

    @Test
    void samples_that_are_drawn_until_decided_are_told_from_the_fewest_to_the_most() {
        assertThat(new Opening("support-bot", 240, 0, 2, 2, 4, 1, 5, 4800, 0)
                        .line()
                        .text())
                .isEqualTo("Suite support-bot: 240 cases x 2 prompts x 2 models x 1 to 5 samples = 960 to 4800 trials");
        PlanSummary plan = new PlanSummary(
                "refunds",
                "refunds.suite.yaml",
                List.of(new Cell("grounded", "small"), new Cell("careless", "small")),
                8,
                0,
                1,
                5,
                80,
                0,
                80,
                160,
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());

        assertThat(texts(Terminal.plan(plan)))
                .contains(
                        "Suite refunds: 8 cases x 2 prompts x 1 model x 1 to 5 samples = 16 to 80 trials",
                        "  calls    16 to 80 calls to models, at most 32 to 160 calls to the judge; retries and repairs not"
                                + " counted",
                        "           the fewest where all is decided at the first look; what follows takes the most");
    }

    @Test
    void a_plan_says_what_would_be_asked() {
        PlanSummary plan = new PlanSummary(
                "refunds",
                "refunds.suite.yaml",
                List.of(new Cell("grounded", "small"), new Cell("careless", "small")),
                8,
                0,
                1,
                1,
                16,
                0,
                16,
                32,
                0,
                List.of("contains", "faithfulness"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("production"),
                List.of(),
                List.of());

        assertThat(texts(Terminal.plan(plan)))
                .containsExactly(
                        "Suite refunds: 8 cases x 2 prompts x 1 model = 16 trials",
                        "  file     refunds.suite.yaml",
                        "  cells    grounded@small",
                        "           careless@small",
                        "  scorers  contains",
                        "           faithfulness",
                        "  calls    16 calls to models, at most 32 calls to the judge; retries and repairs not counted",
                        "  gate     of the environment production",
                        "  rules    none",
                        "Nobody was asked.");
        assertThat(Terminal.valid(plan).text())
                .isEqualTo("refunds.suite.yaml  no problem found: suite refunds, 2 cells, 8 cases, 2 scorers, 0 rules");
    }

    @Test
    void a_plan_with_an_estimate_says_what_a_run_takes_and_what_that_rests_on() {
        Price known = new Price(
                new BigDecimal("0.15"), Optional.empty(), new BigDecimal("0.60"), OptionalLong.empty(), "2026-08-05");
        Estimate estimate = new Estimate(
                List.of(
                        new Item(
                                Role.MODEL,
                                "gpt-4o-mini",
                                4000,
                                400,
                                3600,
                                new Tokens(1_234_567, 921_600, OptionalLong.empty(), 400),
                                Optional.of(known)),
                        new Item(
                                Role.JUDGE,
                                "wise",
                                8000,
                                0,
                                8000,
                                new Tokens(5_000_000, 2_048_000, OptionalLong.empty(), 900),
                                Optional.of(new Price(BigDecimal.ONE, BigDecimal.TEN)))),
                2000,
                Duration.ofSeconds(1450),
                List.of(
                        effect("faithfulness min 0.95 in each cell", Side.MIN, Decide.POINT, .05, .0262, Assumed.NINTH),
                        effect(
                                "pass-rate max-drop 2pp in each cell",
                                Side.MAX_DROP,
                                Decide.TEST,
                                .0125,
                                .05,
                                Assumed.DISCORDANCE),
                        effect("latency p95 max 3s in each cell", Side.MAX, Decide.POINT, .05, 0, Assumed.NOTHING)));
        PlanSummary plan = new PlanSummary(
                "refunds",
                "refunds.suite.yaml",
                List.of(new Cell("grounded", "gpt-4o-mini")),
                1000,
                0,
                4,
                4,
                4000,
                0,
                4000,
                8000,
                21,
                List.of("faithfulness"),
                List.of("faithfulness min 0.95 in each cell"),
                Optional.of(estimate),
                Optional.of(new BigDecimal("2")),
                Optional.empty(),
                List.of(),
                List.of());

        List<String> lines = texts(Terminal.plan(plan));
        assertThat(lines)
                .containsExactly(
                        "Suite refunds: 1000 cases x 1 prompt x 1 model x 4 samples = 4000 trials",
                        "  file     refunds.suite.yaml",
                        "  cells    grounded@gpt-4o-mini",
                        "  scorers  faithfulness",
                        "  calls    4000 calls to models, at most 8000 calls to the judge; retries and repairs not counted",
                        "           of these 21 before the first trial: for steps, and on labelled answers",
                        "",
                        "  asked         calls   recorded   tokens in         out      USD                   price",
                        "  gpt-4o-mini   4,000        400   1,234,567     921,600    $0.74   0.15/0.60, 2026-08-05",
                        "  judge wise    8,000          0   5,000,000   2,048,000   $25.48       1/10, the suite's",
                        "",
                        "  cost     about $26.22; no upper bound without max-tokens",
                        "           tokens as OpenAI counts them; an answer taken as 256, or its max-tokens",
                        "           counted on 2,000 of 4,000 trials, drawn with the seed",
                        "  budget   $2.00: too little, a run would be refused",
                        "  time     24m10s at the configured limits, if a call takes 1.0 s",
                        "  rules    faithfulness min 0.95 in each cell",
                        "             1000 cases show 0.026 below the bound at 5 %, variance 1/9; what is observed decides",
                        "           pass-rate max-drop 2pp in each cell",
                        "             1000 cases show a drop of 0.050 at 1.25 %, discordance 10 %",
                        "           latency p95 max 3s in each cell",
                        "             no detectable change is computed for such a rule",
                        "           power 80 %, one-sided, one sample of each case, no two cases of one cluster",
                        "           for comparison: at 5 % and variance 1/9 a change of 0.03 takes 763 cases",
                        "Nobody was asked.");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    private static RuleEffect effect(
            String rule, Side side, Decide decide, double level, double least, Assumed assumed) {
        OptionalDouble seen = least == 0 ? OptionalDouble.empty() : OptionalDouble.of(least);
        return new RuleEffect(rule, side, decide, 1000, 1, level, seen, assumed);
    }

    @Test
    void several_suites_end_with_the_exit_code_of_the_worst() {
        assertThat(texts(Terminal.rollUp(List.of(Fixture.passed(), Fixture.failed()))))
                .containsExactly(
                        "",
                        "2 suites:",
                        "  PASSED  refunds  the one rule held (3 trials: 3 scored, 0 unscored)",
                        "  FAILED  refunds  1 of 4 rules broken (32 trials: 29 scored, 3 unscored)",
                        "All together: failed, exit code 1");
        assertThat(Terminal.rollUp(List.of(Fixture.passed()))).isEmpty();
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }
}
