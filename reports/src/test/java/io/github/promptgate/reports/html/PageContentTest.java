package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.record.Cell;
import io.github.promptgate.record.TrialRecord;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.Pages;
import io.github.promptgate.reports.summary.RunSummary;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

class PageContentTest {

    private final Document page = Jsoup.parse(Pages.of(Fixture.failed()));

    @Test
    void the_first_screen_says_the_verdict_in_words() {
        assertThat(page.title()).isEqualTo("FAILED · refunds · PromptGate");
        assertThat(page.select(".verdict").text())
                .isEqualTo("✗ FAILED 1 of 4 rules broken (32 trials: 29 scored, 3 unscored)");
        assertThat(page.select(".tile").eachText())
                .containsExactly(
                        "Pass rate 86.2 % 25 of 29 scored trials",
                        "Unscored 3 of 32 trials",
                        "Errors 2 calls without an answer",
                        "Cost $0.031 and $0.012 for the judge",
                        "Latency p95 705 ms of the last attempt, without waiting");
    }

    @Test
    void broken_rules_come_first_with_bound_observed_value_and_counts() {
        Elements rules = page.select("table.rules tbody tr:not(.more)");
        assertThat(rules.eachText())
                .containsExactly(
                        "✗ broken faithfulness ≥ 0.95 careless@small · refunds.suite.yaml:31 0.688 6 scored, 1 unscored, 1 n/a",
                        "? not judged contains ≥ 0.9 careless@large · refunds.suite.yaml:33 0.857 6 scored, 1 unscored, 1 n/a",
                        "! warned pass-rate ≥ 0.85 careless@small · refunds.suite.yaml:34 0.8497 6 scored, 1 unscored, 1 n/a",
                        "✓ held faithfulness ≥ 0.95 grounded@small · refunds.suite.yaml:31 1.000 6 scored, 1 unscored, 1 n/a",
                        "✓ held tone ≥ 0.5 grounded@small · refunds.suite.yaml:32 0.750 6 scored, 1 unscored, 1 n/a");
        assertThat(page.expectFirst("table.rules tr.more").text())
                .isEqualTo("faithfulness mean min 0.95 in careless@small: was 0.6875 (6 scored, 1 unscored, 1 not"
                        + " applicable) worst: <img src=x onerror=alert(1)> (0.0001), refund-017 (0.500)");
    }

    @Test
    void the_matrix_has_a_row_per_prompt_and_a_column_per_model() {
        assertThat(page.select("table.matrix thead th").eachText()).containsExactly("small", "large");
        assertThat(page.select("table.matrix tbody tr").eachText())
                .containsExactly(
                        "grounded 100.0 % 7 of 7 scored, 1 unscored 100.0 % 7 of 7 scored, 1 unscored",
                        "careless 75.0 % 6 of 8 scored 71.4 % 5 of 7 scored, 1 unscored");
    }

    @Test
    void every_metric_of_every_cell_is_there() {
        assertThat(page.select("table.metrics thead th").eachText())
                .containsExactly("grounded@small", "grounded@large", "careless@small", "careless@large");
        assertThat(page.select("table.metrics tbody tr").eachText())
                .contains(
                        "faithfulness 1.000 1 unscored, 1 n/a 1.000 1 unscored, 1 n/a 0.786 1 n/a 0.750 1 unscored, 1 n/a",
                        "unscored 1 1 1 without an answer 0 1 1 without an answer",
                        "latency p95 700 ms 700 ms 700 ms 707 ms");
    }

    @Test
    void cases_with_failed_or_unscored_trials_come_first_and_open() {
        assertThat(page.select("details.case > summary .name").eachText())
                .containsExactly(
                        "refund-017",
                        "<img src=x onerror=alert(1)>",
                        "outage",
                        "judge,prose",
                        "big",
                        "refused",
                        "tools",
                        "plain");
        assertThat(page.select("details.case[open]")).hasSize(4);
        assertThat(page.select("details.trial[open]"))
                .hasSize(7)
                .allMatch(trial -> List.of("failed", "unscored").contains(trial.attr("data-state")));
        assertThat(page.select("details.trial")).hasSize(32);
    }

    @Test
    void a_trial_shows_answer_scores_evidence_and_what_it_took() {
        Element trial = page.expectFirst("details.trial[data-state=failed]");
        assertThat(trial.select("pre.answer").text()).isEqualTo("Hardware goes back within 60 days.");
        assertThat(trial.select("table.scores tbody tr").eachText())
                .containsExactly(
                        "contains 0 ✗ missed does not contain \"15 %\"",
                        "faithfulness 0.500 ✗ missed 1 of 2 statements supported statement, supported Hardware goes back."
                                + " stated statement, not supported Shipping is free. the context is silent on shipping",
                        "tone 0.250 – no threshold curt");
        assertThat(trial.select("ul.facts li").eachText())
                .containsExactly(
                        "latency 600 ms",
                        "tokens 120 in, 30 out",
                        "cost $0.0015",
                        "finish stop",
                        "origin live",
                        "judge 2 calls, $0.0004");
        assertThat(trial.select(".fold").text())
                .isEqualToNormalizingWhitespace(
                        "Prompt as it was sent system Answer only from the context. user Passage: ... Question: When"
                                + " may I return it?");
    }

    @Test
    void a_failed_reply_shows_its_problem_and_a_refusal_its_text() {
        assertThat(caseNamed("outage").expectFirst(".problem").text())
                .startsWith("CALL-001 openai refused the key (HTTP 401): ::error")
                .endsWith("fix set OPENAI_API_KEY to a valid key");
        assertThat(caseNamed("refused").expectFirst(".trial h4").text()).isEqualTo("Refused by the provider's filter");
        assertThat(caseNamed("tools").expectFirst(".trial").text())
                .contains(
                        "The answer is empty. Calls look_up {\"order\":\"</script>\"} 2 passages that the target retrieved");
    }

    @Test
    void each_case_says_how_to_run_it_again() {
        assertThat(caseNamed("refund-017").select(".again code").text())
                .isEqualTo("mvn prompt:evaluate -Dprompt.cases=refund-017");
        assertThat(caseNamed("judge,prose").select(".again code").text())
                .isEqualTo("mvn prompt:evaluate '-Dprompt.cases=judge?prose'");
    }

    @Test
    void reasons_for_unscored_trials_are_grouped_and_counted() {
        assertThat(page.select(".causes li").eachText())
                .hasSize(2)
                .anyMatch(cause -> cause.startsWith("CALL-001 key refused: 2 trials, first outage [grounded@large]"));
    }

    @Test
    void bad_input_is_a_small_page_with_the_problems() {
        Document bad = Jsoup.parse(Pages.of(Fixture.badInput()));
        assertThat(bad.select(".verdict").text()).isEqualTo("✗ NOT RUN 2 problems to mend first");
        assertThat(bad.expectFirst(".problems li").text())
                .isEqualTo(
                        "SUITE-004 datasets/refunds/refunds.suite.yaml:14:7 unknown scorer \"contians\" known: contains,"
                                + " equals, json-schema, judge, regex fix did you mean \"contains\"? more:"
                                + " docs/problems/SUITE-004.md");
        assertThat(bad.select("table, .tile, details")).isEmpty();
    }

    @Test
    void a_large_run_leaves_passed_trials_to_the_record_and_says_so() throws Exception {
        Document large = large(10);
        assertThat(large.select("details.trial")).hasSize(10);
        assertThat(large.select("details.trial:not([data-state=failed])")).isEmpty();
        assertThat(large.select(".notice").eachText())
                .containsExactly(
                        "30 trials are more than this page lists (10): the 15 that neither failed nor are unscored are in"
                                + " results.jsonl only.",
                        "Of the 15 failed or unscored trials the first 10 are listed; all are in results.jsonl.");
        assertThat(large(30).select("details.trial")).hasSize(30);
        assertThat(large(30).select(".notice")).isEmpty();
        assertThat(HtmlReport.MOST_TRIALS).isEqualTo(2_000);
    }

    @Test
    void the_page_is_the_same_bytes_wherever_and_whenever_it_is_made() {
        String first = Pages.of(Fixture.failed());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(Pages.of(Fixture.failed())).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static Document large(long mostTrials) throws Exception {
        List<TrialRecord> trials = new ArrayList<>();
        for (int row = 0; row < 30; row++) {
            trials.add(Fixture.plain("case-" + row, row, 0, "x", row % 2 == 0 ? Fixture.held() : Fixture.missed()));
        }
        EvalOutcome outcome = new EvalOutcome(
                "large",
                Path.of("large"),
                ExitCode.PASSED,
                List.of(),
                Optional.of(Fixture.record(List.of(new Cell("grounded", "small")), 30, 1, trials)),
                Optional.of(new Verdict.Pass(List.of())));
        StringWriter out = new StringWriter();
        HtmlReport.write(
                new PageBuilder(outcome, outcome.record().map(record -> RunSummary.of(record, 10)), mostTrials),
                outcome,
                out);
        return Jsoup.parse(out.toString());
    }

    private Element caseNamed(String name) {
        return page.select("details.case").stream()
                .filter(c -> c.expectFirst("summary .name").text().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
