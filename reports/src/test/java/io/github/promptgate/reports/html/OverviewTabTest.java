package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Pages;
import io.github.promptgate.reports.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The first screen, as a person sees and works it. */
@ExtendWith(Browser.Tests.class)
class OverviewTabTest {

    private static final String BOTTOM = "return document.querySelector(arguments[0]).getBoundingClientRect().bottom";

    @TempDir
    Path folder;

    @Test
    void all_that_decides_stands_on_one_screen(Browser browser) throws IOException {
        open(browser, Compared.failed(), "");
        for (String part : List.of(".stamp", ".tiles", "#rules", ".rule .story", ".heat", "#attention")) {
            assertThat(((Number) browser.run(BOTTOM, part)).doubleValue())
                    .as(part)
                    .isBetween(1.0, 800.0);
        }
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(1280L);
    }

    @Test
    void nothing_is_wider_than_a_small_screen(Browser browser) throws IOException {
        browser.size(390, 844);
        for (String tab : List.of("#/overview", "#/trend", "#/run")) {
            open(browser, Compared.failed(), tab);
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .as(tab)
                    .isEqualTo(390L);
        }
        browser.size(1280, 800);
    }

    @Test
    void a_cell_of_the_matrix_leads_to_its_cases(Browser browser) throws IOException {
        open(browser, Compared.failed(), "").click(".heat tbody tr:first-child td:last-child a");
        browser.until("!document.getElementById('tab-cases').hidden");
        assertThat(browser.run("return document.getElementById('q').value")).isEqualTo("cell:\"careless@small\"");
        assertThat(browser.text("#case-count")).isEqualTo("8 of 8 cases, 8 trials");
    }

    @Test
    void a_point_of_the_chart_leads_to_its_cases_by_keyboard_too(Browser browser) throws IOException {
        open(browser, Compared.failed(), "");
        browser.run("document.querySelector('svg.chart a').focus()");
        browser.press(Keys.ENTER);
        browser.until("!document.getElementById('tab-cases').hidden");
        assertThat(browser.fragment()).startsWith("#/cases?q=cell%3A%22");
    }

    @Test
    void what_needs_attention_opens_its_trial(Browser browser) throws IOException {
        open(browser, Compared.failed(), "").click(".attention li:first-child a");
        browser.until("document.getElementById('drawer').open");
        assertThat(browser.text("#drawer-title")).contains("refund-017");
    }

    @Test
    void a_trial_that_is_worse_than_another_cell_alone_is_found_and_says_so(Browser browser) throws IOException {
        open(browser, Compared.sinceTwo("cell <b>first</b>@small"), "#/cases?q=s:regressed");
        assertThat(browser.text("#case-count")).isEqualTo("3 of 8 cases, 4 trials");
        browser.open(written(Compared.sinceTwo("cell <b>first</b>@small")), "#/cases?case=plain&cell=careless@large");
        browser.until("document.getElementById('drawer').open");
        assertThat(browser.text("#drawer header")).contains("regressed since cell <b>first</b>@small");
    }

    @Test
    void it_is_whole_without_scripts(Browser browser) throws IOException {
        browser.scripts(false);
        try {
            browser.open(written(Compared.failed()), "");
            assertThat(browser.text(".stamp")).contains("FAILED");
            assertThat(browser.count(".tile")).isEqualTo(5);
            assertThat(browser.text("#attention")).startsWith("Needs attention");
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void trend_and_run_are_shown_where_they_are_asked_for(Browser browser) throws IOException {
        open(browser, Fixture.passed(), "#/run");
        assertThat(browser.text("#tab-run")).contains("How it went").contains("suite file");
        open(browser, Fixture.passed(), "#/trend");
        assertThat(browser.text("#tab-trend")).contains("A trend needs two runs or more.");
    }

    private Browser open(Browser browser, EvalOutcome outcome, String fragment) throws IOException {
        browser.open(written(outcome), fragment);
        return browser.until("!document.getElementById('tabs').hidden");
    }

    private Path written(EvalOutcome outcome) throws IOException {
        return Files.writeString(folder.resolve("report.html"), Pages.of(outcome));
    }
}
