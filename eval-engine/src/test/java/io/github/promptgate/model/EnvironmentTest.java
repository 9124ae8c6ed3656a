package io.github.promptgate.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problems;
import io.github.promptgate.suite.Options;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private final Secrets secrets = new Secrets();
    private final Problems problems = new Problems();
    private final Environment environment = new Environment(
            name -> Optional.ofNullable(Map.of("HOST", "host-name", "TOKEN", "  tok-123456\n", "BLANK", " ")
                    .get(name)),
            secrets);

    @Test
    void references_are_filled_in_at_any_depth() {
        Options options = environment.resolve(
                Given.options("{url: \"https://${env:HOST}/x\", deep: [{t: \"${env:TOKEN}\"}], n: 3}"), problems);

        assertThat(options.map().toString())
                .isEqualTo("{\"url\":\"https://host-name/x\",\"deep\":[{\"t\":\"tok-123456\"}],\"n\":3}");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void what_was_filled_in_is_secret_from_then_on() {
        environment.resolve(Given.options("t: \"${env:TOKEN}\""), problems);

        assertThat(secrets.hide("tok-123456")).isEqualTo("***");
    }

    @Test
    void a_variable_that_is_not_set_is_told_where_it_is_asked_for() {
        environment.resolve(Given.options("{a: 1,\n b: \"${env:NOT_THERE} ${env:BLANK}\"}"), problems);

        assertThat(problems.found())
                .extracting(problem -> problem.where() + " " + problem.code().id() + " " + problem.what())
                .containsExactly(
                        "s.suite.yaml:2:5 SUITE-010 environment variable NOT_THERE is not set",
                        "s.suite.yaml:2:5 SUITE-010 environment variable BLANK is not set");
        assertThat(problems.found().get(0).fix()).isEqualTo("set NOT_THERE, or leave the model out with --models");
    }

    @Test
    void the_first_variable_that_is_set_is_the_key() {
        assertThat(environment.secret(List.of("BLANK", "TOKEN", "HOST"))).contains("tok-123456");
        assertThat(environment.secret(List.of("BLANK"))).isEmpty();
    }
}
