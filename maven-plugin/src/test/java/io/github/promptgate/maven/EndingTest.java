package io.github.promptgate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.reports.terminal.Color;
import io.github.promptgate.reports.terminal.Line;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class EndingTest {

    private static final Problem PROBLEM =
            new Problem(ProblemCode.SUITE_001, Where.file("a.suite.yaml"), "unknown key \"gates\"", "remove it");

    @Test
    void a_build_whose_gates_all_passed_goes_on() {
        assertThatCode(() -> end(ExitCode.PASSED, ExitCode.PASSED)).doesNotThrowAnyException();
        assertThatCode(() -> Ending.of(List.of(), Path::toString)).doesNotThrowAnyException();
    }

    @Test
    void a_failed_gate_is_the_builds_failure() {
        assertThatThrownBy(() -> end(ExitCode.PASSED, ExitCode.FAILED))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Prompt gate failed: suite-1: 0 of 0 rules broken. See out/suite-1/report.html");
    }

    @Test
    void a_gate_that_could_not_judge_fails_the_build_as_well() {
        assertThatThrownBy(() -> end(ExitCode.INCONCLUSIVE))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Prompt gate inconclusive: suite-0: nothing was judged. See out/suite-0/report.html");
        assertThatThrownBy(() -> end(ExitCode.INTERRUPTED))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Prompt gate interrupted: suite-0: stopped by the user. See out/suite-0/report.html");
    }

    @Test
    void bad_input_is_an_error_of_the_execution_and_outranks_a_failed_gate() {
        assertThatThrownBy(() -> end(ExitCode.FAILED, ExitCode.BAD_INPUT))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Prompt gate not run: suite-1: 1 problem to mend first. See out/suite-1/report.html");
    }

    @Test
    void our_own_fault_outranks_everything() {
        assertThatThrownBy(() -> end(ExitCode.BAD_INPUT, ExitCode.INTERNAL, ExitCode.FAILED))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Prompt gate broken: suite-1: a fault of PromptGate's own. See out/suite-1/report.html");
    }

    @Test
    void further_suites_that_end_alike_are_counted() {
        assertThatThrownBy(() -> end(ExitCode.INCONCLUSIVE, ExitCode.INCONCLUSIVE, ExitCode.INCONCLUSIVE))
                .hasMessage("Prompt gate inconclusive: suite-0: nothing was judged, and 2 more suites alike."
                        + " See out/suite-0/report.html");
    }

    @Test
    void problems_are_listed_before_the_one_exception() {
        Heard log = new Heard();
        LogLines lines = new LogLines(log, new LogLines.Style(StandardCharsets.UTF_8, Color.PLAIN, Line.Level.INFO));

        MojoExecutionException ending = Ending.notRun(List.of(PROBLEM, PROBLEM), lines);

        assertThat(ending).hasMessage("Prompt gate not run: 2 problems to mend first, see above");
        assertThat(log.entries())
                .containsExactly(
                        "[ERROR] a.suite.yaml  SUITE-001  unknown key \"gates\"",
                        "[ERROR]   fix: remove it  more: docs/problems/SUITE-001.md",
                        "[ERROR] a.suite.yaml  SUITE-001  unknown key \"gates\"",
                        "[ERROR]   fix: remove it  more: docs/problems/SUITE-001.md");
    }

    private static void end(ExitCode... codes) throws MojoExecutionException, MojoFailureException {
        List<EvalOutcome> outcomes = new ArrayList<>();
        for (ExitCode code : codes) {
            String suite = "suite-" + outcomes.size();
            List<Problem> problems = code == ExitCode.BAD_INPUT ? List.of(PROBLEM) : List.of();
            outcomes.add(EvalOutcome.notRun(suite, Path.of("out", suite), code, problems));
        }
        Ending.of(outcomes, path -> path.toString().replace('\\', '/'));
    }
}
