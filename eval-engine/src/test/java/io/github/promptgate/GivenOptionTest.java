package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Overrides;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenOptionTest {

    private static final Where FLAG = Where.file("--here");

    @Test
    void names_become_a_list_and_numbers_stay_numbers() {
        MapNode run = overrides(
                        given(RunOption.PROMPTS, "careless", "7"),
                        given(RunOption.SAMPLES, " 3 "),
                        given(RunOption.TIMEOUT, "30m"),
                        given(RunOption.MAX_UNSCORED, "5%"))
                .run();

        assertThat(run.get("prompts"))
                .contains(new ListNode(FLAG, List.of(ScalarNode.text(FLAG, "careless"), ScalarNode.text(FLAG, "7"))));
        assertThat(run.get("samples")).contains(new ScalarNode(FLAG, ScalarNode.Kind.NUMBER, "3"));
        assertThat(run.get("timeout")).contains(ScalarNode.text(FLAG, "30m"));
        assertThat(run.get("max-unscored")).contains(ScalarNode.text(FLAG, "5%"));
    }

    @Test
    void a_value_that_is_no_number_is_left_to_the_reader_to_refuse() {
        assertThat(overrides(given(RunOption.SAMPLES, "many")).run().get("samples"))
                .contains(ScalarNode.text(FLAG, "many"));
    }

    @Test
    void options_that_a_suite_does_not_know_stay_with_the_door() {
        assertThat(overrides(given(RunOption.OUTPUT, "out"), given(RunOption.QUIET, "true"))
                        .run()
                        .size())
                .isZero();
    }

    @Test
    void rules_are_handed_on_as_they_are() {
        MapNode rule = MapNode.empty(FLAG);

        assertThat(GivenOption.overrides(List.of(), List.of(rule)).rules()).containsExactly(rule);
    }

    private static GivenOption given(RunOption option, String... values) {
        return new GivenOption(option, FLAG, List.of(values));
    }

    private static Overrides overrides(GivenOption... given) {
        return GivenOption.overrides(List.of(given), List.of());
    }
}
