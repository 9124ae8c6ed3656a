package io.github.promptgate.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.promptgate.AcceptRequest;
import io.github.promptgate.EvalEngine;
import io.github.promptgate.EvalOutcome;
import io.github.promptgate.EvalRequest;
import io.github.promptgate.reports.Reports;
import io.github.promptgate.reports.browser.Browser;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.suite.Overrides;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run beside an accepted one, in a real browser: which cases turned, and word by word how their answers differ. */
@ExtendWith(Browser.Tests.class)
@Timeout(120)
class DiffPageTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private static final int CASES = 30;

    @TempDir
    static Path root;

    private static HttpServer server;
    private static Path page;

    @BeforeAll
    static void run_accept_and_run_with_another_prompt() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] reply = ("{\"choices\": [{\"message\": {\"role\": \"assistant\", \"content\": \"" + answer(asked)
                            + "\"}, \"finish_reason\": \"stop\"}], \"usage\": {\"prompt_tokens\": 9, \"completion_tokens\": 1}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        Files.writeString(
                root.resolve("cases.csv"),
                "id,question,expected\n"
                        + IntStream.range(0, CASES)
                                .mapToObj(i -> "refund-" + (100 + i) + ",Question " + (100 + i) + "?,30 days")
                                .collect(Collectors.joining("\n")));
        suite("Kindly");
        EvalEngine engine = new EvalEngine(NOW, name -> Optional.of(name).filter("OPENAI_API_KEY"::equals));
        engine.evaluate(request(), RunListener.silent());
        engine.accept(new AcceptRequest(request(), AcceptRequest.Doubt.REFUSED));
        suite("Rudely");
        EvalOutcome outcome = engine.evaluate(request(), RunListener.silent());
        assertThat(outcome.problems()).isEmpty();
        Reports.write(outcome);
        page = outcome.folder().resolve("report.html");
    }

    private static EvalRequest request() {
        return new EvalRequest(root.resolve("shop.suite.yaml"), root.resolve("out"), root, Overrides.none());
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    /** A rude prompt promises more, in three cases; it mends one, and says the same in all others. */
    private static String answer(String asked) {
        boolean rude = asked.contains("Rudely");
        if (asked.contains("Question 105") || asked.contains("Question 107") || asked.contains("Question 111")) {
            return rude
                    ? "Servers go back within 60 days. <img src=x onerror=alert(1)> \\u202E Pay the fee."
                    : "Servers go back within 30 days. We pay the fee.";
        }
        if (asked.contains("Question 109")) {
            return rude ? "Within 30 days." : "Never.";
        }
        return "Within 30 days, " + (asked.contains("\"large\"") ? "gladly." : "please.");
    }

    private static void suite(String manner) throws IOException {
        Files.writeString(root.resolve("shop.suite.yaml"), """
                suite: shop
                prompts:
                  - {id: plain, messages: [{system: "%1$s answer."}, {user: "{{ question }}"}]}
                models:
                  - {id: small, provider: openai, model: m, base-url: "http://127.0.0.1:%2$d/v1", price: {input: 1, output: 1}}
                  - {id: large, provider: openai, model: large, base-url: "http://127.0.0.1:%2$d/v1", price: {input: 9, output: 9}}
                dataset: cases.csv
                scorers:
                  - contains: "{{ expected }}"
                gate:
                  - {metric: pass-rate, max-drop: 20pp, against: baseline}
                  - {metric: pass-rate, max-drop: 20pp, against: "cell:plain@small"}
                """.formatted(
                        manner, server.getAddress().getPort()));
    }

    /** What is marked, without the words for who hears the page. */
    private static List<String> marks(Browser browser, String tag) {
        return ((List<?>) browser.run("return [...document.querySelectorAll('article.case .words " + tag
                        + "')].map((mark) => mark.childNodes[1].textContent)"))
                .stream().map(String::valueOf).toList();
    }

    @Test
    void the_worst_case_stands_first_with_what_was_said_before_and_now(Browser browser) {
        browser.open(page, "#/diff").until("document.querySelector('article.case h4')");

        assertThat(browser.text("#tab-diff .totals"))
                .contains("3 worse", "1 better", "26 same", "30 cases on both sides");
        assertThat(browser.text("#tab-diff tbody tr")).matches("pass rate 96.7 % 90.0 % \u22126.7 pp worse 30 3 1");
        assertThat(browser.text("#tab-diff ul.plain"))
                .contains("held pass-rate drop \u2264 20pp against the baseline in plain@small: 6.7 pp [");
        assertThat(browser.texts("[role=option] bdi"))
                .startsWith("refund-105", "refund-107", "refund-111", "refund-109");
        assertThat(marks(browser, "del")).containsExactly("30", "We pay");
        assertThat(marks(browser, "ins")).containsExactly("60", "<img src=x onerror=alert(1)> <U+202E> Pay");
        assertThat(browser.run("return document.querySelector('.words del').textContent"))
                .as("for who hears the page")
                .isEqualTo(" [removed: 30] ");
        assertThat(browser.fragment()).isEqualTo("#/diff?a=baseline%3Aplain%40small&b=plain%40small&case=refund-105");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).allMatch(url -> url.startsWith("file:"));
    }

    @Test
    void rules_against_a_stand_before_rules_against_something_else(Browser browser) {
        browser.open(page, "#/diff?a=plain@small&b=plain@large").until("document.querySelector('article.case h4')");

        List<String> rules = browser.texts("#tab-diff > .sub, #tab-diff ul.plain");
        assertThat(rules).hasSize(4);
        assertThat(rules.get(0)).isEqualTo("Rules that hold B against A");
        assertThat(rules.get(1))
                .contains("against cell plain@small in plain@large")
                .doesNotContain("baseline");
        assertThat(rules.get(2)).isEqualTo("Rules that hold B against something other than A");
        assertThat(rules.get(3)).contains("against the baseline in plain@large").doesNotContain("cell plain");
    }

    @Test
    void yes_or_no_scores_are_told_in_percent_and_points_and_worse_stands_before_better(Browser browser) {
        browser.open(page, "#/diff").until("document.querySelector('article.case h4')");

        assertThat(browser.texts("#tab-diff tbody tr"))
                .anyMatch(row -> row.matches("contains 96.7 % 90.0 % \u22126.7 pp worse 30 3 1"));
        assertThat(browser.texts("[role=option]").subList(0, 4))
                .containsExactly(
                        "refund-105\n\u25BC worse\n100.0 % \u2192 0.0 %",
                        "refund-107\n\u25BC worse\n100.0 % \u2192 0.0 %",
                        "refund-111\n\u25BC worse\n100.0 % \u2192 0.0 %",
                        "refund-109\n\u25B2 better\n0.0 % \u2192 100.0 %");
        assertThat(browser.run("return [...document.querySelectorAll('[role=option]')]"
                        + ".every((one) => one.scrollWidth <= one.clientWidth)"))
                .as("no row is clipped")
                .isEqualTo(true);
    }

    @Test
    void keys_go_through_the_cases_and_the_address_brings_one_back(Browser browser) {
        browser.open(page, "#/diff").until("document.querySelector('article.case h4')");

        browser.press("j", "j", "j")
                .until("document.querySelector('article.case h2').textContent.includes('refund-109')");
        assertThat(marks(browser, "ins")).containsExactly("Within 30 days");
        assertThat(browser.fragment()).endsWith("case=refund-109");
        browser.press("k").until("document.querySelector('article.case h2').textContent.includes('refund-111')");

        browser.open(page, "#/diff?a=plain@small&b=plain@large&case=refund-120")
                .until("document.querySelector('article.case .words')");
        assertThat(browser.text("#tab-diff .totals")).contains("26 same scores, another answer", "4 same");
        assertThat(browser.text("article.case h2")).startsWith("refund-120");
        assertThat(marks(browser, "ins")).containsExactly("gladly");
        assertThat(browser.texts("article.case summary")).containsExactly("Prompt as sent: the same");
    }

    @Test
    void the_drawer_shows_a_trial_before_and_now_and_leads_to_its_diff(Browser browser) {
        browser.open(page, "#/cases?case=refund-105").until("document.querySelector('#drawer .before .words')");

        assertThat(browser.text("#drawer .before h3"))
                .startsWith("In the baseline")
                .contains("passed", "failed");
        assertThat(browser.texts("#drawer .before del")).hasSize(2);
        assertThat(browser.axe()).isEmpty();
        browser.press("d").until("document.querySelector('article.case .words')");
        assertThat(browser.fragment())
                .startsWith("#/diff?a=baseline%3Aplain%40small")
                .endsWith("case=refund-105");
    }

    @Test
    void light_and_dark_wide_and_narrow_break_no_rule_of_access(Browser browser) {
        browser.open(page, "#/diff").until("document.querySelector('article.case h4')");

        assertThat(browser.axe()).isEmpty();
        assertThat(browser.dark().size(390, 844).axe()).isEmpty();
        assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }
}
