package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Pages;
import io.github.promptgate.reports.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The Cases tab and its drawer, as a person works them. */
@ExtendWith(Browser.Tests.class)
class CasesTabTest {

    @TempDir
    Path folder;

    private Path page;

    @BeforeEach
    void written() throws IOException {
        page = Files.writeString(folder.resolve("report.html"), Pages.of(Fixture.failed()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            s:failed                             | 2 of 8 cases, 4 trials
            s:failed m:small                     | 2 of 8 cases, 2 trials
            s:failed,unscored                    | 4 of 8 cases, 7 trials
            state:failed prompt:careless         | 2 of 8 cases, 4 trials
            -s:passed                            | 4 of 8 cases, 7 trials
            m:large p:grounded                   | 8 of 8 cases, 8 trials
            cell:"careless@small"                | 8 of 8 cases, 8 trials
            m:"larg"                             | 0 of 8 cases, 0 trials
            m:l*e                                | 8 of 8 cases, 16 trials
            case:refund-*                        | 1 of 8 cases, 4 trials
            case:"judge,prose"                   | 1 of 8 cases, 4 trials
            tag:refund -case:big                 | 7 of 8 cases, 28 trials
            s:error                              | 1 of 8 cases, 2 trials
            s:different                          | 2 of 8 cases, 8 trials
            faithfulness<0.8                     | 2 of 8 cases, 4 trials
            faithfulness<80%                     | 2 of 8 cases, 4 trials
            -faithfulness>=0.8                   | 5 of 8 cases, 11 trials
            tone=0.25                            | 1 of 8 cases, 2 trials
            cost>$0.0019                         | 5 of 8 cases, 5 trials
            latency>0.7s                         | 4 of 8 cases, 4 trials
            input-tokens<=100                    | 1 of 8 cases, 4 trials
            "Shipping is free"                   | 1 of 8 cases, 2 trials
            SHIPPING s:failed                    | 1 of 8 cases, 2 trials
            look_up                              | 1 of 8 cases, 4 trials
            "passage one."                       | 1 of 8 cases, 4 trials
            <script>alert                        | 2 of 8 cases, 6 trials
            """)
    void a_search_finds_trials(String query, String found, Browser browser) {
        open(browser, "#/cases").type("#q", query);
        browser.until("document.getElementById('q-hint').textContent === ''");
        assertThat(browser.text("#case-count")).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            faithfullness<0.8 s:failed  | no metric “faithfullness”; known: contains, faithfulness, tone, cost, latency, input-tokens, output-tokens | 2 of 8 cases, 4 trials
            s:broken                    | no state “broken”; known: passed, failed, unscored, na, error, regressed, fixed, flaky, different          | 8 of 8 cases, 32 trials
            modle:x                     | no field “modle”; known: s, m, p, cell, tag, case, sample. In quotes it is text                             | 8 of 8 cases, 32 trials
            tone<                       | “tone<” has no number after its sign, as in faithfulness<0.8                                                | 8 of 8 cases, 32 trials
            m:                          | “m:” asks for nothing yet                                                                                   | 8 of 8 cases, 32 trials
            """)
    void a_term_that_is_wrong_is_told_calmly_and_left_out(String query, String hint, String found, Browser browser) {
        open(browser, "#/cases").type("#q", query);
        assertThat(browser.text("#q-hint")).startsWith(hint.substring(0, hint.indexOf(' ')));
        assertThat(browser.text("#q-hint")).startsWith(hint);
        assertThat(browser.text("#case-count")).isEqualTo(found);
    }

    @Test
    void buttons_count_cases_and_put_their_term_into_the_search(Browser browser) {
        open(browser, "#/cases?q=m%3Asmall");
        assertThat(browser.texts(".quick button"))
                .startsWith("All 8", "Failed 2", "Unscored 2", "Regressed 0", "Fixed 0", "Flaky 0", "Different 2");
        browser.click(".quick button:nth-child(2)");
        assertThat(browser.run("return document.getElementById('q').value")).isEqualTo("s:failed m:small");
        assertThat(browser.fragment()).isEqualTo("#/cases?q=s%3Afailed+m%3Asmall");
        assertThat(browser.texts(".quick button[aria-pressed=true]")).containsExactly("Failed 2");
        browser.click(".quick button:nth-child(1)");
        assertThat(browser.run("return document.getElementById('q').value")).isEqualTo("m:small");
    }

    @Test
    void an_address_opens_the_same_view_again(Browser browser) {
        String address = "#/cases?q=s%3Afailed&sort=id&case=refund-017&cell=careless%40large";
        open(browser, address);
        assertThat(browser.text("#drawer h2")).isEqualTo("refund-017");
        assertThat(browser.text("#drawer header strong")).isEqualTo("careless@large");
        assertThat(browser.text("#case-count")).isEqualTo("2 of 8 cases, 4 trials");
        assertThat(browser.fragment()).isEqualTo(address);
    }

    @Test
    void all_of_it_can_be_worked_by_keyboard(Browser browser) {
        open(browser, "").press("/");
        browser.until("document.activeElement.id === 'q'");
        browser.press("s:failed,unscored", Keys.ENTER, "j", "j", "k", Keys.ENTER);
        assertThat(browser.text("#drawer h2")).isEqualTo("<img src=x onerror=alert(1)>");
        browser.press("j");
        browser.until("document.querySelector('#drawer h2').textContent === 'outage'");
        browser.press("f");
        browser.until("document.querySelector('#drawer h2').textContent === 'refund-017'");
        browser.press(Keys.ARROW_RIGHT);
        browser.until("document.querySelector('#drawer header strong').textContent === 'careless@large'");
        browser.press(Keys.ESCAPE);
        browser.until("!document.getElementById('drawer').open");
        assertThat(browser.run("return document.activeElement.className")).isEqualTo("list");
        assertThat(browser.fragment()).isEqualTo("#/cases?q=s%3Afailed%2Cunscored");
        browser.press("?");
        assertThat(browser.text("#help")).contains("next failure").contains("Keys are off while you type.");
        browser.press(Keys.ESCAPE);
        browser.until("!document.getElementById('help').open");
        browser.press("y");
        browser.until("document.getElementById('live').textContent"
                + " === 'copied: mvn prompt:evaluate -Dprompt.suites=refunds.suite.yaml -Dprompt.cases=refund-017"
                + " -Dprompt.output=target/promptgate-again'");
    }

    @Test
    void the_drawer_keeps_the_focus_and_gives_it_back(Browser browser) {
        open(browser, "#/cases").press("/", Keys.ENTER, Keys.ENTER);
        browser.until("document.activeElement.id === 'drawer-title'");
        for (int i = 0; i < 30; i++) {
            browser.press(Keys.TAB);
            assertThat(browser.run("const a = document.activeElement;"
                            + " return a === document.body || a.closest('#drawer') !== null"))
                    .isEqualTo(true);
        }
        browser.run("document.querySelector('#drawer button[aria-label=Close]').click()");
        browser.until("document.activeElement.className === 'list'");
    }

    @Test
    void keys_are_off_while_somebody_types(Browser browser) {
        open(browser, "#/cases").type("#q", "jf?/y");
        assertThat(browser.run("return document.getElementById('q').value")).isEqualTo("jf?/y");
        assertThat(browser.run("return document.getElementById('help').open")).isEqualTo(false);
    }

    @Test
    void a_trial_shows_prompt_answer_scores_statements_and_what_it_took(Browser browser) {
        open(browser, "#/cases?case=refund-017&cell=careless%40small");
        browser.until("document.getElementById('drawer').open");
        browser.run("document.querySelectorAll('#drawer details').forEach(d => { d.open = true; })");
        assertThat(browser.text("#drawer"))
                .contains("Hardware goes back within 60 days.")
                .contains("Answer only from the context.")
                .contains("does not contain \"15 %\"")
                .contains("faithfulness 0.500 ✗ missed")
                .contains("2 passages of the case")
                .contains("tone ✓ useful\nHW-60: hardware goes back within 60 days.")
                .contains("tone ✗ not useful\nLunch is at noon.")
                .contains("Shipping is free.")
                .contains("✗ not supported")
                .contains("latency 600 ms")
                .contains("tokens 120 in, 30 out")
                .contains("cost $0.0015")
                .contains("judge 2 calls, $0.0004")
                .contains("mvn prompt:evaluate -Dprompt.suites=refunds.suite.yaml -Dprompt.cases=refund-017"
                        + " -Dprompt.prompts=careless -Dprompt.models=small -Dprompt.output=target/promptgate-again");
    }

    @Test
    void a_failed_call_says_why_and_what_mends_it(Browser browser) {
        open(browser, "#/cases?case=outage&cell=grounded%40large");
        assertThat(browser.text("#drawer .problem"))
                .startsWith("CALL-001 openai refused the key (HTTP 401): ::error")
                .endsWith("fix set OPENAI_API_KEY to a valid key");
    }

    @Test
    void hostile_text_is_shown_and_nothing_of_it_runs(Browser browser) {
        open(browser, "#/cases?case=%3Cimg+src%3Dx+onerror%3Dalert%281%29%3E&cell=careless%40small");
        assertThat(browser.text("#drawer h2")).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(browser.text("#drawer mark"))
                .contains("<U+202E>gnp.exe<U+202C> </script><script>alert(1)</script><img src=x onerror=alert(2)>")
                .contains("<U+0000><U+0007><U+200B><U+D800> &lt;b&gt;");
        assertThat(browser.count("img")).isZero();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void a_long_answer_is_shown_to_its_end_on_demand_and_a_cut_one_says_so(Browser browser) {
        open(browser, "#/cases?case=big&cell=grounded%40small");
        assertThat(browser.text("#drawer section .cut"))
                .isEqualTo("The page holds 20,000 of 1,048,576 characters; all of it is in results.jsonl.");
        browser.run(
                "[...document.querySelectorAll('#drawer button')].find(b => b.textContent.startsWith('show all')).click()");
        assertThat(
                        browser.run(
                                "return Math.max(...[...document.querySelectorAll('#drawer pre')].map(p => p.textContent.length))"))
                .isEqualTo(20_000L);
    }

    @Test
    void the_colours_can_be_changed(Browser browser) {
        open(browser, "#/cases");
        Object light = browser.run("return getComputedStyle(document.body).backgroundColor");
        browser.click("#tabs button[aria-label='Light or dark']");
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(light);
        browser.click("#tabs button[aria-label='Light or dark']");
        browser.run("localStorage.clear()");
    }

    @Test
    void without_scripts_the_overview_stands_and_says_what_is_missing(Browser browser) {
        browser.scripts(false).open(page, "#/cases");
        List<String> notices = browser.texts("main .notice");
        browser.scripts(true);
        assertThat(notices)
                .containsExactly(
                        "Cases, diffs and review need JavaScript; the overview is whole without it. All trials are in"
                                + " results.jsonl.");
    }

    @Test
    void a_search_without_a_hit_says_so_in_place_of_the_table(Browser browser) {
        open(browser, "#/cases?q=case:nowhere");
        assertThat(browser.text("#tab-cases")).contains("No case is found by this search.");
        assertThat(browser.run("return document.querySelector('.window').offsetHeight"))
                .isEqualTo(0L);

        open(browser, "#/cases?q=");
        assertThat(browser.text("#tab-cases")).doesNotContain("No case is found by this search.");
        assertThat(browser.texts("table.list tbody tr.spacer, table.list tbody tr"))
                .hasSize(8);
    }

    @Test
    void only_rows_in_sight_are_in_the_page(Browser browser) {
        open(browser, "#/cases");
        assertThat(browser.run("return document.querySelector('table.list').getAttribute('aria-rowcount')"))
                .isEqualTo("9");
        assertThat(browser.run("return document.querySelector('table.list tbody tr').getAttribute('aria-rowindex')"))
                .isEqualTo("2");
    }

    private Browser open(Browser browser, String fragment) {
        browser.open(page, fragment);
        return browser.until("document.getElementById('tabs').hidden === false");
    }
}
