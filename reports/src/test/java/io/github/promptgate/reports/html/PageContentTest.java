package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Pages;
import io.github.promptgate.reports.Told;
import java.io.StringWriter;
import java.util.Locale;
import java.util.TimeZone;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PageContentTest {

    private final Document page = Jsoup.parse(Pages.of(Fixture.failed()));

    @Test
    void the_first_screen_says_the_verdict_in_words() {
        assertThat(page.title()).isEqualTo("FAILED · refunds · PromptGate");
        assertThat(page.select(".verdict").text())
                .isEqualTo("Prompt gate refunds ✗ FAILED 1 of 4 rules broken (32 trials: 29 scored, 3 unscored)");
        assertThat(page.select("header .facts li").eachText())
                .containsExactly(
                        "no earlier scores to compare with",
                        "8 cases × 4 cells = 32 trials",
                        "2026-11-22 10:15:30 UTC");
    }

    @Test
    void the_tiles_say_how_it_stands_and_what_the_rules_say_of_it() {
        assertThat(page.select(".tile").eachText())
                .containsExactly(
                        "Pass rate ! warned 87.5 % mean over cases; 25 of 29 passed",
                        "Regressed · fixed - no earlier scores to compare with",
                        "Cost per 1,000 cases $1.19 4 of 32 replies of unknown cost; this run $0.031 and $0.012 for the"
                                + " judge",
                        "Latency p95 705 ms last attempt, without waiting",
                        "Errors · unscored · flaky 2 · 3 · 0 of 32 trials");
    }

    @Test
    void the_head_names_the_commit_where_the_server_tells_it() throws Exception {
        StringWriter out = new StringWriter();
        HtmlReport.write(Pages.input(Fixture.failed()).with(Told.links()), out);

        assertThat(Jsoup.parse(out.toString())
                        .select("header .facts li")
                        .first()
                        .text())
                .isEqualTo("commit 90950ee");
    }

    @Test
    void what_changed_stands_beside_the_tiles_and_the_matrix() {
        Document compared = Jsoup.parse(Pages.of(Compared.failed()));

        assertThat(compared.select("header .facts li").first().text()).isEqualTo("against the baseline");
        assertThat(compared.select(".tile").eachText())
                .contains(
                        "Pass rate ✗ broken 87.5 % ▼ down 3.4 pp [69.0, 95.0] at 95 %; was 90.0 %, within noise, p = 0.25;"
                                + " mean over cases; 25 of 29 passed",
                        "Regressed · fixed 2 · 1 cases × cells since the baseline",
                        "Latency p95 705 ms ▼ down 100 ms was 805 ms; last attempt, without waiting");
        assertThat(compared.select("table.heat tbody tr").eachText())
                .first()
                .asString()
                .contains("75.0 %")
                .contains("▼ down 25.0 pp");
        assertThat(compared.select("#since").text()).isEqualTo("Pass rate before and now since the baseline");
        assertThat(compared.select(".attention li").first().text())
                .startsWith("▼ regressed refund-017 careless@small 100 → 0 % contains: ");
    }

    @Test
    void a_run_that_is_held_against_two_says_against_which_a_case_is_worse() {
        Document two = Jsoup.parse(Pages.of(Compared.sinceTwo("cell <b>first</b>@small")));

        assertThat(two.select("header .facts li").first().text())
                .isEqualTo("against the baseline, cell <b>first</b>@small");
        assertThat(two.select(".tile").eachText())
                .contains("Regressed · fixed 4 · 0 cases × cells since the baseline or cell <b>first</b>@small");
        assertThat(two.select("#attention .count").text()).startsWith("4 regressed");
        assertThat(two.select(".attention li .moved").eachText())
                .containsExactly(
                        "100 → 0 % since the baseline, also worse than cell <b>first</b>@small",
                        "100 → 50 % since the baseline",
                        "100 → 75 % since cell <b>first</b>@small",
                        "100 → 75 % since cell <b>first</b>@small");
    }

    @Test
    void rules_come_worst_first_and_are_counted_as_rules() {
        assertThat(page.select("#rules .count").text())
                .isEqualTo("1 of 4 rules broken, 1 not judged, 1 warned, 1 held");
        assertThat(page.select("ul.rules .line").eachText())
                .containsExactly(
                        "✗ broken faithfulness ≥ 0.95 careless@small 0.69",
                        "? not judged contains ≥ 0.9 careless@large 0.86",
                        "! warned pass-rate ≥ 0.85 careless@small 0.8497",
                        "✓ held faithfulness ≥ 0.95 grounded@small 1.00",
                        "✓ held tone ≥ 0.5 grounded@small 0.75");
        assertThat(page.expectFirst("ul.rules .story").text())
                .isEqualTo("was 0.6875 (6 scored, 1 unscored, 1 not applicable); worst: <img src=x onerror=alert(1)>"
                        + " (0.0001), refund-017 (0.500) refunds.suite.yaml:31");
    }

    @Test
    void every_chart_has_a_table_or_words_beside_it() {
        assertThat(page.select("svg.gauge"))
                .allMatch(bar -> !bar.attr("aria-label").isBlank());
        assertThat(page.select("svg.chart + details table, .scroll:has(svg.chart) + details table"))
                .isNotEmpty();
        assertThat(page.select(".spreads ~ details table tbody tr").eachText()).contains("tone 0 0 2 0 0 0 0 22 0 0");
    }

    @Test
    void the_run_tab_tells_what_it_was() {
        assertThat(page.select("#tab-run h3").eachText())
                .containsExactly("What was run", "How it went", "Prompts", "Models", "Digests");
        assertThat(page.select("#tab-run dl.pairs").get(2).text())
                .isEqualTo("grounded prompts/grounded.md, version 2, 121212121212 careless prompts/careless.md,"
                        + " 343434343434");
        assertThat(page.select("#tab-run .again").text())
                .isEqualTo("Run it again mvn prompt:evaluate -Dprompt.suites=refunds.suite.yaml"
                        + " -Dprompt.output=target/promptgate-again");
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
        assertThat(bad.select(".verdict").text()).isEqualTo("Prompt gate refunds ✗ NOT RUN 2 problems to mend first");
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
