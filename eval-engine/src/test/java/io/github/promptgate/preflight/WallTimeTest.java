package io.github.promptgate.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.Given;
import io.github.promptgate.suite.ModelSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WallTimeTest {

    private static WallTime.Load load(long calls, OptionalInt concurrency, OptionalInt perMinute) {
        return load(calls, concurrency, perMinute, OptionalInt.empty());
    }

    private static WallTime.Load load(
            long calls, OptionalInt concurrency, OptionalInt perMinute, OptionalInt tokensPerMinute) {
        ModelSpec.Limits limits = new ModelSpec.Limits(
                concurrency, perMinute, tokensPerMinute, OptionalInt.empty(), Optional.empty(), Optional.empty());
        return new WallTime.Load(Given.with(Given.spec("openai", "m", ""), limits), calls, calls * 1000);
    }

    @Test
    void calls_go_side_by_side() {
        assertThat(WallTime.of(List.of(load(100, OptionalInt.empty(), OptionalInt.empty())), 10))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void all_models_share_the_runs_concurrency() {
        WallTime.Load one = load(100, OptionalInt.empty(), OptionalInt.empty());

        assertThat(WallTime.of(List.of(one, one), 10)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void the_slowest_model_decides() {
        assertThat(WallTime.of(
                        List.of(
                                load(100, OptionalInt.of(2), OptionalInt.empty()),
                                load(100, OptionalInt.empty(), OptionalInt.empty())),
                        10))
                .isEqualTo(Duration.ofSeconds(50));
        assertThat(WallTime.of(List.of(load(100, OptionalInt.empty(), OptionalInt.of(60))), 10))
                .isEqualTo(Duration.ofSeconds(100));
        assertThat(WallTime.of(
                        List.of(load(100, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(50_000))), 10))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void nothing_to_ask_takes_no_time() {
        assertThat(WallTime.of(List.of(), 10)).isZero();
    }
}
