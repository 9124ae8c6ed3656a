package io.github.promptgate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.promptgate.record.Counts;
import io.github.promptgate.record.Reply;
import io.github.promptgate.record.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole runs against a provider that fails, over real sockets. The gate asks for one pass in a hundred, so that a run
 * that lost its failures would be green.
 */
@Timeout(120)
class FaultTest {

    private static final int CASES = 4;
    private static final String NO_WAIT = "retry-after-ms";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @TempDir
    Path root;

    private String limits = "attempts: 2, concurrency: 1, timeout: 5s";

    @Test
    void a_storm_of_429_that_ends_costs_attempts_and_no_trial() {
        then("storm", Scenario.STARTED, "on", busy(429));
        then("storm", "on", "over", busy(429));
        then("storm", "over", "over", answer());
        limits = "attempts: 3, concurrency: 1";

        EvalOutcome outcome = evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(counts(outcome)).isEqualTo(new Counts(CASES, CASES, CASES, 0, 0, 0, 0));
        assertThat(causes(outcome)).containsExactly(List.of("429", "429"), List.of(), List.of(), List.of());
        assertThat(first(outcome).reply().call().attempts()).isEqualTo(3);
        assertThat(first(outcome).reply().call().waitedMillis()).isEqualTo(2);
        SERVER.verify(CASES + 2, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_storm_of_429_that_never_ends() {
        SERVER.stubFor(any(anyUrl()).willReturn(busy(429)));

        allLost("CALL-003 model \"small\": rate limit (429 from " + address() + "): try later", "429", "429");
        SERVER.verify(2 * CASES, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_provider_that_breaks_now_and_then() {
        then("now and then", Scenario.STARTED, "broken", answer());
        then("now and then", "broken", "still", busy(500));
        then("now and then", "still", "well", busy(502));
        then("now and then", "well", "well", answer());

        EvalOutcome outcome = evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(counts(outcome)).isEqualTo(new Counts(CASES, CASES, 3, 0, 1, 0, 1));
        assertThat(problems(outcome))
                .containsExactly(
                        "CALL-004 model \"small\": provider's own error (502 from " + address() + "): try later");
        assertThat(causes(outcome)).containsExactly(List.of(), List.of("500", "502"), List.of(), List.of());
    }

    @Test
    void nothing_but_500s() {
        SERVER.stubFor(any(anyUrl()).willReturn(busy(500)));

        allLost("CALL-004 model \"small\": provider's own error (500 from " + address() + "): try later", "500", "500");
    }

    @Test
    void a_503_with_Retry_After_is_asked_again_when_it_wished() {
        then("maintenance", Scenario.STARTED, "over", busy(503).withHeader("Retry-After", "1"));
        then("maintenance", "over", "over", answer());

        EvalOutcome outcome = evaluate();

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(counts(outcome)).isEqualTo(new Counts(CASES, CASES, CASES, 0, 0, 0, 0));
        assertThat(first(outcome).reply().call().causes()).containsExactly("503");
    }

    @Test
    void a_503_that_asks_for_an_hour_is_not_waited_for() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader("Retry-After", "3600")
                        .withBody("{\"error\": {\"message\": \"closed\"}}")));

        EvalOutcome outcome = lost();

        assertThat(problems(outcome))
                .containsExactly(
                        "CALL-004 model \"small\": provider's own error (503 from " + address() + "): closed",
                        "CALL-003 model \"small\": rate limit: not asked, since " + address()
                                + " asked us to wait longer than 60 s");
        assertThat(causes(outcome)).containsExactly(List.of("503"), List.of("held"), List.of("held"), List.of("held"));
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_connection_that_is_reset_amid_the_body() throws IOException {
        limits = "attempts: 2, timeout: 5s";
        try (CutServer cut = new CutServer()) {
            EvalOutcome outcome = lost(cut.baseUrl());

            assertThat(problems(outcome))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .startsWith("CALL-006 model \"small\": connection to " + cut.baseUrl()
                                    + "/chat/completions lost ("));
            assertThat(causes(outcome)).containsOnly(List.of("reset", "reset"));
            assertThat(cut.requests()).isEqualTo(2 * CASES);
        }
    }

    @Test
    void a_body_that_drips_is_cut_by_the_time_out() {
        SERVER.stubFor(any(anyUrl()).willReturn(answer().withChunkedDribbleDelay(20, 4_000)));
        limits = "attempts: 2, timeout: 250ms";

        allLost("CALL-005 model \"small\": no reply from " + address() + " within 250 ms", "time-out", "time-out");
    }

    @Test
    void a_server_that_says_nothing() {
        SERVER.stubFor(any(anyUrl()).willReturn(answer().withFixedDelay(1_500)));
        limits = "attempts: 2, timeout: 200ms";

        allLost("CALL-005 model \"small\": no reply from " + address() + " within 200 ms", "time-out", "time-out");
    }

    @Test
    void a_body_that_is_no_json() {
        SERVER.stubFor(any(anyUrl()).willReturn(json("{\"choices\": [{\"message\": {\"content\": \"yes")));

        EvalOutcome outcome = lost();

        assertThat(problems(outcome))
                .containsExactly("CALL-007 model \"small\": the reply of " + address()
                        + " cannot be read: it starts with \"{\"choices\": [{\"message\": {\"content\": \"yes\"");
        SERVER.verify(CASES, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_reply_without_a_choice() {
        SERVER.stubFor(any(anyUrl()).willReturn(json("{\"id\": \"1\", \"choices\": []}")));

        EvalOutcome outcome = lost();

        assertThat(problems(outcome))
                .containsExactly("CALL-007 model \"small\": the reply of " + address()
                        + " cannot be read: it starts with \"{\"id\": \"1\", \"choices\": []}\"");
    }

    @Test
    void a_page_in_place_of_a_reply() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody("<html>yes, sign in</html>")));

        EvalOutcome outcome = lost();

        assertThat(problems(outcome))
                .containsExactly("CALL-007 model \"small\": the reply of " + address()
                        + " cannot be read: it starts with \"<html>yes, sign in</html>\"");
    }

    @Test
    void a_key_that_is_revoked_in_the_middle_of_a_run() {
        then("key", Scenario.STARTED, "revoked", answer());
        then("key", "revoked", "revoked", busy(401));
        limits = "attempts: 4, concurrency: 1";

        EvalOutcome outcome = evaluate(SERVER.baseUrl() + "/v1", 8);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(counts(outcome)).isEqualTo(new Counts(8, 8, 1, 0, 7, 0, 7));
        assertThat(problems(outcome))
                .containsExactly(
                        "CALL-001 model \"small\": key refused (401 from " + address() + "): try later",
                        "CALL-001 model \"small\": key refused: not asked, since " + address()
                                + " refused it 3 times in a row (401: try later)");
        assertThat(causes(outcome).subList(3, 5)).containsExactly(List.of("401"), List.of("key"));
        SERVER.verify(1 + 3, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_host_that_does_not_exist() {
        EvalOutcome outcome = lost("http://nobody.invalid/v1");

        assertThat(problems(outcome))
                .containsExactly("CALL-006 model \"small\": no connection to"
                        + " http://nobody.invalid/v1/chat/completions: the host name is unknown");
        assertThat(causes(outcome)).containsOnly(List.of("no-connection"));
    }

    @Test
    void a_spent_quota_is_asked_once() {
        SERVER.stubFor(any(anyUrl())
                .willReturn(json("{\"error\": {\"code\": \"insufficient_quota\", \"message\": \"no credit\"}}")
                        .withStatus(429)
                        .withHeader(NO_WAIT, "1")));

        EvalOutcome outcome = lost();

        assertThat(problems(outcome))
                .containsExactly(
                        "CALL-003 model \"small\": quota spent (429 from " + address() + "): no credit",
                        "CALL-003 model \"small\": quota spent: not asked, since " + address()
                                + " said before (429: no credit)");
        assertThat(causes(outcome))
                .containsExactly(List.of("429"), List.of("quota"), List.of("quota"), List.of("quota"));
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    /** One problem for all trials, with these causes. */
    private void allLost(String problem, String... causes) {
        EvalOutcome outcome = lost();

        assertThat(problems(outcome)).containsExactly(problem);
        assertThat(causes(outcome)).containsOnly(List.of(causes));
    }

    private EvalOutcome lost() {
        return lost(SERVER.baseUrl() + "/v1");
    }

    /** A run that brings no reply at all. */
    private EvalOutcome lost(String baseUrl) {
        EvalOutcome outcome = evaluate(baseUrl, CASES);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(counts(outcome)).isEqualTo(new Counts(CASES, CASES, 0, 0, CASES, 0, CASES));
        return outcome;
    }

    private EvalOutcome evaluate() {
        return evaluate(SERVER.baseUrl() + "/v1", CASES);
    }

    private EvalOutcome evaluate(String baseUrl, int cases) {
        SuiteFolder folder = new SuiteFolder(root).file("cases.csv", "id,question");
        for (int i = 1; i <= cases; i++) {
            folder.append("cases.csv", "c" + i + ",question " + i);
        }
        EvalOutcome outcome = folder.suite(
                        "suite: shop",
                        "prompts:",
                        "  - {id: plain, messages: [{user: \"{{ question }}\"}]}",
                        "models:",
                        "  - {id: small, provider: openai-compatible, base-url: \"" + baseUrl
                                + "\", model: m, limits: {" + limits + "}}",
                        "dataset: cases.csv",
                        "scorers:",
                        "  - contains: \"yes\"",
                        "gate: [{metric: pass-rate, min: 1%}]")
                .evaluate();
        Counts counts = counts(outcome);
        assertThat(counts.passed() + counts.failed() + counts.unscored() + counts.notApplicable())
                .isEqualTo(counts.planned())
                .isEqualTo(trials(outcome).size());
        return outcome;
    }

    private static Counts counts(EvalOutcome outcome) {
        return outcome.record().orElseThrow().footer().counts();
    }

    private static List<TrialRecord> trials(EvalOutcome outcome) {
        try (Stream<TrialRecord> trials = outcome.record().orElseThrow().trials()) {
            return trials.toList();
        }
    }

    private static TrialRecord first(EvalOutcome outcome) {
        return trials(outcome).get(0);
    }

    private static List<List<String>> causes(EvalOutcome outcome) {
        return trials(outcome).stream()
                .map(trial -> trial.reply().call().causes())
                .toList();
    }

    /** Different ones, in the order of the trials. */
    private static List<String> problems(EvalOutcome outcome) {
        return trials(outcome).stream()
                .map(TrialRecord::reply)
                .filter(Reply.Failed.class::isInstance)
                .map(reply -> ((Reply.Failed) reply).problem())
                .map(problem -> problem.code().id() + " " + problem.what())
                .distinct()
                .toList();
    }

    private static String address() {
        return SERVER.baseUrl() + "/v1/chat/completions";
    }

    private static void then(String scenario, String state, String next, ResponseDefinitionBuilder reply) {
        SERVER.stubFor(any(anyUrl())
                .inScenario(scenario)
                .whenScenarioStateIs(state)
                .willSetStateTo(next)
                .willReturn(reply));
    }

    private static ResponseDefinitionBuilder busy(int status) {
        return json("{\"error\": {\"message\": \"try later\"}}")
                .withStatus(status)
                .withHeader(NO_WAIT, "1");
    }

    private static ResponseDefinitionBuilder answer() {
        return json("""
                {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [{"index": 0,
                "finish_reason": "stop", "message": {"role": "assistant", "content": "yes"}}],
                "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}}""");
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }
}
