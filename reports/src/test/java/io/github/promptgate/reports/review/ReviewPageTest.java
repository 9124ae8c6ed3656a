package io.github.promptgate.reports.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.Reviewed;
import io.github.promptgate.label.Draw;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.label.LabelFile;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.record.TrialState;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Pages;
import io.github.promptgate.reports.browser.Browser;
import io.github.promptgate.reports.text.Rerun;
import io.github.promptgate.source.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** People label answers in a real browser, by keyboard. */
@Timeout(180)
@ExtendWith(Browser.Tests.class)
class ReviewPageTest {

    private static final EvalOutcome RUN = Fixture.failed();
    private static final String OPEN = "document.querySelector('.review-card h2')";

    @TempDir
    Path folder;

    private static List<TrialRecord> trials() {
        try (Stream<TrialRecord> trials = RUN.record().orElseThrow().trials()) {
            return trials.toList();
        }
    }

    private static List<TrialRecord> counted() {
        return trials().stream()
                .filter(trial -> trial.state() == TrialState.PASSED || trial.state() == TrialState.FAILED)
                .toList();
    }

    private Browser fromDisk(Browser browser) throws IOException {
        Path page = folder.resolve("report.html");
        Files.writeString(page, Pages.of(RUN));
        browser.open(page, "#/review").until(OPEN).run("localStorage.clear()");
        return browser.open(page, "#/review").until(OPEN);
    }

    private static void named(Browser browser, String name) {
        browser.type("#review-name", name);
        browser.run("document.querySelector('#review-name').blur(); document.querySelector('.review-card').focus()");
    }

    private static String saved(Browser browser, String button) {
        browser.run(
                "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.kept = text; }); return '#/review'; };"
                        + "window.kept = null;"
                        + "[...document.querySelectorAll('#tab-review button')].find((b) => b.textContent === arguments[0]).click()",
                button);
        browser.until("window.kept !== null");
        return String.valueOf(browser.run("return window.kept"));
    }

    @Test
    void a_draw_is_labelled_by_keyboard_and_each_label_is_in_the_file_at_once(Browser browser) {
        Path labels = folder.resolve("labels.jsonl");
        int all = counted().size();
        try (ReviewServer server =
                ReviewServer.start(new Reviewed(RUN, labels, "labels.jsonl"), Rerun.Door.maven(), 0)) {
            browser.go(server.address() + "#/review").until(OPEN);
            named(browser, "ann");
            browser.type("#review-n", Integer.toString(all)).type("#review-seed", "7");
            browser.run(
                    "document.querySelector('#review-seed').blur();"
                            + "[...document.querySelectorAll('#tab-review button')].find((b) => b.textContent === 'Draw').click()");
            browser.until("document.querySelector('#review-progress').textContent.startsWith('1 of " + all + "')");
            assertThat(browser.text("#review-drawn")).startsWith("Seed 7 draws " + all + " of " + all + " answers");
            String progress = browser.text("#review-progress");
            for (int i = 1; !progress.endsWith(", " + all + " done"); i++) {
                browser.run("document.querySelector('.review-card').focus()");
                browser.press(i % 3 == 0 ? "2" : "1");
                browser.until("document.querySelector('#review-progress').textContent !== '" + progress + "'");
                progress = browser.text("#review-progress");
            }
            assertThat(browser.texts("#tab-review .sub")).contains("Each label is saved at once.");
            browser.until("document.getElementById('live').textContent === 'saved'");
        }
        List<HumanLabel> kept = LabelFile.read(labels, "labels.jsonl");
        Set<String> digests = new HashSet<>();
        counted()
                .forEach(trial -> digests.add(trial.trial().caseRef().id()
                        + Digest.sha256(trial.reply().text())));
        assertThat(kept)
                .allSatisfy(label -> {
                    assertThat(label.reviewer()).isEqualTo("ann");
                    assertThat(label.drawn()).contains(new HumanLabel.Drawn(7, all, all));
                })
                .extracting(label -> label.caseId() + label.answerSha256())
                .containsExactlyInAnyOrderElementsOf(digests);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void the_page_draws_as_the_engine_does(Browser browser) throws IOException {
        fromDisk(browser);
        named(browser, "ann");
        browser.type("#review-n", "5").type("#review-seed", "-12");
        browser.run("document.querySelector('#review-seed').blur();"
                + "[...document.querySelectorAll('#tab-review button')].find((b) => b.textContent === 'Draw').click()");
        browser.until("document.querySelector('#review-progress').textContent.startsWith('1 of 5')");
        List<String> drawn = Draw.order(
                        -12, counted().stream().map(trial -> trial.trial().id()).toList())
                .subList(0, 5);
        for (String trial : drawn) {
            String cell = browser.text(".review-card header p");
            assertThat(trial).startsWith(cell.replaceFirst("^\\S+ (passed|failed) ", ""));
            assertThat(trial).contains("/" + browser.text(".review-card h2") + "#");
            browser.run("document.querySelector('.review-card').focus()");
            browser.press("j");
        }
    }

    @Test
    void a_page_from_disk_keeps_labels_and_saves_them_with_those_that_it_was_made_with(Browser browser)
            throws IOException {
        fromDisk(browser);
        browser.press("1");
        assertThat(browser.texts("#tab-review .hint")).anyMatch(text -> text.startsWith("Your name first"));
        named(browser, "ann");
        browser.press("2");
        browser.until("document.querySelector('#review-progress').textContent.endsWith(', 4 done')");
        browser.press("k");
        browser.until("document.querySelector('.verdicts [aria-pressed=true]')");
        browser.press("c", "because <b>\u202e");
        browser.run("document.querySelector('#review-comment').blur()");

        browser.until("localStorage.getItem('promptgate-labels:refunds').includes('because')");
        List<HumanLabel> labels = LabelFile.parse(saved(browser, "Save labels"), "saved");

        assertThat(labels).singleElement().satisfies(label -> {
            assertThat(label.verdict()).isEqualTo(HumanLabel.Verdict.BAD);
            assertThat(label.comment()).isEqualTo("because <b>\u202e");
            assertThat(label.drawn()).isEmpty();
        });
        assertThat(saved(browser, "Export human-eval cases"))
                .contains("\"label\":\"fail\"")
                .contains("\"answer\":");
        assertThat(browser.requests()).allMatch(url -> url.startsWith("file:") || url.startsWith("blob:"));
    }

    @Test
    void blind_hides_what_would_sway_and_pairs_hide_their_sides(Browser browser) throws IOException {
        fromDisk(browser);
        named(browser, "ann");
        browser.click("#tab-review input[type=checkbox]").until(OPEN + ".textContent === 'Answer 1'");
        assertThat(browser.text(".review-card")).doesNotContain("@small", "@large", "passed", "failed");

        browser.run(
                "const s = document.querySelector('#review-mode'); s.value = 'pairs'; s.dispatchEvent(new Event('change'))");
        browser.until(OPEN + ".textContent === 'Pair 1'");
        assertThat(browser.text(".review-card")).doesNotContain("@small", "@large");
        int all = Integer.parseInt(browser.text("#review-progress").replaceAll("1 of (\\d+),.*", "$1"));
        for (int i = 1; i <= all; i++) {
            browser.run("document.querySelector('.review-card').focus()");
            browser.press(i == 1 ? "0" : "1");
            browser.until("document.querySelector('#review-progress').textContent.endsWith(', " + i + " done')");
        }
        assertThat(saved(browser, "Export preference pairs").lines())
                .hasSize(all - 1)
                .allMatch(line -> line.contains("\"chosen\":") && line.contains("\"by\":\"pair\""));
    }

    @Test
    void axe_objects_to_nothing_and_nothing_is_wider_than_a_small_screen(Browser browser) throws IOException {
        fromDisk(browser);
        named(browser, "ann");
        browser.press("1");
        browser.until("document.querySelector('#review-progress').textContent.endsWith(', 4 done')");
        assertThat(browser.axe()).isEmpty();
        browser.run(
                "const s = document.querySelector('#review-mode'); s.value = 'pairs'; s.dispatchEvent(new Event('change'))");
        browser.until(OPEN + ".textContent === 'Pair 1'");
        assertThat(browser.axe()).isEmpty();
        browser.dark().size(390, 844);
        assertThat(browser.axe()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
    }
}
