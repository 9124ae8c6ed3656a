package io.github.promptgate.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The harness sees what it is there to see: a page that is wrong on purpose. */
@ExtendWith(Browser.Tests.class)
class BrowserTest {

    @TempDir
    Path folder;

    @Test
    void it_tells_a_page_that_breaks_rules_of_access(Browser browser) throws IOException {
        browser.open(page("<html><body><img src='data:,'><p style='color:#ccc'>pale</p></body></html>"), "");
        assertThat(browser.axe())
                .anyMatch(line -> line.startsWith("image-alt"))
                .anyMatch(line -> line.startsWith("color-contrast"))
                .anyMatch(line -> line.startsWith("html-has-lang"));
    }

    @Test
    void it_tells_requests_and_complaints(Browser browser) throws IOException {
        browser.open(
                page("<!doctype html><html lang='en'><title>x</title><script>console.error('alas');"
                        + "fetch('http://127.0.0.1:9/away').catch(() => { document.title = 'done'; });</script>"),
                "#here");
        browser.until("document.title === 'done'");
        assertThat(browser.requests()).contains("http://127.0.0.1:9/away");
        assertThat(browser.console()).anyMatch(line -> line.contains("alas"));
        assertThat(browser.fragment()).isEqualTo("#here");
    }

    @Test
    void it_looks_in_light_in_dark_on_paper_and_without_scripts(Browser browser) throws IOException {
        Path page =
                page("<!doctype html><html lang='en'><title>x</title><meta name=viewport content='width=device-width'>"
                        + "<script>document.title = 'ran'</script>");
        String dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
        browser.open(page, "");
        assertThat(browser.run(dark)).isEqualTo(false);
        assertThat(browser.dark().run(dark)).isEqualTo(true);
        assertThat(browser.print().run("return matchMedia('print').matches")).isEqualTo(true);
        assertThat(browser.size(390, 844).run("return innerWidth")).isEqualTo(390L);
        assertThat(browser.driver().getTitle()).isEqualTo("ran");
        browser.scripts(false).open(page, "");
        assertThat(browser.driver().getTitle()).isEqualTo("x");
        browser.scripts(true);
    }

    private Path page(String text) throws IOException {
        return Files.writeString(folder.resolve("page.html"), text);
    }
}
