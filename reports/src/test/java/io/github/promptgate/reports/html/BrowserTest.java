package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Pages;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where one is installed as {@code chromium}. */
class BrowserTest {

    @TempDir
    Path folder;

    private final Optional<Path> chromium = Arrays.stream(
                    Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "chromium"))
            .filter(Files::isExecutable)
            .findFirst();

    @BeforeEach
    void only_where_chromium_is_installed() {
        assumeTrue(chromium.isPresent(), "no chromium on the PATH");
    }

    @Test
    void the_page_opens_without_a_complaint_and_runs_nothing_but_its_own_script() throws Exception {
        Opened opened = open("");
        assertThat(opened.console()).isEmpty();
        assertThat(opened.page().select(".filter").hasAttr("hidden")).isFalse();
        assertThat(opened.page().select("#count").text()).isEqualTo("32 of 32 trials shown");
        assertThat(opened.page().select("script")).hasSize(1);
    }

    @Test
    void the_list_is_filtered_by_text_state_and_cell() throws Exception {
        Document page =
                open("#find=refund-017&state=failed&cell=careless%40large").page();
        assertThat(page.select("#count").text()).isEqualTo("1 of 32 trials shown");
        assertThat(page.select("details.case:not([hidden]) > summary .name").eachText())
                .containsExactly("refund-017");
        assertThat(page.select("details.trial:not([hidden])").eachAttr("data-cell"))
                .containsExactly("careless@large");
    }

    @Test
    void failed_and_unscored_can_be_seen_together() throws Exception {
        assertThat(open("#state=attention").page().select("#count").text()).isEqualTo("7 of 32 trials shown");
    }

    @Test
    void a_fragment_of_a_hostile_link_is_only_text() throws Exception {
        Opened opened = open("#find=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&state=%22%3E%3Cscript%3E");
        assertThat(opened.console()).isEmpty();
        assertThat(opened.page().select("img")).isEmpty();
        assertThat(opened.page().select("#count").text()).isEqualTo("4 of 32 trials shown");
    }

    private record Opened(Document page, List<String> console) {}

    private Opened open(String fragment) throws IOException, InterruptedException {
        Path report = folder.resolve("report.html");
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("log.txt");
        Files.writeString(report, Pages.of(Fixture.failed()));
        List<String> command = new ArrayList<>(List.of(
                chromium.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                report.toUri() + fragment));
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> console = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        return new Opened(Jsoup.parse(Files.readString(dom)), console);
    }
}
