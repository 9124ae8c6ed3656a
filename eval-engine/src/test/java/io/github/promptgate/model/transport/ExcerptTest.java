package io.github.promptgate.model.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

    @Test
    void control_and_direction_characters_never_reach_a_message() {
        assertThat(Excerpt.of("a\u001b[31m\r\nb\u202ec\u0000d\u2028e")).isEqualTo("a [31m b c d e");
    }

    @Test
    void a_long_text_is_cut_between_characters() {
        String smile = new String(Character.toChars(0x1F600));

        String cut = Excerpt.of(smile.repeat(1_000_000));

        assertThat(cut).isEqualTo(smile.repeat(200) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"no such thing\",\"code\":1}}",
                "{\"error\":\"no such thing\"}",
                "{\"message\":\"no such thing\"}",
                "{\"detail\":[{\"message\":\"no such thing\"}]}",
                "[{\"error\":{\"message\":\"no such thing\"}}]",
                "no such thing"
            })
    void the_message_is_found_in_every_format(String body) {
        assertThat(Excerpt.ofError(body)).isEqualTo("no such thing");
    }

    @Test
    void an_error_without_a_body_says_so() {
        assertThat(Excerpt.ofError(" ")).isEqualTo("no message");
        assertThat(Excerpt.ofError("{\"error\":{}}")).isEqualTo("{\"error\":{}}");
    }

    @Test
    void an_address_is_shown_without_what_may_be_secret() {
        assertThat(Address.shown(URI.create("https://user:pw@host:8443/v1/chat?key=abc#x")))
                .isEqualTo("https://host:8443/v1/chat");
    }
}
