package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.record.Cell;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.summary.RunSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeatViewsTest {

    private static final Cell COLD = new Cell("grounded", "small", new TreeMap<>(Map.of("temperature", "0")));
    private static final Cell WARM = new Cell("grounded", "large", new TreeMap<>(Map.of("temperature", "0.7")));

    private static RunSummary summary(List<Cell> cells, List<TrialRecord> trials) {
        return RunSummary.of(Fixture.record(cells, 1, 1, trials), 10);
    }

    @Test
    void models_are_rows_and_prompts_columns_and_each_cell_says_what_changed() {
        Overview.Heat heat = HeatViews.of(RunSummary.of(Fixture.record(), 10), Optional.of(Compared.standing()));

        assertThat(heat.columns()).containsExactly("grounded", "careless");
        assertThat(heat.rows()).extracting(Overview.HeatRow::model).containsExactly("small", "large");
        assertThat(heat.reference()).isEqualTo("the baseline");
        Overview.HeatCell fallen = heat.rows().get(0).cells().get(1);
        assertThat(fallen.value()).isEqualTo("75.0 %");
        assertThat(fallen.level()).isEqualTo(7);
        assertThat(fallen.delta()).isEqualTo(new Overview.Delta("\u25BC", "down", "25.0 pp", Chips.BAD));
        assertThat(fallen.href()).isEqualTo("#/cases?q=cell%3A%22careless%40small%22");
    }

    @Test
    void the_star_says_by_which_axes() {
        Overview.Heat heat = HeatViews.of(RunSummary.of(Fixture.record(), 10), Optional.empty());

        assertThat(heat.rows().get(0).cells())
                .extracting(Overview.HeatCell::star)
                .containsExactly(true, false);
        assertThat(heat.star()).isEqualTo("on the Pareto front of pass rate and p95 latency: no other cell beats it");
    }

    @Test
    void a_cell_that_is_not_in_the_plan_and_one_that_never_ran_are_told_apart() {
        Overview.Heat heat = HeatViews.of(summary(List.of(COLD, WARM), List.of()), Optional.empty());

        assertThat(heat.columns()).containsExactly("grounded{temperature=0}", "grounded{temperature=0.7}");
        assertThat(heat.rows().get(0).cells())
                .extracting(Overview.HeatCell::missing)
                .containsExactly("never ran", "not in the plan");
        assertThat(heat.star()).isEmpty();
    }
}
