package io.github.promptgate.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.model.Given;
import org.junit.jupiter.api.Test;

class TokenCountTest {

    private final TokenCount tokens = new TokenCount();

    @Test
    void texts_are_counted_as_openai_does() {
        assertThat(tokens.of("hello world")).isEqualTo(2); // o200k_base: 24912 2375
        assertThat(tokens.of("")).isZero();
    }

    @Test
    void what_looks_like_a_special_token_is_text() {
        assertThat(tokens.of("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void a_request_has_frames_around_its_messages() {
        assertThat(tokens.of(Given.question("hello world"))).isEqualTo(2 + 3 + 3);
    }
}
