package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Pages;
import java.util.Locale;
import java.util.TimeZone;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

class PageContentTest {

    private final Document page = Jsoup.parse(Pages.of(Fixture.failed()));

    @Test
    void the_first_screen_says_the_verdict_in_words() {
        assertThat(page.title()).isEqualTo("FAILED · refunds · PromptGate");
        assertThat(page.select(".verdict").text())
                .isEqualTo("✗ FAILED 1 of 4 rules broken (32 trials: 29 scored, 3 unscored)");
        assertThat(page.select(".tile").eachText())
                .containsExactly(
                        "Pass rate 86.2 % 25 of 29 scored trials",
                        "Unscored 3 of 32 trials",
                        "Errors 2 calls without an answer",
                        "Cost $0.031 and $0.012 for the judge",
                        "Latency p95 705 ms of the last attempt, without waiting");
    }

    @Test
    void broken_rules_come_first_with_bound_observed_value_and_counts() {
        Elements rules = page.select("table.rules tbody tr:not(.more)");
        assertThat(rules.eachText())
                .containsExactly(
                        "✗ broken faithfulness ≥ 0.95 careless@small · refunds.suite.yaml:31 0.688 6 scored, 1 unscored, 1 n/a",
                        "? not judged contains ≥ 0.9 careless@large · refunds.suite.yaml:33 0.857 6 scored, 1 unscored, 1 n/a",
                        "! warned pass-rate ≥ 0.85 careless@small · refunds.suite.yaml:34 0.8497 6 scored, 1 unscored, 1 n/a",
                        "✓ held faithfulness ≥ 0.95 grounded@small · refunds.suite.yaml:31 1.000 6 scored, 1 unscored, 1 n/a",
                        "✓ held tone ≥ 0.5 grounded@small · refunds.suite.yaml:32 0.750 6 scored, 1 unscored, 1 n/a");
        assertThat(page.expectFirst("table.rules tr.more").text())
                .isEqualTo("faithfulness mean min 0.95 in careless@small: was 0.6875 (6 scored, 1 unscored, 1 not"
                        + " applicable) worst: <img src=x onerror=alert(1)> (0.0001), refund-017 (0.500)");
    }

    @Test
    void the_matrix_has_a_row_per_prompt_and_a_column_per_model() {
        assertThat(page.select("table.matrix thead th").eachText()).containsExactly("small", "large");
        assertThat(page.select("table.matrix tbody tr").eachText())
                .containsExactly(
                        "grounded 100.0 % 7 of 7 scored, 1 unscored 100.0 % 7 of 7 scored, 1 unscored",
                        "careless 75.0 % 6 of 8 scored 71.4 % 5 of 7 scored, 1 unscored");
    }

    @Test
    void every_metric_of_every_cell_is_there() {
        assertThat(page.select("table.metrics thead th").eachText())
                .containsExactly("grounded@small", "grounded@large", "careless@small", "careless@large");
        assertThat(page.select("table.metrics tbody tr").eachText())
                .contains(
                        "faithfulness 1.000 1 unscored, 1 n/a 1.000 1 unscored, 1 n/a 0.786 1 n/a 0.750 1 unscored, 1 n/a",
                        "unscored 1 1 1 without an answer 0 1 1 without an answer",
                        "latency p95 700 ms 700 ms 700 ms 707 ms");
    }

    @Test
    void reasons_for_unscored_trials_are_grouped_and_counted() {
        assertThat(page.select(".causes li").eachText())
                .hasSize(2)
                .anyMatch(cause -> cause.startsWith("CALL-001 key refused: 2 trials, first outage [grounded@large]"));
    }

    @Test
    void bad_input_is_a_small_page_with_the_problems() {
        Document bad = Jsoup.parse(Pages.of(Fixture.badInput()));
        assertThat(bad.select(".verdict").text()).isEqualTo("✗ NOT RUN 2 problems to mend first");
        assertThat(bad.expectFirst(".problems li").text())
                .isEqualTo(
                        "SUITE-004 datasets/refunds/refunds.suite.yaml:14:7 unknown scorer \"contians\" known: contains,"
                                + " equals, json-schema, judge, regex fix did you mean \"contains\"? more:"
                                + " docs/problems/SUITE-004.md");
        assertThat(bad.select("table, .tile, details, script[type]")).isEmpty();
    }

    @Test
    void the_page_is_the_same_bytes_wherever_and_whenever_it_is_made() {
        String first = Pages.of(Fixture.failed());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(Pages.of(Fixture.failed())).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
