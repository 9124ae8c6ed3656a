package io.github.promptgate.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.ExitCode;
import io.github.promptgate.reports.terminal.Line;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.suite.Overrides;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine's own outcomes, on a scripted model, told by the reports. */
@Timeout(120)
class RealRunTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path root;

    @Test
    void a_failed_run_is_told_alike_by_lines_page_and_outcome() throws Exception {
        Reports reports = run("  - {reply: green}", "gate: [{metric: pass-rate, min: 60%}]");

        assertThat(texts(reports))
                .contains("GATE FAILED  shop  1 of 1 rule broken (2 trials: 2 scored, 0 unscored)")
                .contains(
                        "  c1 [plain@small]  contains: not contained; not found \"red\"; answer \"green\"   cases.csv:2")
                .anyMatch(line -> line.startsWith("plain@small   50.0 % (1/2)     50.0 %   unknown "))
                .anyMatch(line -> line.contains("pass-rate min 60% in plain@small: was 50.0 % [9.5 %, 90.5 %] (1/2)"));
        assertThat(Pages.chunk(text("report.html"), "data-index"))
                .contains("\"sentence\":\"1 of 1 rule broken (2 trials: 2 scored, 0 unscored)\"")
                .contains("\"state\":[1,0]");
        assertThat(Schemas.errors("outcome.schema.json", text("outcome.json"))).isEmpty();
        assertThat(text("outcome.json")).contains("\"outcome\": \"failed\"").contains("\"observed\": 0.5");
    }

    @Test
    void a_passed_run_says_what_it_rests_on() throws Exception {
        Reports reports = run(
                "  - {when: {case: c1}, reply: red}", "  - {reply: green}", "gate: [{metric: pass-rate, min: 100%}]");

        assertThat(texts(reports)).contains("GATE PASSED  shop  the one rule held (2 trials: 2 scored, 0 unscored)");
        assertThat(reports.lines()).noneMatch(line -> line.level() != Line.Level.INFO);
        assertThat(page().select(".verdict").text()).startsWith("Prompt gate shop ✓ PASSED the one rule held");
    }

    @Test
    void a_run_of_a_part_says_so_whatever_made_it_one() throws Exception {
        Reports reports = run("  - {reply: red}", "gate: [{metric: pass-rate, min: 100%}]\nrun: {limit: 1}");

        assertThat(texts(reports))
                .contains("GATE PASSED  shop  the one rule held (1 of 2 cases, 1 trial: 1 scored, 0 unscored)");
        assertThat(page().select("header").text() + page().select("body").text())
                .contains("only 1 of 2 cases");
        assertThat(text("outcome.json")).contains("\"part\": \"1 of 2 cases\"");
        assertThat(Schemas.errors("outcome.schema.json", text("outcome.json"))).isEmpty();
    }

    @Test
    void an_outage_is_inconclusive_with_its_cause_counted() throws Exception {
        Reports reports = run("  - {status: 401}", "gate: [{metric: pass-rate, min: 10%}]");

        assertThat(texts(reports))
                .anyMatch(line ->
                        line.startsWith("  CALL-001 key refused: 2 trials, first: c1 [plain@small] cases.csv:2"))
                .anyMatch(line -> line.startsWith("GATE INCONCLUSIVE  shop  "));
        assertThat(text("outcome.json")).contains("\"exitCode\": 3").contains("\"errors\": 2");
    }

    @Test
    void a_suite_that_cannot_be_read_leaves_its_problems_in_both_files() throws Exception {
        Reports reports = run("  - {reply: x}", "gate: [{metric: pass-rat, min: 10%}]");

        assertThat(texts(reports)).contains("  fix: did you mean \"pass-rate\"?  more: docs/problems/SUITE-006.md");
        assertThat(text("outcome.json")).contains("\"exitCode\": 2").contains("SUITE-006");
        assertThat(page().select(".problems").text()).contains("SUITE-006");
    }

    @Test
    void a_megabyte_of_markup_is_a_sound_answer_shown_safely() throws Exception {
        String bomb = "green </script><script>alert(1)</script><img src=x onerror=alert(1)> \\u001b[31m".repeat(14_000);
        Reports reports = run("  - {reply: \"" + bomb + "\"}", "gate: [{metric: pass-rate, min: 50%}]");

        assertThat(texts(reports)).anyMatch(line -> line.startsWith("GATE PASSED"));
        assertThat(page().select("script:not([type])")).hasSize(1);
        assertThat(page().select("img")).isEmpty();
        assertThat(Pages.chunk(text("report.html"), "data-0")).contains("\"cuts\":{\"answer\":1036000}");
        assertThat(Files.size(root.resolve("out/shop/report.html"))).isLessThan(200_000);
        for (String line : Files.readAllLines(root.resolve("out/shop/results.jsonl"))) {
            assertThat(Schemas.errors("results.schema.json", line)).isEmpty();
        }
    }

    private Reports run(String... repliesThenGate) throws Exception {
        List<String> lines = List.of(repliesThenGate);
        int last = lines.size() - 1;
        Files.writeString(root.resolve("cases.csv"), "id,question,expected\nc1,red?,red\nc2,green?,green\n");
        Files.writeString(
                root.resolve("replies.yaml"), "replies:\n" + String.join("\n", lines.subList(0, last)) + "\n");
        Files.writeString(root.resolve("shop.suite.yaml"), """
                suite: shop
                prompts:
                  - {id: plain, messages: [{user: "{{ question }}"}]}
                models:
                  - {id: small, mock: replies.yaml}
                dataset: cases.csv
                scorers:
                  - contains: "{{ expected }}"
                """ + lines.get(last) + "\n");
        EvalRequest request =
                new EvalRequest(root.resolve("shop.suite.yaml"), root.resolve("out"), root, Overrides.none());
        EvalOutcome outcome = new EvalEngine(NOW, name -> Optional.empty()).evaluate(request, RunListener.silent());
        assertThat(outcome.exitCode()).isNotEqualTo(ExitCode.INTERNAL);
        return Reports.write(outcome);
    }

    private String text(String name) throws Exception {
        return Files.readString(root.resolve("out/shop").resolve(name));
    }

    private Document page() throws Exception {
        return Jsoup.parse(text("report.html"));
    }

    private static List<String> texts(Reports reports) {
        return reports.lines().stream().map(Line::text).toList();
    }
}
