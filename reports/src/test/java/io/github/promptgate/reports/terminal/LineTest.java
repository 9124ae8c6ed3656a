package io.github.promptgate.reports.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void what_a_charset_lacks_is_shown_as_a_mark() {
        Line line = new Line(Line.Level.INFO, "Größe 30 € 😀");
        assertThat(line.shown(StandardCharsets.UTF_8, Color.PLAIN)).isEqualTo("Größe 30 € 😀");
        assertThat(line.shown(StandardCharsets.ISO_8859_1, Color.PLAIN)).isEqualTo("Größe 30 <U+20AC> <U+1F600>");
        assertThat(line.shown(StandardCharsets.US_ASCII, Color.PLAIN))
                .isEqualTo("Gr<U+00F6><U+00DF>e 30 <U+20AC> <U+1F600>");
    }

    @Test
    void colour_only_surrounds_the_words() {
        Line line = new Line(Line.Level.ERROR, "GATE FAILED", Line.Emphasis.BAD);
        assertThat(line.shown(StandardCharsets.UTF_8, Color.ANSI)).isEqualTo("\u001B[31mGATE FAILED\u001B[0m");
        assertThat(line.shown(StandardCharsets.UTF_8, Color.PLAIN)).isEqualTo("GATE FAILED");
        assertThat(Line.info("plain").shown(StandardCharsets.UTF_8, Color.ANSI)).isEqualTo("plain");
    }

    @Test
    void a_line_cannot_be_made_of_hostile_text() {
        assertThat(new Line(Line.Level.INFO, "  ::add-mask::x\n\u001B[2J").text())
                .isEqualTo("  : :add-mask::x\\n<U+001B>[2J");
    }

    @Test
    void colour_is_the_users_choice_then_no_color_then_the_console() {
        Optional<String> unset = Optional.empty();
        assertThat(Color.of("auto", unset, Color.Destination.CONSOLE)).isEqualTo(Color.ANSI);
        assertThat(Color.of("auto", unset, Color.Destination.OTHER)).isEqualTo(Color.PLAIN);
        assertThat(Color.of("auto", Optional.of("1"), Color.Destination.CONSOLE))
                .isEqualTo(Color.PLAIN);
        assertThat(Color.of("auto", Optional.of(""), Color.Destination.CONSOLE)).isEqualTo(Color.ANSI);
        assertThat(Color.of("always", Optional.of("1"), Color.Destination.OTHER))
                .isEqualTo(Color.ANSI);
        assertThat(Color.of("never", unset, Color.Destination.CONSOLE)).isEqualTo(Color.PLAIN);
    }

    @Test
    void a_wide_table_continues_below_with_the_first_column_repeated() {
        Columns columns = new Columns();
        columns.add(List.of("Cell", "a"));
        for (int i = 0; i < 4; i++) {
            columns.add(List.of("m" + i + "-".repeat(48), "1"));
        }
        List<String> lines = columns.lines();
        assertThat(lines).hasSize(5).allMatch(line -> line.length() <= 118);
        assertThat(lines.get(0)).startsWith("Cell   m0");
        assertThat(lines.get(2)).isEmpty();
        assertThat(lines.get(3)).startsWith("Cell   m2");
        assertThat(lines.get(4)).startsWith("a  ").endsWith("1");
    }
}
