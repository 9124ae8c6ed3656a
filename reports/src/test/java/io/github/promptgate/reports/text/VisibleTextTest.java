package io.github.promptgate.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @Test
    void plain_text_is_left_alone() {
        assertThat(VisibleText.line("Größe 30 € – 日本語 👩‍👩‍👧 a::b C++::x"))
                .isEqualTo("Größe 30 € – 日本語 👩‍👩‍👧 a::b C++::x");
    }

    @Test
    void colours_and_controls_become_marks() {
        assertThat(VisibleText.line("a\u001B[31mb\u0007\u0000\u009B"))
                .isEqualTo("a<U+001B>[31mb<U+0007><U+0000><U+009B>");
    }

    @Test
    void bidi_and_invisible_characters_become_marks() {
        assertThat(VisibleText.line("\u202Egnp.exe\u2066\u200B\uFEFF\u00AD"))
                .isEqualTo("<U+202E>gnp.exe<U+2066><U+200B><U+FEFF><U+00AD>");
        assertThat(VisibleText.line(Character.toString(0xE0041) + Character.toString(0xE0100)))
                .isEqualTo("<U+E0041><U+E0100>");
    }

    @Test
    void half_a_surrogate_pair_becomes_a_mark() {
        assertThat(VisibleText.line("x\uD800y")).isEqualTo("x<U+D800>y");
    }

    @Test
    void line_breaks_are_written_out_in_a_line_and_kept_in_a_block() {
        assertThat(VisibleText.line("a\r\nb\tc\u2028d\rx")).isEqualTo("a\\r\\nb\\tc<U+2028>d\\rx");
        assertThat(VisibleText.block("a\r\nb\tc\rd")).isEqualTo("a\nb\tc<U+000D>d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::error::x", "  ::error::x", "\u00A0\u2003::add-mask::x"})
    void a_runner_command_at_the_start_of_a_line_is_broken(String line) {
        assertThat(VisibleText.line(line))
                .contains(": :")
                .doesNotContain("::error")
                .doesNotContain("::add");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x ##[error]y", "##vso[task.setvariable]y", "##teamcity[x]"})
    void the_old_command_forms_are_broken_anywhere(String line) {
        assertThat(VisibleText.line(line)).contains("# #").doesNotContain("##");
    }

    @Test
    void headings_are_no_commands() {
        assertThat(VisibleText.line("## Heading [link]")).isEqualTo("## Heading [link]");
    }

    @Test
    void a_cut_says_how_much_is_left_out_and_tears_no_pair() {
        assertThat(Cut.at(3, "a😀b😀" + "c".repeat(20)).line()).isEqualTo("a😀b... (+21 characters)");
        assertThat(Cut.at(3, "a😀b😀" + "c".repeat(19)).shortened()).isFalse();
        assertThat(Cut.at(4_000, "x".repeat(1_048_576)))
                .extracting(Cut::shown, Cut::total, Cut::shortened)
                .containsExactly(4_000L, 1_048_576L, true);
    }

    @Test
    void no_line_of_a_block_is_a_command_of_a_build_runner() {
        assertThat(VisibleText.block("a\n::error::x\r\n  ::y ::z\n##[error]b\tc"))
                .isEqualTo("a\n: :error::x\n  : :y ::z\n# #[error]b\tc");
    }

    @Test
    void noncharacters_are_marks() {
        assertThat(VisibleText.line("\uFFFE\uFDD0")).isEqualTo("<U+FFFE><U+FDD0>");
    }
}
