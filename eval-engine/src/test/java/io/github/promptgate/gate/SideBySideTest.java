package io.github.promptgate.gate;

import static io.github.promptgate.gate.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.suite.GateRule.Statistic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final String BEFORE = "++++++++++++++++++--";
    private static final String AFTER = "++++++++++++-------+";

    private static SideBySide figure(Scores now, Scores before, String metric) {
        Reference.Known then =
                new Reference.Known("the run before", before.measured(1).scores(), Map.of(), Map.of("right", "old"));
        return SideBySide.of(now.measured(1), then, 0.95, 0).stream()
                .filter(one -> one.metric().name().equals(metric) && one.statistic() == Statistic.MEAN)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_figure_has_the_numbers_of_a_rule_on_the_same_change() {
        Scores before = Scores.of(20, 1).right(BEFORE);
        Scores now = Scores.of(20, 1).right(AFTER);
        Grounds rule = now.since(before)
                .judge(asked("pass-rate max-drop 0pp"))
                .rules()
                .get(0)
                .grounds();

        SideBySide figure = figure(now, before, "pass-rate");

        Grounds.Compared compared = rule.compared().orElseThrow();
        assertThat(figure.before()).isEqualTo(compared.before()).hasValue(0.9);
        assertThat(figure.after()).isEqualTo(compared.after()).hasValue(0.65);
        assertThat(figure.p()).isEqualTo(rule.test().orElseThrow().twoSided());
        assertThat(figure.worse()).isEqualTo(compared.worse()).hasSize(6);
        assertThat(figure.better()).isEqualTo(compared.better()).hasSize(1);
        assertThat(figure.interval().orElseThrow().range().lower())
                .as("a fall of the rule is the figure's rise, turned")
                .isEqualTo(-rule.interval().orElseThrow().range().upper());
    }

    @Test
    void a_figure_is_over_the_cases_that_were_scored_on_both_sides_and_counts_each_side() {
        Scores before = Scores.of(4, 1).right("+++?");
        Scores now = Scores.of(4, 1).right("+?-+");

        SideBySide figure = figure(now, before, "right");

        assertThat(figure.scored()).isEqualTo(new SideBySide.Scored(2, 3, 3));
        assertThat(figure.scored().differs()).isTrue();
        assertThat(figure.before()).hasValue(1);
        assertThat(figure.after()).hasValue(.5);
        assertThat(figure(now, now, "right").scored().differs()).isFalse();
    }

    @Test
    void a_metric_that_another_scorer_measured_is_not_compared() {
        Scores before = Scores.of(20, 1).right(BEFORE);
        Scores now = Scores.of(20, 1).right(AFTER).defined(Map.of("right", "new"));

        SideBySide figure = figure(now, before, "right");

        assertThat(figure.obstacle()).isEqualTo("in the run before right was measured by a scorer with other options");
        assertThat(figure.before()).isEmpty();
        assertThat(figure(now, before, "quality").obstacle()).isEqualTo("no case was scored on both sides");
    }

    @Test
    void cells_that_one_side_lacks_have_no_figure() {
        Scores before = Scores.of(List.of(Scores.cell("p", "m")), 2, 1).right("++");
        Scores now = Scores.of(List.of(Scores.cell("p", "m"), Scores.cell("q", "m")), 2, 1)
                .right("++")
                .right(1, "--");
        Reference.Known then =
                new Reference.Known("the run before", before.measured(1).scores(), Map.of(), Map.of());

        assertThat(SideBySide.of(now.measured(1), then, 0.95, 0))
                .extracting(SideBySide::cell)
                .containsOnly("p@m");
    }
}
