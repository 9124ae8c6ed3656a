package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Cell;
import io.github.promptgate.reports.Compared;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.Pages;
import io.github.promptgate.reports.browser.Browser;
import io.github.promptgate.reports.summary.History;
import io.github.promptgate.stats.Interval;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on small screens and on paper, of a run that was refused, and at addresses that lead nowhere. */
@ExtendWith(Browser.Tests.class)
class LooksTest {

    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page[^s]");

    @TempDir
    Path folder;

    @AfterEach
    void as_on_a_desk(Browser browser) {
        browser.size(1280, 800).light();
    }

    @Test
    void a_rule_names_its_cell_in_full_on_a_narrow_screen(Browser browser) throws IOException {
        for (int width : new int[] {390, 500, 640}) {
            open(browser.size(width, 900), Compared.failed(), "");
            assertThat(browser.run("return [...document.querySelectorAll('.rule .name')]"
                            + ".filter(n => n.scrollHeight > n.clientHeight + 1 || n.clientWidth < 120).length"))
                    .as("at %d pixels", width)
                    .isEqualTo(0L);
            assertThat(browser.run("return [...document.querySelectorAll('.tile dt')]"
                            + ".filter(n => n.getBoundingClientRect().height > 60).length"))
                    .isEqualTo(0L);
        }
    }

    @Test
    void a_trend_is_as_wide_as_its_card_and_can_be_read_on_a_small_screen(Browser browser) throws IOException {
        StringWriter page = new StringWriter();
        HtmlReport.write(
                Pages.input(Fixture.passed())
                        .with(new History(
                                IntStream.rangeClosed(1, 4)
                                        .mapToObj(LooksTest::run)
                                        .toList(),
                                List.of())),
                page);
        shown(browser.size(390, 844), page.toString(), "#/trend");

        assertThat(browser.count("#tab-trend svg.chart")).isEqualTo(2);
        assertThat(browser.run("return [...document.querySelectorAll('#tab-trend svg.chart *')]"
                        + ".filter(n => n.getBoundingClientRect().right > 378).length"))
                .isEqualTo(0L);
        assertThat(browser.run("return [...document.querySelectorAll('#tab-trend .tick')]"
                        + ".filter(n => n.getBoundingClientRect().height < 11).length"))
                .isEqualTo(0L);
        double last = number(browser, "#tab-trend .run:last-of-type circle", "left");
        assertThat(last).isBetween(330.0, 350.0);
    }

    private static History.Run run(int day) {
        return new History.Run(
                "k" + day,
                "shop",
                "2026-01-0" + day + "T10:00:00Z",
                "a",
                "suite",
                "",
                "PASSED",
                "",
                0,
                2,
                new History.Figures(
                        OptionalDouble.of(.9),
                        Optional.of(new Interval(.85, .95)),
                        OptionalDouble.empty(),
                        OptionalDouble.of(1_000 * day),
                        40,
                        0));
    }

    @Test
    void figures_of_a_diff_hide_no_column_on_a_small_screen(Browser browser) throws IOException {
        open(browser.size(390, 844), Compared.failed(), "#/diff");
        browser.until("document.querySelector('#tab-diff .figures td')");
        assertThat(browser.run("return [...document.querySelectorAll('#tab-diff .figures td')]"
                        + ".filter(n => n.getBoundingClientRect().right > 390).length"))
                .isEqualTo(0L);
        assertThat(browser.run("return getComputedStyle(document.querySelector("
                        + "'#tab-diff .figures td:last-child'), '::before').content"))
                .asString()
                .contains("Cases better");
    }

    @Test
    void a_run_that_was_refused_has_the_tabs_that_need_no_run(Browser browser) throws IOException {
        Problem problem = new Problem(ProblemCode.RUN_003, Where.file("a.yaml"), "no such thing", "write another");
        EvalOutcome refused = EvalOutcome.notRun("shop", folder, ExitCode.BAD_INPUT, List.of(problem));
        open(browser, refused, "");
        assertThat(browser.texts("#tabs a")).containsExactly("Overview", "Trend", "Run");
        assertThat(browser.text("body")).contains("no such thing").doesNotContain("results.jsonl");
        browser.press("/");
        browser.until("!document.getElementById('lost').hidden");
        assertThat(browser.text("#lost"))
                .isEqualTo("There is no \u201Ccases\u201D on this page; this is the overview.");
        assertThat(browser.axe()).isEmpty();
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#/nope|There is no \u201Cnope\u201D on this page; this is the overview.",
                "#/Cases?q=x|There is no \u201CCases\u201D on this page; this is the overview.",
                "#/cases?case=gone|There is no case \u201Cgone\u201D on this page.",
                "#/cases?case=refund-017&cell=x%40y|"
                        + "There is no cell \u201Cx@y\u201D on this page; the case is shown in another.",
                "#/diff?a=nobody|There is no \u201Cnobody\u201D to compare on this page; this is what can be compared.",
                "#/diff?case=gone|The case \u201Cgone\u201D does not stand on both sides.",
            })
    void an_address_that_leads_nowhere_is_told_where_one_looks(String address, String told, Browser browser)
            throws IOException {
        open(browser, Compared.failed(), address);
        browser.until("!document.getElementById('lost').hidden");
        assertThat(browser.text("#lost")).isEqualTo(told);
        assertThat(browser.console()).isEmpty();
        browser.run("location.hash = '#/run'");
        browser.until("document.getElementById('lost').hidden");
    }

    @Test
    void a_drawer_names_the_sides_that_it_compares(Browser browser) throws IOException {
        open(browser, Compared.failed(), "#/diff");
        browser.until("document.querySelector('#tab-diff .case th + th')");
        String a = (String) browser.run("return document.getElementById('diff-A').selectedOptions[0].textContent");
        String b = (String) browser.run("return document.getElementById('diff-B').selectedOptions[0].textContent");
        assertThat(browser.texts("#tab-diff .case thead th")).contains("A: " + a, "B: " + b);
    }

    @Test
    void the_sheet_that_is_printed_has_the_rules_on_white_paper(Browser browser) throws IOException {
        open(browser, Compared.failed(), "").run("document.documentElement.dataset.theme = 'dark'");
        byte[] pdf = pdf(browser);
        long sheets = SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        assertThat(sheets).isEqualTo(1L);

        browser.print();
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(browser.text("#rules")).startsWith("Rules");
        assertThat(browser.run("return [...document.querySelectorAll('.card, .tile, .chip, .rule .name')]"
                        + ".filter(n => n.checkVisibility() && dark(getComputedStyle(n).backgroundColor)).length;"
                        + "function dark(c) { const [r, g, b, a] = c.match(/[\\d.]+/g).map(Number);"
                        + " return a !== 0 && r + g + b < 380; }"))
                .isEqualTo(0L);
        assertThat(browser.run("return document.getElementById('tabs').checkVisibility()"))
                .isEqualTo(false);
    }

    @Test
    void any_tab_prints_the_overview(Browser browser) throws IOException {
        open(browser, Compared.failed(), "#/cases?case=refund-017");
        browser.until("document.getElementById('drawer').open");
        browser.print();
        assertThat(browser.run("return document.getElementById('tab-overview').checkVisibility()"))
                .isEqualTo(true);
        assertThat(browser.run("return document.getElementById('tab-cases').checkVisibility()"))
                .isEqualTo(false);
        assertThat(browser.run("return document.getElementById('drawer').checkVisibility()"))
                .isEqualTo(false);
    }

    @Test
    void names_of_one_family_are_told_apart_in_the_matrix(Browser browser) throws IOException {
        List<Cell> cells = List.of(
                new Cell("support-assistant-for-returns-and-refunds-v1-en", "small"),
                new Cell("support-assistant-for-returns-and-refunds-v2-en", "small"));
        open(
                browser,
                Outcomes.outcome(ExitCode.PASSED, Fixture.record(cells, 1, 1, List.of()), new Verdict.Pass(List.of())),
                "");
        assertThat(browser.texts(".heat thead th"))
                .containsExactly("support-\u2026-and-refunds-v1-en", "support-\u2026-and-refunds-v2-en");
        assertThat(browser.run("return document.querySelector('.heat thead bdi').title"))
                .isEqualTo(cells.get(0).prompt());
    }

    private static byte[] pdf(Browser browser) {
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        Map<String, Object> printed =
                browser.driver().executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true));
        return Base64.getDecoder().decode((String) printed.get("data"));
    }

    private static double number(Browser browser, String selector, String side) {
        return ((Number) browser.run(
                        "return document.querySelector(arguments[0]).getBoundingClientRect()[arguments[1]]",
                        selector,
                        side))
                .doubleValue();
    }

    private Browser open(Browser browser, EvalOutcome outcome, String fragment) throws IOException {
        return shown(browser, Pages.of(outcome), fragment);
    }

    private Browser shown(Browser browser, String page, String fragment) throws IOException {
        browser.open(Files.writeString(folder.resolve("report.html"), page), fragment);
        return browser.until("!document.getElementById('tabs').hidden");
    }
}
