package io.github.promptgate.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Counts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ParetoTest {

    private static CellSummary cell(double rate, double cost, double latency) {
        return cell(OptionalDouble.of(rate), OptionalDouble.of(cost), 0, latency);
    }

    private static CellSummary cell(OptionalDouble rate, OptionalDouble cost, long unpriced, double latency) {
        return new CellSummary(
                "p@m",
                Counts.none(),
                rate,
                List.of(),
                new CellSummary.Amounts(
                        0,
                        cost,
                        unpriced,
                        OptionalDouble.empty(),
                        OptionalDouble.of(latency),
                        OptionalLong.empty(),
                        OptionalLong.empty()));
    }

    @Test
    void a_cell_is_on_the_front_unless_another_is_as_good_everywhere_and_better_somewhere() {
        Pareto pareto = Pareto.of(List.of(cell(.9, 2, 500), cell(.8, 1, 400), cell(.8, 1, 401), cell(.95, 3, 300)));

        assertThat(pareto.front()).containsExactly(0, 1, 3);
        assertThat(pareto.words()).isEqualTo("pass rate, cost and p95 latency");
    }

    @Test
    void equal_cells_are_both_on_it() {
        assertThat(Pareto.of(List.of(cell(.9, 2, 500), cell(.9, 2, 500))).front())
                .containsExactly(0, 1);
    }

    @Test
    void an_axis_that_one_cell_has_no_figure_for_does_not_count() {
        Pareto pareto = Pareto.of(List.of(cell(.9, 9, 500), cell(OptionalDouble.of(.8), OptionalDouble.of(1), 3, 600)));

        assertThat(pareto.axes()).containsExactly(Pareto.Axis.PASS_RATE, Pareto.Axis.LATENCY);
        assertThat(pareto.front()).containsExactly(0);
    }

    @Test
    void a_cell_that_was_not_scored_beats_nobody_and_one_cell_alone_has_no_front() {
        CellSummary unscored = cell(OptionalDouble.empty(), OptionalDouble.of(0), 0, 1);

        assertThat(Pareto.of(List.of(unscored, cell(.5, 2, 500))).front()).isEmpty();
        assertThat(Pareto.of(List.of(unscored, cell(.5, 2, 500), cell(.4, 1, 500)))
                        .front())
                .containsExactly(1, 2);
    }
}
