package io.github.promptgate.reports.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.Labelling;
import io.github.promptgate.Reviewed;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.label.LabelFile;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Pages;
import io.github.promptgate.reports.browser.Browser;
import io.github.promptgate.reports.text.Rerun;
import io.github.promptgate.source.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** A page that was made with labels: what people said is told, found and added to wherever an answer is shown. */
@Timeout(180)
@ExtendWith(Browser.Tests.class)
class PeoplePageTest {

    private static final String ANSWER = "A 15 % fee applies.";
    private static final String PLAIN = "#/cases?case=plain&cell=grounded%40small";
    private static final String SECTION = "#drawer .people";

    @TempDir
    Path folder;

    private Path page;

    @BeforeEach
    void written(Browser browser) throws IOException {
        String text = line("plain", "bad", "\"score\":0.25,\"comment\":\"60 days, <b>not</b> 30\u202e\",", "ann")
                + line("plain", "good", "", "bob")
                + line("plain", "bad", "\"metric\":\"faithfulness\",", "bob")
                + line("elsewhere", "good", "", "bob");
        page = Files.writeString(folder.resolve("report.html"), Pages.of(labelled(Fixture.failed(), text)));
        browser.size(1280, 800).light().open(page, "").run("localStorage.clear()");
    }

    private static String line(String caseId, String verdict, String more, String reviewer) {
        return "{\"case\":\"" + caseId + "\",\"cell\":\"grounded@small\",\"answerSha256\":\"" + Digest.sha256(ANSWER)
                + "\",\"verdict\":\"" + verdict + "\"," + more + "\"reviewer\":\"" + reviewer
                + "\",\"at\":\"2026-11-22T10:00:00Z\"}\n";
    }

    private static EvalOutcome labelled(EvalOutcome run, String text) {
        List<HumanLabel> labels = LabelFile.parse(text, "labels.jsonl");
        return new EvalOutcome(
                run.suite(),
                run.folder(),
                run.exitCode(),
                run.problems(),
                run.record(),
                run.verdict(),
                run.warnings(),
                run.reach(),
                run.agreements(),
                Optional.of(new Labelling("labels.jsonl", labels, 1, 1, 0, List.of(), List.of(), List.of())),
                run.standing(),
                run.formats());
    }

    private Browser drawer(Browser browser) {
        return browser.open(page, PLAIN).until("document.querySelector('" + SECTION + " li')");
    }

    @Test
    void the_drawer_tells_who_said_what_of_the_answer_and_when(Browser browser) {
        drawer(browser);

        assertThat(browser.texts(SECTION + " .said li"))
                .containsExactly(
                        "✗ bad ann score 0.25 · 2026-11-22 10:00 UTC\n60 days, <b>not</b> 30<U+202E>",
                        "✓ good bob 2026-11-22 10:00 UTC",
                        "✗ bad bob for faithfulness · 2026-11-22 10:00 UTC");
        assertThat(browser.axe()).isEmpty();
        browser.dark().size(390, 844);
        assertThat(browser.axe()).isEmpty();
        assertThat(browser.run("const d = document.getElementById('drawer'); return d.scrollWidth - d.clientWidth"))
                .isEqualTo(0L);
    }

    @Test
    void a_reviewer_labels_in_the_drawer_by_the_same_keys_and_saves_the_file_there(Browser browser) {
        drawer(browser).press("1");
        assertThat(browser.text(SECTION + " .hint")).isEqualTo("Your name first: labels say who gave them.");
        browser.press("cleo", Keys.TAB);
        browser.until("document.activeElement.textContent === 'Save labels'");
        browser.press("c", "of what", Keys.ESCAPE);
        assertThat(browser.text(SECTION + " .hint")).startsWith("Good or bad first");

        browser.press("1").until("document.querySelectorAll('" + SECTION + " .said li').length === 4");
        browser.press("c", ", and why", Keys.ESCAPE);
        browser.until("localStorage.getItem('promptgate-labels:refunds').includes('and why')");
        browser.press("2").until("document.querySelector('" + SECTION + " [aria-pressed=true]').value === 'bad'");

        assertThat(browser.texts(SECTION + " .said li").get(3))
                .startsWith("✗ bad cleo ")
                .endsWith("of what, and why");
        browser.run(
                "URL.createObjectURL = (blob) => { blob.text().then((text) => { window.kept = text; }); return '#'; };"
                        + "window.kept = null; [...document.querySelectorAll('" + SECTION
                        + " button')].find((b) => b.textContent === 'Save labels').click()");
        browser.until("window.kept !== null");
        assertThat(LabelFile.parse(String.valueOf(browser.run("return window.kept")), "saved"))
                .extracting(HumanLabel::reviewer)
                .containsExactly("ann", "bob", "bob", "bob", "cleo");
        assertThat(browser.run("return document.getElementById('drawer').open")).isEqualTo(true);
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void a_served_drawer_saves_each_label_at_once_and_says_when_it_could_not(Browser browser) throws IOException {
        Path labels = folder.resolve("labels.jsonl");
        try (ReviewServer server =
                ReviewServer.start(new Reviewed(Fixture.failed(), labels, "labels.jsonl"), new Rerun.Door.Jar(), 0)) {
            browser.go(server.address() + PLAIN).until("document.querySelector('#drawer-name')");
            browser.type("#drawer-name", "cleo");
            browser.run("document.querySelector('#drawer-name').blur()");
            browser.run("document.getElementById('drawer-title').focus()");
            browser.press("2").until("document.getElementById('live').textContent === 'saved'");
            assertThat(LabelFile.read(labels, "labels.jsonl"))
                    .singleElement()
                    .satisfies(label -> assertThat(label.verdict()).isEqualTo(HumanLabel.Verdict.BAD));

            Files.writeString(labels, "<<<<<<< HEAD\n");
            browser.press("1");
            browser.until("document.querySelector('" + SECTION
                    + "').textContent.includes('not saved: labels.jsonl:1:1 LABEL-001')");
            assertThat(Files.readString(labels)).isEqualTo("<<<<<<< HEAD\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s:labelled               | 1 of 8 cases, 4 trials
            s:unlabelled             | 7 of 8 cases, 26 trials
            s:good                   | 1 of 8 cases, 4 trials
            s:bad,good               | 1 of 8 cases, 4 trials
            s:bad m:small            | 1 of 8 cases, 2 trials
            s:labelled -s:good       | 0 of 8 cases, 0 trials
            """)
    void answers_are_found_by_what_people_said(String query, String found, Browser browser) {
        browser.open(page, "#/cases").type("#q", query);
        browser.until("document.getElementById('case-count').textContent === '" + found + "'");
        assertThat(browser.text("#q-hint")).isEmpty();
    }

    @Test
    void the_list_counts_what_nobody_labelled(Browser browser) {
        browser.open(page, "#/cases");
        browser.until("[...document.querySelectorAll('.quick button')].some((b) => b.textContent === 'Unlabelled 7')");
    }

    @Test
    void the_review_tab_counts_loaded_labels_and_says_whose(Browser browser) {
        browser.open(page, "#/review").until("document.querySelector('.review-card h2')");
        assertThat(browser.text("#review-progress")).isEqualTo("1 of 30, 4 labelled (ann 4, bob 4)");

        browser.type("#review-name", "bob");
        browser.run("document.querySelector('#review-name').blur()");
        browser.until("document.querySelector('#review-progress').textContent.includes('done')");
        assertThat(browser.text("#review-progress")).isEqualTo("1 of 30, 4 done by you; by others: ann 4");
    }

    @Test
    void the_card_shows_passages_always_and_the_prompt_as_sent_unless_blind(Browser browser) {
        browser.open(page, "#/review").until("document.querySelector('.review-card h2')");
        for (int i = 0; i < 30 && !browser.text(".review-card h2").equals("tools"); i++) {
            String before = browser.text("#review-progress");
            browser.press("j").until("document.querySelector('#review-progress').textContent !== '" + before + "'");
        }
        assertThat(browser.text(".review-card")).contains("2 passages", "Passage one.", "Passage two.");
        assertThat(browser.run("return document.querySelector('.review-card').textContent"))
                .asString()
                .contains("Prompt as it was sent", "Answer only from the context.");

        browser.click("#tab-review input[type=checkbox]")
                .until("document.querySelector('.review-card h2').textContent === 'Answer 1'");
        for (int i = 0; i < 30 && !browser.text(".review-card").contains("Passage one."); i++) {
            String before = browser.text("#review-progress");
            browser.run("document.querySelector('.review-card').focus()");
            browser.press("j").until("document.querySelector('#review-progress').textContent !== '" + before + "'");
        }
        assertThat(browser.run("return document.querySelector('.review-card').textContent"))
                .asString()
                .contains("Passage one.")
                .doesNotContain("Prompt as it was sent", "Answer only from the context.", "grounded@", "careless@");
    }
}
