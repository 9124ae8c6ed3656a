package io.github.promptgate.reports.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.summary.RunSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelLinesTest {

    @Test
    void each_cell_has_a_row_per_label_and_its_commonest_confusions() {
        assertThat(lines("a>a", "b>a", "c>c", "c>b", "a>a", "c>"))
                .containsExactly(
                        "intent in grounded@small: macro-F1 0.433",
                        "  label   expected   given   precision   recall      F1",
                        "  a              2       3       0.667    1.000   0.800",
                        "  b              1       1       0.000    0.000   0.000",
                        "  c              3       1       1.000    0.333   0.500",
                        "  most confused: b as a 1, c as no label 1, c as b 1");
    }

    @Test
    void a_figure_that_is_0_of_0_is_left_out() {
        assertThat(lines("a>a", "b>a")).contains("  b              1       0           -    0.000   0.000");
    }

    @Test
    void without_a_classification_nothing_is_said() {
        assertThat(LabelLines.of(RunSummary.of(Fixture.record(), 0))).isEmpty();
    }

    private static List<String> lines(String... pairs) {
        return LabelLines.of(RunSummary.of(Fixture.labelled(pairs), 0)).stream()
                .map(Line::text)
                .toList();
    }
}
