package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Pages;
import io.github.promptgate.reports.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every tab of every kind of page can be read by anyone, asks for nothing and complains of nothing. */
@ExtendWith(Browser.Tests.class)
class PageAccessTest {

    @TempDir
    Path folder;

    private enum Run {
        FAILED(Fixture.failed()),
        PASSED(Fixture.passed()),
        NOTHING_RUN(Fixture.badInput());

        private final EvalOutcome outcome;

        Run(EvalOutcome outcome) {
            this.outcome = outcome;
        }
    }

    @ParameterizedTest
    @EnumSource(Run.class)
    void axe_objects_to_nothing_in_light(Run run, Browser browser) throws IOException {
        assertThat(objections(run, browser)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Run.class)
    void axe_objects_to_nothing_in_dark_on_a_small_screen(Run run, Browser browser) throws IOException {
        assertThat(objections(run, browser.dark().size(390, 844))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Run.class)
    void no_tab_asks_for_anything_or_complains(Run run, Browser browser) throws IOException {
        Path page = page(run);
        browser.open(page, "");
        for (String tab : tabs(browser)) {
            browser.run("location.hash = '#/" + tab + "'");
            shown(browser, tab);
        }
        assertThat(browser.requests()).containsOnly(page.toUri().toString());
        assertThat(browser.console()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Run.class)
    void nothing_is_wider_than_a_small_screen(Run run, Browser browser) throws IOException {
        browser.size(390, 844).open(page(run), "");
        for (String tab : tabs(browser)) {
            browser.run("location.hash = '#/" + tab + "'");
            shown(browser, tab);
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .as(tab)
                    .isEqualTo(390L);
        }
    }

    private List<String> objections(Run run, Browser browser) throws IOException {
        browser.open(page(run), "");
        return tabs(browser).stream()
                .flatMap(tab -> {
                    browser.run("location.hash = '#/" + tab + "'");
                    shown(browser, tab);
                    Stream<String> found = browser.axe().stream().map(line -> tab + ": " + line);
                    return found;
                })
                .toList();
    }

    private static List<String> tabs(Browser browser) {
        browser.until("document.readyState === 'complete'");
        Object ids = browser.run("return [...document.querySelectorAll('#tabs a')].map(a => a.hash.slice(2))");
        List<String> tabs = ((List<?>) ids).stream().map(String::valueOf).toList();
        return tabs.isEmpty() ? List.of("overview") : tabs;
    }

    private static void shown(Browser browser, String tab) {
        browser.until("(() => { const s = document.getElementById('tab-" + tab
                + "'); return !s.hidden && s.childElementCount > 0 && !s.querySelector('[aria-busy=true]'); })()");
    }

    private Path page(Run run) throws IOException {
        return Files.writeString(folder.resolve("report.html"), Pages.of(run.outcome));
    }
}
