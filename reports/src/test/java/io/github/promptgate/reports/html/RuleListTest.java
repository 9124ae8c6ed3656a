package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.RuleResult.State;
import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.suite.GateRule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleListTest {

    private static final GateRule TONE = Fixture.rule("tone", .5, 1);

    private static RuleResult result(GateRule rule, String unit, State state) {
        return Fixture.result(rule, Fixture.TONE, unit, state, .4);
    }

    @Test
    void a_rule_counts_once_however_many_units_it_has() {
        Overview.RuleList rules = RuleList.of(List.of(
                result(TONE, "a@m", State.FAIL),
                result(TONE, "b@m", State.FAIL),
                result(TONE, "c@m", State.PASS),
                result(Fixture.rule("contains", .5, 2), "a@m", State.PASS)));

        assertThat(rules.summary()).isEqualTo("1 of 2 rules broken, 1 held");
    }

    @Test
    void the_story_does_not_say_the_rule_again() {
        Overview.Rule rule = RuleList.of(List.of(Compared.drop())).first().get(0);

        assertThat(rule.text()).isEqualTo("pass-rate drop \u2264 2pp");
        assertThat(rule.value()).isEqualTo("25.0 pp");
        assertThat(rule.story()).isEqualTo("fell by 25.0 pp from 100.0 % to 75.0 % [5.0 pp, 45.0 pp], beyond noise");
        assertThat(rule.worst())
                .containsExactly(
                        new Overview.Worst("refund-017", "#/cases?case=refund-017&cell=careless%40small", "0.0 %"));
        assertThat(rule.open()).isTrue();
    }

    @Test
    void of_sixty_rules_the_worst_five_are_shown_and_the_others_are_kept() {
        List<RuleResult> results = IntStream.range(0, 60)
                .mapToObj(i -> result(Fixture.rule("tone", .5 + i, i), "a@m", i == 59 ? State.FAIL : State.PASS))
                .toList();

        Overview.RuleList rules = RuleList.of(results);

        assertThat(rules.first()).hasSize(5);
        assertThat(rules.first().get(0).chip().word()).isEqualTo("broken");
        assertThat(rules.more()).hasSize(55);
        assertThat(rules.first().get(1).story()).isEmpty();
        assertThat(rules.summary()).isEqualTo("1 of 60 rules broken, 59 held");
    }
}
