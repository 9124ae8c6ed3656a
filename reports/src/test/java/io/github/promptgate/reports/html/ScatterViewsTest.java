package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.record.Cell;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.summary.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScatterViewsTest {

    @Test
    void points_stand_to_the_ticks_as_their_numbers_do() {
        Overview.Scatter scatter = ScatterViews.of(priced());
        Overview.Dot first = scatter.dots().get(0);
        Overview.Tick zero = scatter.xTicks().get(0);
        Overview.Tick last = scatter.xTicks().get(scatter.xTicks().size() - 1);

        assertThat(scatter.across()).isEqualTo("cost per 1,000 cases");
        assertThat(first.cost()).isEqualTo("$0.50");
        assertThat(zero.text()).isEqualTo("$0.00");
        double perUsd =
                (at(last.at()) - at(zero.at())) / Double.parseDouble(last.text().substring(1));
        assertThat((at(first.x()) - at(zero.at())) / perUsd).isCloseTo(.5, within(.001));
        assertThat(first.star()).isTrue();
        assertThat(scatter.dots()).hasSize(2);
    }

    @Test
    void without_a_price_time_is_drawn_and_without_scores_nothing() {
        assertThat(ScatterViews.of(RunSummary.of(Fixture.record(), 0)).across()).isEqualTo("p95 latency");
        Overview.Scatter nothing = ScatterViews.of(
                RunSummary.of(Fixture.record(List.of(new Cell("grounded", "small")), 1, 1, List.of()), 0));
        assertThat(nothing.why()).isEqualTo("Nothing was scored, so there is nothing to draw.");
        assertThat(nothing.dots()).isEmpty();
    }

    @Test
    void names_of_points_in_one_place_stand_beneath_each_other_within_the_chart() {
        ScatterLabels labels = new ScatterLabels(548);
        labels.keepClear(540, 90);
        labels.keepClear(540, 90);

        Overview.Label first = labels.place("careless@steady", 540, 90, 6);
        Overview.Label second = labels.place("careless@swift", 540, 90, 6);

        assertThat(List.of(first.text(), second.text())).containsExactly("careless@steady", "careless@swift");
        assertThat(List.of(first.anchor(), second.anchor())).containsExactly("end", "end");
        assertThat(Double.parseDouble(second.y()) - Double.parseDouble(first.y()))
                .isGreaterThanOrEqualTo(11);
    }

    @Test
    void names_that_would_cover_each_other_are_left_to_the_table() {
        ScatterLabels labels = new ScatterLabels(548);
        labels.keepClear(300, 90);
        List<Overview.Label> placed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            placed.add(labels.place("a-model-with-a-name", 300, 90, 6));
        }
        assertThat(placed)
                .extracting(Overview.Label::text)
                .filteredOn(text -> !text.isEmpty())
                .hasSize(10);
    }

    private static RunSummary priced() {
        List<Cell> cells = List.of(new Cell("grounded", "small"), new Cell("grounded", "large"));
        List<TrialRecord> trials = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            for (int cell = 0; cell < 2; cell++) {
                TrialRecord trial =
                        Fixture.plain("c" + row, row, cell, "x", row < 3 + cell ? Fixture.held() : Fixture.missed());
                assertThat(trial.cost()).isEqualTo(OptionalDouble.of(.0005 * (cell + 1)));
                trials.add(trial);
            }
        }
        return RunSummary.of(Fixture.record(cells, 4, 1, trials), 0);
    }

    private static double at(String place) {
        return Double.parseDouble(place);
    }
}
