package io.github.promptgate.reports.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.reports.markdown.Section.Rank;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTest {

    private static final List<Section> ALL = List.of(
            new Section(Rank.LINE, "line é\n"),
            new Section(Rank.HEAD, "head ".repeat(60) + "head\n"),
            new Section(Rank.TOP, "top ".repeat(60) + "top\n"),
            new Section(Rank.FOLDED, "folded ".repeat(60) + "folded\n"),
            new Section(Rank.OPEN, "open ".repeat(60) + "open ".repeat(60) + "open\n"));

    private static final String WHOLE = fit(Integer.MAX_VALUE);

    @Test
    void what_fits_to_the_byte_is_whole() {
        int bytes = WHOLE.getBytes(StandardCharsets.UTF_8).length;

        assertThat(fit(bytes)).isEqualTo(WHOLE);
        assertThat(fit(bytes - 1)).isNotEqualTo(WHOLE).doesNotContain("open ");
        assertThat(Section.fit(ALL, WHOLE.length(), String::length)).isEqualTo(WHOLE);
    }

    @Test
    void lists_of_cases_go_first_then_folded_tables_then_the_worst_cases_then_all_but_one_line() {
        String[] shed = new String[4];
        int limit = WHOLE.getBytes(StandardCharsets.UTF_8).length;
        for (int i = 0; i < shed.length; i++) {
            shed[i] = fit(limit - 1);
            limit = shed[i].getBytes(StandardCharsets.UTF_8).length;
        }

        assertThat(shed[0]).contains("folded\n", "too long: the lists of cases. All");
        assertThat(shed[1]).contains("top\n", "too long: the folded tables, the lists of cases.");
        assertThat(shed[2]).contains("head ".repeat(60) + "head\n").doesNotContain("top ".repeat(60) + "top\n");
        assertThat(shed[3]).startsWith("line é\n\n_Left out, as it would be too long: the rules, the worst cases,");
    }

    private static String fit(int bytes) {
        return Section.fit(ALL, bytes, text -> text.getBytes(StandardCharsets.UTF_8).length);
    }
}
