package io.github.promptgate.reports.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.PlanSummary;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Cell;
import io.github.promptgate.reports.Fixture;
import java.util.List;
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
        List<String> names = IntStream.range(10, 40).mapToObj(i -> "m" + i).toList();
        Problem problem = Problem.unknown(ProblemCode.SUITE_001, Where.file("s.yaml"), "key", "zzzzz", names);

        assertThat(Terminal.problems(List.of(problem)).get(1).text())
                .startsWith("  known keys: m10, m11, ")
                .endsWith("m28, m29, and 10 more");
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
        assertThat(new Opening("support-bot", 240, 2, 2, 4, 3, 2880).line().text())
                .isEqualTo("Suite support-bot: 240 cases x 2 prompts x 2 models x 3 samples = 2880 trials");
        assertThat(new Opening("one", 1, 1, 1, 1, 1, 1).line().text())
                .isEqualTo("Suite one: 1 case x 1 prompt x 1 model = 1 trial");
        assertThat(new Opening("axes", 10, 2, 2, 8, 1, 80).line().text())
                .isEqualTo("Suite axes: 10 cases x 8 cells of 2 prompts and 2 models = 80 trials");
    }

    @Test
    void a_plan_says_what_would_be_asked() {
        PlanSummary plan = new PlanSummary(
                "refunds",
                "refunds.suite.yaml",
                List.of(new Cell("grounded", "small"), new Cell("careless", "small")),
                8,
                1,
                16,
                16,
                32,
                List.of("contains", "faithfulness"),
                List.of());

        assertThat(texts(Terminal.plan(plan)))
                .containsExactly(
                        "Suite refunds: 8 cases x 2 prompts x 1 model = 16 trials",
                        "  file     refunds.suite.yaml",
                        "  cells    grounded@small",
                        "           careless@small",
                        "  scorers  contains",
                        "           faithfulness",
                        "  rules    none",
                        "  calls    16 calls to models, at most 32 calls to the judge; retries and repairs not counted",
                        "Nobody was asked.");
        assertThat(Terminal.valid(plan).text())
                .isEqualTo("refunds.suite.yaml  no problem found: suite refunds, 2 cells, 8 cases, 2 scorers, 0 rules");
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
