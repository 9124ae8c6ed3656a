package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunOptionTest {

    @Test
    void an_option_is_one_word_in_four_spellings() {
        assertThat(RunOption.MAX_ERRORS.key()).isEqualTo("max-errors");
        assertThat(RunOption.MAX_ERRORS.flag()).isEqualTo("--max-errors");
        assertThat(RunOption.MAX_ERRORS.parameter()).isEqualTo("maxErrors");
        assertThat(RunOption.MAX_ERRORS.property()).isEqualTo("prompt.maxErrors");
        assertThat(RunOption.FAIL_IF_NO_SUITES.parameter()).isEqualTo("failIfNoSuites");
    }

    @Test
    void a_door_offers_its_own_options_in_the_order_of_the_table() {
        assertThat(RunOption.of(RunOption.Door.SUITE))
                .extracting(RunOption::key)
                .containsExactly(
                        "prompts",
                        "models",
                        "cases",
                        "tags",
                        "limit",
                        "shard",
                        "samples",
                        "environment",
                        "seed",
                        "concurrency",
                        "timeout",
                        "trial-timeout",
                        "budget",
                        "max-errors",
                        "max-unscored",
                        "fail-fast",
                        "min-scored",
                        "confidence",
                        "truncated",
                        "recordings",
                        "formats");
        assertThat(RunOption.of(RunOption.Door.CLI)).contains(RunOption.OUTPUT).doesNotContain(RunOption.SKIP);
    }
}
