package io.github.promptgate.reports.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Golden;
import io.github.promptgate.reports.Reports;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutcomeLinesTest {

    @Test
    void a_failed_run_is_told_from_matrix_to_report() {
        Golden.holds("terminal-failed.txt", told(Fixture.failed(), 10));
    }

    @Test
    void a_passed_run_says_what_it_rests_on() {
        Golden.holds("terminal-passed.txt", told(Fixture.passed(), 10));
    }

    @Test
    void bad_input_is_told_problem_by_problem() {
        Golden.holds("terminal-bad-input.txt", told(Fixture.badInput(), 10));
    }

    @Test
    void a_filter_that_left_nothing_is_inconclusive() {
        Golden.holds("terminal-nothing-to-run.txt", told(Fixture.nothingToRun(), 10));
    }

    @Test
    void a_long_list_is_cut_with_the_count_of_all() {
        assertThat(texts(Fixture.failed(), 1)).contains("Failed trials (4, first 1):");
        assertThat(texts(Fixture.failed(), 4)).contains("Failed trials (4):");
        assertThat(texts(Fixture.failed(), 1)).anyMatch(line -> line.endsWith(", and 1 more"));
    }

    @Test
    void misses_of_a_passed_run_are_warnings_and_of_a_failed_run_errors() {
        assertThat(Reports.of(Fixture.passed(), 10).lines())
                .contains(new Line(Line.Level.WARN, "Failed trials (1):"))
                .noneMatch(line -> line.level() == Line.Level.ERROR);
        assertThat(Reports.of(Fixture.failed(), 10).lines()).contains(new Line(Line.Level.ERROR, "Failed trials (4):"));
    }

    @Test
    void no_line_of_a_hostile_run_controls_a_terminal_or_a_runner() {
        for (Line line : Reports.of(Fixture.failed(), 10).lines()) {
            assertThat(line.text())
                    .doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}].*")
                    .doesNotContain("##[");
            assertThat(line.text().strip()).doesNotStartWith("::");
        }
        assertThat(told(Fixture.failed(), 10)).contains("<U+202E>gnp.exe").contains("# #[error]owned<U+001B>[31m");
    }

    private static List<String> texts(EvalOutcome outcome, int listed) {
        return Reports.of(outcome, listed).lines().stream().map(Line::text).toList();
    }

    private static String told(EvalOutcome outcome, int listed) {
        return Reports.of(outcome, listed).lines().stream()
                .map(line -> ("[" + line.level() + "] " + line.text()).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }
}
