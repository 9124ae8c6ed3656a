package io.github.promptgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class SkipTest {

    private final Properties typed = new Properties();
    private final Properties project = new Properties();

    @Test
    void nothing_is_skipped_unless_it_is_asked_for() {
        assertThat(Skip.reason(false, typed, project)).isEmpty();
    }

    @Test
    void the_own_switch_counts_configured_or_typed() {
        assertThat(Skip.reason(true, typed, project)).contains("prompt.skip");

        typed.setProperty("prompt.skip", "");
        assertThat(Skip.reason(false, typed, project)).contains("prompt.skip");
    }

    @Test
    void typing_false_beats_a_configured_skip() {
        typed.setProperty("prompt.skip", "false");

        assertThat(Skip.reason(true, typed, project)).isEmpty();
    }

    @Test
    void a_build_without_tests_is_one_without_the_gate() {
        project.setProperty("maven.test.skip", "true");
        assertThat(Skip.reason(false, typed, project)).contains("maven.test.skip");

        typed.setProperty("skipTests", "");
        assertThat(Skip.reason(false, typed, project)).contains("skipTests");
    }

    @Test
    void typing_false_beats_the_property_of_the_pom() {
        project.setProperty("skipTests", "true");
        typed.setProperty("skipTests", "false");

        assertThat(Skip.reason(false, typed, project)).isEmpty();
    }
}
