package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.Evidence;
import io.github.promptgate.record.Masking;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Trial;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Outcomes;
import io.github.promptgate.reports.Pages;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the page's script reads. */
class PageDataTest {

    private static final String SEVERAL = "</script>\u2028\u2029<!--\uD800 lone \uDC00 and whole \uD83D\uDE00";

    @Test
    void every_trial_has_a_light_row_and_its_details_at_the_same_place() throws Exception {
        String page = page(trials(600, SEVERAL), Embedded.Bounds.USUAL);
        assertThat(chunks(page))
                .containsExactly(
                        "data-0\" data-first=\"0\" data-count=\"250",
                        "data-1\" data-first=\"250\" data-count=\"250",
                        "data-2\" data-first=\"500\" data-count=\"100");
        assertThat(Pages.chunk(page, "data-index")).contains("\"c\":[0,1,2,3,").contains(",598,599]");
        assertThat(Pages.chunk(page, "data-1"))
                .contains("answer 250 ")
                .contains("answer 499 ")
                .doesNotContain("answer 500 ");
    }

    @Test
    void text_that_would_end_a_script_or_is_half_a_character_comes_through_whole() throws Exception {
        String page = page(trials(1, SEVERAL), Embedded.Bounds.USUAL);
        assertThat(page).doesNotContain("</script>\u2028").doesNotContain("\u2028");
        assertThat(Pages.chunk(page, "data-0"))
                .contains("answer 0 </script>\u2028\u2029<!--<U+D800> lone <U+DC00> and whole \uD83D\uDE00");
    }

    @Test
    void a_megabyte_in_one_line_is_cut_at_20_000_characters_and_says_how_long_it_was() throws Exception {
        String page = page(trials(40, "x".repeat(1 << 20)), Embedded.Bounds.USUAL);
        assertThat(Pages.chunk(page, "data-0")).contains("\"cuts\":{\"answer\":1048585}");
        assertThat(page.length()).isLessThan(300_000);
    }

    @Test
    void a_chunk_ends_at_a_megabyte() throws Exception {
        StringBuilder varied = new StringBuilder();
        IntStream.range(0, 4_000).forEach(i -> varied.append(i).append(' '));
        String page = page(trials(120, varied.toString()), Embedded.Bounds.USUAL);
        assertThat(chunks(page)).hasSize(3);
    }

    @Test
    void the_same_record_gives_the_same_bytes() throws Exception {
        assertThat(page(trials(300, SEVERAL), new Embedded.Bounds(100, 20, 30)))
                .isEqualTo(page(trials(300, SEVERAL), new Embedded.Bounds(100, 20, 30)));
    }

    @Test
    void of_a_large_run_it_holds_what_did_not_pass_and_a_random_sample_of_the_rest_and_says_so() throws Exception {
        String index = Pages.chunk(page(trials(300, "x"), new Embedded.Bounds(100, 80, 30)), "data-index");
        assertThat(states(index)).hasSize(90).filteredOn("1"::equals).hasSize(60);
        assertThat(index)
                .contains(
                        "\"notes\":[\"300 trials are more than this page holds: of the 240 that passed or had nothing to"
                                + " pass, and did not change, it holds a random 30 (seed 42); all are in results.jsonl, and every"
                                + " figure counts all.\"]");
    }

    @Test
    void what_did_not_pass_has_a_bound_too() throws Exception {
        String index = Pages.chunk(page(trials(300, "x"), new Embedded.Bounds(100, 20, 30)), "data-index");
        assertThat(states(index)).hasSize(50).filteredOn("1"::equals).hasSize(20);
        assertThat(index)
                .contains(
                        "Of the 60 that failed, are unscored, flaky or changed it holds a random 20 (seed 42); all are in"
                                + " results.jsonl, and every figure counts all.");
    }

    @Test
    void details_of_a_sample_are_those_of_its_rows() throws Exception {
        String page = page(trials(300, "x"), new Embedded.Bounds(100, 20, 30));
        List<String> ids = new ArrayList<>();
        Matcher id = Pattern.compile("\\{\"id\":\"case-(\\d+)\"").matcher(Pages.chunk(page, "data-index"));
        while (id.find()) {
            ids.add(id.group(1));
        }
        List<String> answers = new ArrayList<>();
        Matcher answer = Pattern.compile("\"answer\":\"answer (\\d+) ").matcher(Pages.chunk(page, "data-0"));
        while (answer.find()) {
            answers.add(answer.group(1));
        }
        assertThat(answers).hasSize(50).isEqualTo(ids);
    }

    @Test
    void samples_that_disagree_make_their_trials_flaky() throws Exception {
        List<TrialRecord> trials = new ArrayList<>();
        for (int sample = 1; sample <= 3; sample++) {
            TrialRecord plain = Fixture.plain("a", 0, 0, "x", sample == 2 ? Fixture.missed() : Fixture.held());
            trials.add(sample(plain, sample));
        }
        trials.add(Fixture.plain("b", 1, 0, "x", Fixture.held()));
        assertThat(Pages.chunk(page(trials, Embedded.Bounds.USUAL), "data-index"))
                .contains("\"flags\":[1,1,1,0]");
    }

    @Test
    void personal_data_that_a_scorer_found_is_hidden() throws Exception {
        Score found = Score.Scored.binary("contains", false, new Evidence("", List.of(Masking.item("email", 5, 17))));
        String page =
                page(List.of(Fixture.plain("a", 0, 0, "mail ann@acme.org now", List.of(found))), Embedded.Bounds.USUAL);
        assertThat(Pages.chunk(page, "data-0"))
                .contains("\"answer\":\"mail [email] now\"")
                .doesNotContain("ann@acme");
    }

    @Test
    void a_string_that_stood_before_is_told_by_its_number() {
        Repeats repeats = new Repeats();
        assertThat(List.of(
                        repeats.of("short"),
                        repeats.of("long enough to be told"),
                        repeats.of("short"),
                        repeats.of("=long enough and like a number"),
                        repeats.of("long enough to be told"),
                        repeats.of("=long enough and like a number"),
                        repeats.of("=0")))
                .containsExactly(
                        "short",
                        "long enough to be told",
                        "short",
                        "==long enough and like a number",
                        "=0",
                        "=1",
                        "==0");
    }

    private static TrialRecord sample(TrialRecord one, int sample) {
        return new TrialRecord(
                new Trial(one.trial().cell(), one.trial().caseRef(), sample),
                one.input(),
                one.expected(),
                one.messages(),
                one.reply(),
                one.scores(),
                one.cost(),
                one.judge());
    }

    private static List<TrialRecord> trials(int count, String answer) {
        return IntStream.range(0, count)
                .mapToObj(i -> Fixture.plain(
                        "case-" + i,
                        i,
                        0,
                        "answer " + i + " " + answer,
                        i % 5 == 0 ? Fixture.missed() : Fixture.held()))
                .toList();
    }

    private static String page(List<TrialRecord> trials, Embedded.Bounds bounds) throws IOException {
        EvalOutcome outcome = Outcomes.of(
                "large",
                Path.of("large"),
                ExitCode.PASSED,
                Optional.of(Fixture.record(List.of(new Cell("grounded", "small")), trials.size(), 1, trials)),
                Optional.of(new Verdict.Pass(List.of())));
        StringWriter out = new StringWriter();
        HtmlReport.write(Pages.input(outcome), bounds, out);
        return out.toString();
    }

    private static List<String> chunks(String page) {
        List<String> found = new ArrayList<>();
        Matcher chunk = Pattern.compile("id=\"(data-\\d[^>]*)\">").matcher(page);
        while (chunk.find()) {
            found.add(chunk.group(1));
        }
        return found;
    }

    private static List<String> states(String index) {
        int start = index.indexOf("\"state\":[", index.indexOf("\"trials\":{")) + 9;
        return List.of(index.substring(start, index.indexOf(']', start)).split(","));
    }
}
