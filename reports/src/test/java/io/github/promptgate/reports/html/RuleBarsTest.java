package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.record.BuiltInMetrics;
import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.stats.Interval;
import io.github.promptgate.suite.GateRule;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Lengths on a bar are measured back into the numbers of its rule. */
class RuleBarsTest {

    private static RuleResult result(GateRule rule, double observed, Interval interval) {
        return new RuleResult(
                rule,
                BuiltInMetrics.PASS_RATE,
                "p@m",
                RuleResult.State.FAIL,
                OptionalDouble.of(observed),
                100,
                0,
                0,
                "",
                List.of(),
                Compared.grounds(interval));
    }

    private static double at(String place) {
        return Double.parseDouble(place);
    }

    @Test
    void point_interval_and_bound_stand_to_each_other_as_their_numbers_do() {
        Overview.Bar bar = RuleBars.of(result(Fixture.rule("pass-rate", .9, 1), .88, new Interval(.76, .94)));
        double perShare = at(bar.interval().width()) / (.94 - .76);

        assertThat((at(bar.point()) - at(bar.interval().from())) / perShare).isCloseTo(.88 - .76, within(1e-4));
        assertThat((at(bar.bound()) - at(bar.interval().from())) / perShare).isCloseTo(.90 - .76, within(1e-4));
        assertThat(bar.good().from()).isEqualTo(bar.bound());
        assertThat(at(bar.good().from()) + at(bar.good().width())).isCloseTo(100, within(.02));
        assertThat(bar.zero()).isEmpty();
        assertThat(bar.words()).isEqualTo("0.88 [0.76, 0.94] beside min 0.9");
    }

    @Test
    void a_fall_lies_left_of_no_change_and_what_is_allowed_lies_between() {
        Overview.Bar bar = RuleBars.of(Compared.drop());
        double perPoint = at(bar.interval().width()) / 40;

        assertThat((at(bar.zero()) - at(bar.bound())) / perPoint).isCloseTo(2, within(.02));
        assertThat((at(bar.zero()) - at(bar.point())) / perPoint).isCloseTo(25, within(.02));
        assertThat((at(bar.zero()) - at(bar.interval().from())) / perPoint).isCloseTo(45, within(.02));
        assertThat(bar.good().from()).isEqualTo(bar.bound());
    }

    @Test
    void a_rise_lies_right_of_no_change_and_the_good_side_ends_at_the_bound() {
        GateRule rule = Compared.change(GateRule.Side.MAX_RISE, .25, "25pp");
        Overview.Bar bar = RuleBars.of(result(rule, 1.1, new Interval(.8, 1.4)));

        assertThat(at(bar.zero())).isLessThan(at(bar.bound()));
        assertThat(at(bar.bound())).isLessThan(at(bar.point()));
        assertThat(bar.good().from()).isEqualTo("0.00");
        assertThat(bar.good().width()).isEqualTo(bar.bound());
    }

    @Test
    void what_nothing_bounds_reaches_the_end_and_what_was_not_observed_is_not_drawn() {
        Overview.Bar open =
                RuleBars.of(result(Fixture.rule("pass-rate", .9, 1), .95, new Interval(.5, Double.POSITIVE_INFINITY)));
        RuleResult nothing = new RuleResult(
                Fixture.rule("pass-rate", .9, 1),
                BuiltInMetrics.PASS_RATE,
                "p@m",
                RuleResult.State.INCONCLUSIVE,
                OptionalDouble.empty(),
                0,
                3,
                0,
                "",
                List.of());

        assertThat(at(open.interval().from()) + at(open.interval().width())).isCloseTo(100, within(.02));
        assertThat(RuleBars.of(nothing).there()).isFalse();
    }

    @Test
    void a_value_that_is_its_bound_stands_on_it() {
        RuleResult equal = Fixture.result(
                Fixture.rule("pass-rate", 1, 1), BuiltInMetrics.PASS_RATE, "p@m", RuleResult.State.PASS, 1);

        assertThat(RuleBars.of(equal).point()).isEqualTo(RuleBars.of(equal).bound());
    }
}
