package io.github.promptgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.reports.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** Whatever a record tells, in a real browser nothing of it runs, asks for anything or becomes an element. */
@ExtendWith(Browser.Tests.class)
class HostilePageTest {

    private static final String FOREIGN = "img, iframe, object, embed, base, link, form, video, audio, b,"
            + " [onerror], [onload], [onmouseover], [onpageshow], a[href^='javascript' i], a[href^='http' i]";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void every_tab_and_the_drawer_show_it_as_text(HostileText text, Browser browser) throws IOException {
        Path page = Files.writeString(folder.resolve("report.html"), Pages.of(HostileRun.failed(text.text())));
        browser.open(page, "").until("document.querySelector('#tabs a[aria-current]')");
        List<?> tabs = (List<?>) browser.run("return [...document.querySelectorAll('#tabs a')].map(a => a.hash)");
        assertThat(tabs).hasSize(6);
        for (Object tab : tabs) {
            browser.run("location.hash = arguments[0]", tab);
            browser.until("document.querySelector('#tab-" + tab.toString().substring(2) + ":not([hidden])')"
                    + ".childElementCount > 0");
            holds(browser);
        }
        browser.run("location.hash = '#/cases'");
        browser.click("#tab-cases .list tbody tr:not(.spacer)");
        browser.until("document.getElementById('drawer').open && document.querySelector('#drawer pre')");
        holds(browser);
        browser.press(Keys.ESCAPE);

        assertThat(browser.requests()).containsOnly(page.toUri().toString());
        assertThat(browser.console()).isEmpty();
    }

    private static void holds(Browser browser) {
        assertThat(browser.run("return typeof window.owned")).isEqualTo("undefined");
        assertThat(browser.run("return [...document.querySelectorAll(arguments[0])].map(e => e.outerHTML)", FOREIGN))
                .isEqualTo(List.of());
        assertThat(browser.run("return document.querySelectorAll('script:not([type])').length"))
                .isEqualTo(1L);
    }
}
