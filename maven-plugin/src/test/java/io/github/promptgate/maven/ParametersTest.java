package io.github.promptgate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.RunOption;
import io.github.promptgate.problem.ProblemException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private final Properties typed = new Properties();

    @Test
    void what_is_typed_beats_what_is_configured() {
        typed.setProperty("prompt.prompts", "careless, strict");
        typed.setProperty("prompt.samples", "3");

        Parameters parameters = new Parameters(typed)
                .with(RunOption.PROMPTS, List.of("careful"))
                .with(RunOption.SAMPLES, "1");

        assertThat(parameters.text(RunOption.PROMPTS)).contains("careless,strict");
        assertThat(parameters.text(RunOption.SAMPLES)).contains("3");
        assertThat(parameters.where(RunOption.SAMPLES).file()).isEqualTo("-Dprompt.samples");
    }

    @Test
    void what_is_configured_counts_where_nothing_is_typed() {
        Parameters parameters = new Parameters(typed)
                .with(RunOption.PROMPTS, List.of(" careful "))
                .with(RunOption.MAX_ERRORS, "2");

        assertThat(parameters.text(RunOption.PROMPTS)).contains("careful");
        assertThat(parameters.text(RunOption.MAX_ERRORS)).contains("2");
        assertThat(parameters.where(RunOption.MAX_ERRORS).file()).isEqualTo("<maxErrors>");
    }

    @Test
    void what_is_neither_is_left_to_the_suite() {
        Parameters parameters =
                new Parameters(typed).with(RunOption.PROMPTS, List.of()).with(RunOption.SEED, (String) null);

        assertThat(parameters.text(RunOption.PROMPTS)).isEmpty();
        assertThat(parameters.text(RunOption.SEED)).isEmpty();
        assertThat(parameters.looksForSuites()).isTrue();
    }

    @Test
    void a_value_with_a_comma_is_one_value_where_one_is_wanted() {
        typed.setProperty("prompt.output", "a,b");

        assertThat(new Parameters(typed).with(RunOption.OUTPUT, "c").text(RunOption.OUTPUT))
                .contains("a,b");
    }

    @Test
    void a_number_must_be_one() {
        typed.setProperty("prompt.maxListed", "many");
        Parameters parameters = new Parameters(typed).with(RunOption.MAX_LISTED, "10");

        assertThatThrownBy(() -> parameters.count(RunOption.MAX_LISTED, 10))
                .isInstanceOf(ProblemException.class)
                .hasMessage("-Dprompt.maxListed RUN-003 \"many\" is not a whole number from 0");
    }
}
