package io.github.promptgate.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.promptgate.EvalEngine;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One suite, spoilt in one point at a time: none of it may end green, and each says what to do. */
class BadInputTest {

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String KEY = "sk-a-secret-that-nobody-may-see";

    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void write_a_sound_suite() throws IOException {
        suite = SuiteFolder.in(folder);
    }

    @Test
    void the_suite_is_green_before_it_is_spoilt() {
        assertThat(suite.evaluate().code()).isZero();
    }

    // Nothing is run

    @Test
    void malformed_yaml() throws IOException {
        suite.file("demo.suite.yaml", "suite: demo\nprompts: [a, b\nmodels: c\n");
        refused(ProblemCode.SOURCE_004, """
            demo.suite.yaml:3:7  SOURCE-004  malformed YAML: expected ',' or ']', but got : (while parsing a flow sequence)
              fix: check indentation, colons and quotes near this place  more: docs/problems/SOURCE-004.md
            """);
    }

    @Test
    void a_duplicate_key() throws IOException {
        suite.replace("demo.suite.yaml", "gate:", "suite: again\ngate:");
        refused(ProblemCode.SUITE_002, """
            demo.suite.yaml:9:1  SUITE-002  duplicate key "suite", first in line 1
              fix: keep one of them  more: docs/problems/SUITE-002.md
            """);
    }

    @Test
    void an_unknown_key() throws IOException {
        suite.replace("demo.suite.yaml", "gate:", "gates:");
        refused(ProblemCode.SUITE_001, """
            demo.suite.yaml:1:1  SUITE-008  missing key "gate" in the suite
              fix: add gate: the rules that decide  more: docs/problems/SUITE-008.md
            demo.suite.yaml:9:1  SUITE-001  unknown key "gates"
              known keys: baseline, calibration, dataset, embedding, environments, gate, judge, judges, junit, labels, models, parameters, prompts, root, run, scorers, suite, tags
              fix: did you mean "gate"?  more: docs/problems/SUITE-001.md
            """);
    }

    @Test
    void an_unknown_scorer() throws IOException {
        suite.replace("demo.suite.yaml", "- contains", "- contians");
        refused(ProblemCode.SUITE_004, """
            demo.suite.yaml:8:5  SUITE-004  unknown scorer "contians"
              known scorers: %s
              fix: did you mean "contains"?  more: docs/problems/SUITE-004.md
            """.formatted(firstOf(EvalEngine.vocabulary().scorers().stream()
                .map(ScorerWord::id)
                .sorted()
                .toList())));
    }

    /** A long list is cut. */
    private static String firstOf(List<String> words) {
        return String.join(", ", words.subList(0, 20)) + ", and " + (words.size() - 20) + " more";
    }

    @Test
    void an_unknown_provider() throws IOException {
        suite.replace("demo.suite.yaml", "mock: replies.yaml", "provider: opneai, model: x");
        refused(ProblemCode.SUITE_005, """
            demo.suite.yaml:5:30  SUITE-005  unknown provider "opneai"
              known providers: anthropic, google-ai-gemini, mistral, ollama, openai, openai-compatible
              fix: did you mean "openai"?  more: docs/problems/SUITE-005.md
            """);
    }

    @Test
    void an_unknown_metric() throws IOException {
        suite.replace("demo.suite.yaml", "metric: contains", "metric: contain");
        refused(ProblemCode.SUITE_006, """
            demo.suite.yaml:10:5  SUITE-006  unknown metric "contain"
              known metrics: contains, cost, errors, flaky-rate, input-tokens, judge-cost, latency, output-tokens, pass-rate, unscored
              fix: did you mean "contains"?  more: docs/problems/SUITE-006.md
            """);
    }

    @Test
    void a_bad_regex() throws IOException {
        suite.replace("demo.suite.yaml", "contains: \"{{ expected }}\"", "regex: \"(days\"")
                .replace("demo.suite.yaml", "metric: contains", "metric: regex");
        refused(ProblemCode.SUITE_012, """
            demo.suite.yaml:8:12  SUITE-012  malformed regular expression "(days" at character 6: unclosed group
              fix: close every ( [ {, and write \\ before a character that stands for itself  more: docs/problems/SUITE-012.md
            """);
    }

    @Test
    void a_bad_json_schema() throws IOException {
        suite.file("answer.json", "{\"type\": \"objekt\"}")
                .replace("demo.suite.yaml", "contains: \"{{ expected }}\"", "json-schema: answer.json")
                .replace("demo.suite.yaml", "metric: contains", "metric: json-schema");
        refused(ProblemCode.SUITE_013, """
            answer.json:1:1  SUITE-013  malformed JSON Schema: does not have a value in the enumeration ["array", "boolean", "integer", "null", "number", "object", "string"] at /type
              fix: correct the schema; references lead inside it, nothing is fetched  more: docs/problems/SUITE-013.md
            """);
    }

    @Test
    void a_unit_that_does_not_fit_the_metric() throws IOException {
        suite.replace("demo.suite.yaml", "min: 90%", "min: 90ms");
        refused(ProblemCode.SUITE_009, """
            demo.suite.yaml:10:5  SUITE-009  min of a rule on "contains" must be a number from 0 to 1 or a percentage up to 100%, not a time (90ms)
              fix: write 0.95 or 95%  more: docs/problems/SUITE-009.md
            """);
    }

    @Test
    void a_key_of_a_later_version() throws IOException {
        suite.replace("demo.suite.yaml", "gate:", "run: {only: failed}\ngate:");
        refused(ProblemCode.SUITE_014, """
            demo.suite.yaml:9:7  SUITE-014  key "only" is not in this version
              fix: remove it; the changelog says when it comes  more: docs/problems/SUITE-014.md
            """);
    }

    @Test
    void an_environment_variable_that_is_not_set() throws IOException {
        suite.replace(
                "demo.suite.yaml", "mock: replies.yaml", "provider: openai, model: m, base-url: \"${env:GATEWAY}\"");
        refused(ProblemCode.SUITE_010, """
            demo.suite.yaml:5:5  MODEL-001  model "scripted": key is not set: OPENAI_API_KEY
              fix: set OPENAI_API_KEY, or leave the model out with --models  more: docs/problems/MODEL-001.md
            demo.suite.yaml:5:58  SUITE-010  environment variable GATEWAY is not set
              fix: set GATEWAY, or leave the model out with --models  more: docs/problems/SUITE-010.md
            """);
    }

    @Test
    void ragged_rows() throws IOException {
        suite.file("cases.csv", "id,question,expected\nwindow,How long?\nfee,How much?,15 %,more\n");
        refused(ProblemCode.DATA_001, """
            cases.csv:2  DATA-001  the row has 2 fields, the header has 3
              fix: check commas, and put fields that hold a comma, quote or line break into double quotes  more: docs/problems/DATA-001.md
            cases.csv:3  DATA-001  the row has 4 fields, the header has 3
              fix: check commas, and put fields that hold a comma, quote or line break into double quotes  more: docs/problems/DATA-001.md
            """);
    }

    @Test
    void a_header_that_names_a_column_twice() throws IOException {
        suite.file("cases.csv", "id,question,question\nwindow,How long?,60 days\n");
        refused(ProblemCode.DATA_002, """
            cases.csv:1  DATA-002  malformed header: columns 2 and 3 are both "question"
              fix: rename one of them  more: docs/problems/DATA-002.md
            """);
    }

    @Test
    void a_file_that_is_not_utf_8() throws IOException {
        suite.file(
                "cases.csv",
                "id,question,expected\nfee,Wie hoch ist die Geb\u00fchr?,15 %\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(ProblemCode.SOURCE_002, """
            cases.csv:2  SOURCE-002  not UTF-8: byte 0xFC at offset 45
              fix: save the file as UTF-8  more: docs/problems/SOURCE-002.md
            """);
    }

    @Test
    void a_missing_file() throws IOException {
        suite.replace("demo.suite.yaml", "dataset: cases.csv", "dataset: case.csv");
        refused(ProblemCode.SOURCE_001, """
            demo.suite.yaml:6:10  SOURCE-001  file not found: case.csv
              known: cases.csv, demo.suite.yaml, replies.yaml
              fix: did you mean "cases.csv"?  more: docs/problems/SOURCE-001.md
            """);
    }

    @Test
    void a_path_outside_the_suite() throws IOException {
        suite.replace("demo.suite.yaml", "dataset: cases.csv", "dataset: ../cases.csv");
        refused(ProblemCode.SOURCE_003, """
                demo.suite.yaml:6:10  SOURCE-003  "../cases.csv" leaves the suite's folder %s
                  fix: move the file below it, or widen the folder with "root:" in the suite  more: docs/problems/SOURCE-003.md
                """.formatted(folder));
    }

    @Test
    void a_pattern_that_matches_no_file() throws IOException {
        suite.replace("demo.suite.yaml", "dataset: cases.csv", "dataset: cases/*.csv");
        refused(ProblemCode.SOURCE_005, """
            demo.suite.yaml:6:10  SOURCE-005  pattern "cases/*.csv" matches no file in cases
              fix: check the pattern, or add the files  more: docs/problems/SOURCE-005.md
            """);
    }

    @Test
    void an_unknown_variable() throws IOException {
        suite.replace("demo.suite.yaml", "{{ question }}", "{{ questoin }}");
        refused(ProblemCode.PROMPT_003, """
            demo.suite.yaml:3:39  PROMPT-003  undefined variable "questoin" in prompt "plain" for case "window" (cases.csv:2) and 1 more case
              known: expected, id, question
              fix: did you mean "question"?  more: docs/problems/PROMPT-003.md
            """);
    }

    @Test
    void a_malformed_template() throws IOException {
        suite.replace("demo.suite.yaml", "{{ question }}", "{% if question %}{{ question }}");
        refused(ProblemCode.PROMPT_002, """
            demo.suite.yaml:3:67  PROMPT-002  malformed template: unexpected end of the text
              fix: correct it, or put {% raw %} and {% endraw %} around text that is no template  more: docs/problems/PROMPT-002.md
            """);
    }

    @Test
    void a_missing_key() throws IOException {
        suite.replace("demo.suite.yaml", "mock: replies.yaml", "provider: openai, model: gpt-4o-mini");
        refused(ProblemCode.MODEL_001, """
            demo.suite.yaml:5:5  MODEL-001  model "scripted": key is not set: OPENAI_API_KEY
              fix: set OPENAI_API_KEY, or leave the model out with --models  more: docs/problems/MODEL-001.md
            """);
    }

    @Test
    void a_missing_judge() throws IOException {
        suite.replace("demo.suite.yaml", "contains: \"{{ expected }}\"", "faithfulness")
                .replace("demo.suite.yaml", "metric: contains", "metric: faithfulness");
        refused(ProblemCode.MODEL_003, """
            demo.suite.yaml:1:1  MODEL-003  the scorers ask a judge and the suite names none
              fix: add judge: with the id of a model or provider/model  more: docs/problems/MODEL-003.md
            """);
    }

    @Test
    void a_malformed_reply_script() throws IOException {
        suite.replace("replies.yaml", "when: {case: fee}", "if: {case: fee}");
        refused(ProblemCode.MODEL_004, """
            replies.yaml:4:5  MODEL-004  unknown key "if"
              known keys: delay, fault, finish, headers, odds, reply, status, times, tool-calls, usage, when
              fix: use one of the known names  more: docs/problems/MODEL-004.md
            """);
    }

    @Test
    void a_program_that_cannot_be_started() throws IOException {
        suite.replace("demo.suite.yaml", "mock: replies.yaml", "exec: {command: [no-such-program]}");
        refused(ProblemCode.MODEL_005, """
            demo.suite.yaml:5:36  MODEL-005  model "scripted": program "no-such-program" cannot be started: it is no executable file
              fix: install it, or write its path from the suite's folder, such as ./answer.sh  more: docs/problems/MODEL-005.md
            """);
    }

    @Test
    void an_empty_dataset() throws IOException {
        suite.file("cases.csv", "id,question,expected\n");
        refused(ProblemCode.DATA_004, """
            demo.suite.yaml:6:10  DATA-004  no cases in cases.csv
              fix: add at least one case  more: docs/problems/DATA-004.md
            """);
    }

    @Test
    void a_duplicate_case_id() throws IOException {
        suite.replace("cases.csv", "fee,", "window,");
        refused(ProblemCode.DATA_005, """
            cases.csv:3  DATA-005  duplicate case id "window", first in cases.csv:2
              fix: rename or remove one of them  more: docs/problems/DATA-005.md
            """);
    }

    @Test
    void equal_cases() throws IOException {
        suite.file("cases.csv", "question,expected\nHow long?,60 days\nHow long?,60 days\n");
        refused(ProblemCode.DATA_006, """
            cases.csv:3  DATA-006  this case is equal to the one in cases.csv:2
              fix: remove one of them, or give each an id to count both  more: docs/problems/DATA-006.md
            """);
    }

    @Test
    void a_flag_that_is_no_number() {
        refused(ProblemCode.SUITE_003, """
            --samples  SUITE-003  "samples" must be a whole number from 1 to 1000 or a map, not "many"
              fix: write for example 1  more: docs/problems/SUITE-003.md
            """, "--samples", "many");
    }

    // Nothing is known

    @Test
    void a_filter_that_matches_nothing() {
        unjudged(ProblemCode.RUN_001, """
                --cases  RUN-001  the filter "refund-*" matches no case
                  known cases: fee, window
                  fix: use a known case, or a pattern such as *  more: docs/problems/RUN-001.md
                """, "--cases", "refund-*");
        unjudged(ProblemCode.RUN_001, """
                --models  RUN-001  the filter "scriptde" matches no model
                  known models: scripted
                  fix: did you mean "scripted"?  more: docs/problems/RUN-001.md
                """, "--models", "scriptde");
        unjudged(ProblemCode.RUN_001, """
                --tags  RUN-001  the filter "smoke" matches no tag
                  fix: remove the filter; there is no tag to choose by  more: docs/problems/RUN-001.md
                """, "--tags", "smoke");
    }

    @Test
    void a_tag_that_no_case_has() throws IOException {
        suite.file("cases.csv", "id,question,expected,tags\nfee,How much?,15 %,smoke\nwindow,How long?,30 days,eu\n");
        unjudged(ProblemCode.RUN_001, """
                --tags  RUN-001  the filter "smok" matches no tag
                  known tags: eu, smoke
                  fix: did you mean "smoke"?  more: docs/problems/RUN-001.md
                """, "--tags", "smok");
    }

    @Test
    void a_refused_key() throws IOException {
        provider(status(401, "{\"error\": {\"message\": \"Incorrect API key provided: " + KEY + "\"}}"));
        unjudged(ProblemCode.CALL_001, """
            CALL-001 key refused: 2 trials, first: window [plain@scripted] cases.csv:2  model "scripted": key refused (401 from http://localhost:PORT/v1/chat/completions): Incorrect API key provided: ***  more: docs/problems/CALL-001.md
            """);
    }

    @Test
    void an_unknown_model() throws IOException {
        provider(status(404, "{\"error\": {\"message\": \"The model gpt-9 does not exist\"}}"));
        unjudged(ProblemCode.CALL_002, """
            CALL-002 model or address not found: 2 trials, first: window [plain@scripted] cases.csv:2  model "scripted": model or address not found (404 from http://localhost:PORT/v1/chat/completions): The model gpt-9 does not exist  more: docs/problems/CALL-002.md
            """);
    }

    @Test
    void a_rate_limit_for_ever() throws IOException {
        provider(status(429, "{\"error\": {\"message\": \"Rate limit reached\"}}")
                .withHeader("Retry-After", "0"));
        unjudged(ProblemCode.CALL_003, """
            CALL-003 rate limit: 2 trials, first: window [plain@scripted] cases.csv:2  model "scripted": rate limit (429 from http://localhost:PORT/v1/chat/completions): Rate limit reached (2 attempts: 2 x 429)  more: docs/problems/CALL-003.md
            """);
    }

    @Test
    void a_provider_that_breaks() throws IOException {
        provider(status(500, "oops").withHeader("Retry-After", "0"));
        unjudged(ProblemCode.CALL_004, """
            CALL-004 provider's own error: 2 trials, first: window [plain@scripted] cases.csv:2  model "scripted": provider's own error (500 from http://localhost:PORT/v1/chat/completions): oops (2 attempts: 2 x 500)  more: docs/problems/CALL-004.md
            """);
    }

    @Test
    void a_time_out() throws IOException {
        provider(aResponse().withStatus(200).withFixedDelay(10_000));
        suite.replace("demo.suite.yaml", "attempts: 2, timeout: 5s", "attempts: 1, timeout: 300ms");
        unjudged(ProblemCode.CALL_005, """
            CALL-005 time-out: 2 trials, first: window [plain@scripted] cases.csv:2  model "scripted": no reply from http://localhost:PORT/v1/chat/completions within 300 ms  more: docs/problems/CALL-005.md
            """);
    }

    @Test
    void no_connection() throws IOException {
        suite.replace(
                "demo.suite.yaml",
                "mock: replies.yaml",
                "provider: openai-compatible, model: m, base-url: \"http://127.0.0.1:1/v1\"");
        unjudged(ProblemCode.CALL_006, """
            CALL-006 no connection: 2 trials, first: window [plain@scripted] cases.csv:2  model "scripted": no connection to http://127.0.0.1:1/v1/chat/completions: connection refused  more: docs/problems/CALL-006.md
            """);
    }

    @Test
    void a_reply_that_is_not_json() throws IOException {
        provider(aResponse().withStatus(200).withBody("<html>welcome</html>"));
        unjudged(ProblemCode.CALL_007, """
            CALL-007 reply cannot be read: 2 trials, first: window [plain@scripted] cases.csv:2  model "scripted": the reply of http://localhost:PORT/v1/chat/completions cannot be read: it starts with "<html>welcome</html>"  more: docs/problems/CALL-007.md
            """);
    }

    @Test
    void an_empty_reply() throws IOException {
        provider(answered("", "stop"));
        unjudged(ProblemCode.SCORE_002, """
            SCORE-002 empty reply: 2 trials, first: window [plain@scripted] cases.csv:2  contains: the reply is empty  more: docs/problems/SCORE-002.md
            """);
    }

    @Test
    void a_truncated_reply() throws IOException {
        provider(answered("Within 60", "length"));
        unjudged(ProblemCode.SCORE_003, """
            SCORE-003 truncated reply: 2 trials, first: window [plain@scripted] cases.csv:2  contains: the reply was cut at the model's token limit  more: docs/problems/SCORE-003.md
            """);
    }

    @Test
    void a_judge_that_answers_prose() throws IOException {
        judged("- reply: I would rather not say.\n");
        unjudged(ProblemCode.SCORE_005, """
            SCORE-005 judge's reply does not fit: 2 trials, first: window [plain@scripted] cases.csv:2  faithfulness: step statements: the judge's reply does not fit, also when asked again: malformed JSON: Unrecognized token 'I': was expecting (JSON String, Number, Array, Object or token 'null', 'true' ... (+30 characters)  more: docs/problems/SCORE-005.md
            """);
    }

    @Test
    void a_judge_that_forgets_a_verdict() throws IOException {
        judged("""
            - when: {step: statements}
              reply: {statements: [One., Two.]}
            - reply: {verdicts: [{id: s1, reason: "", verdict: supported}]}
            """);
        unjudged(ProblemCode.SCORE_006, """
            SCORE-006 verdicts missing: 2 trials, first: window [plain@scripted] cases.csv:2  faithfulness: no single verdict on s2 of 2 statements, also when asked again  more: docs/problems/SCORE-006.md
            """);
    }

    @Test
    void a_judge_that_fails() throws IOException {
        judged("- status: 500\n");
        unjudged(ProblemCode.SCORE_004, """
            SCORE-004 judge failed: 2 trials, first: window [plain@scripted] cases.csv:2  faithfulness: step statements: CALL-004 model "judge": provider's own error (500 from http://mock/chat/completions): scripted  more: docs/problems/SCORE-004.md
            """);
    }

    @Test
    void a_program_that_fails() throws IOException {
        suite.replace(
                "demo.suite.yaml", "mock: replies.yaml", "exec: {command: [sh, -c, \"echo no luck >&2; exit 3\"]}");
        unjudged(ProblemCode.CALL_009, """
            CALL-009 program failed: 2 trials, first: window [plain@scripted] cases.csv:2  model "scripted": sh ended with exit code 3: no luck  more: docs/problems/CALL-009.md
            """);
    }

    @Test
    void a_program_that_hangs() throws IOException {
        suite.replace("demo.suite.yaml", "mock: replies.yaml", "exec: {command: [sleep, \"60\"]}")
                .replace("demo.suite.yaml", "attempts: 2, timeout: 5s", "attempts: 1, timeout: 300ms");
        unjudged(ProblemCode.CALL_005, """
            CALL-005 time-out: 2 trials, first: window [plain@scripted] cases.csv:2  model "scripted": no reply from sleep within 300 ms  more: docs/problems/CALL-005.md
            """);
    }

    // A sound answer

    @Test
    void a_megabyte_of_control_characters_and_markup_is_an_answer_and_is_shown_safely() throws IOException {
        String hostile = "\u001b[31m\u0000\u202e</script><script>alert(1)</script><img src=x onerror=alert(1)>"
                + "::set-output name=outcome::failed\n##[error]no\n{{ expected }} ${jndi:ldap://x} ";
        String answer = "Within 60 days. " + hostile.repeat(1_000_000 / hostile.length() + 1);
        String quoted = JsonText.write(ScalarNode.text(Where.nowhere(), answer));
        suite.file("replies.yaml", "replies:\n  - reply: " + quoted + "\n")
                .file("cases.csv", "id,question,expected\nwindow,How long?,60 days\n");

        CliRun run = suite.evaluate(here());

        assertThat(answer.length()).isGreaterThan(1_000_000);
        assertThat(run.code()).isZero();
        assertThat(text(outcome(), "outcome")).isEqualTo("passed");
        String report = suite.read("target/promptgate/demo/report.html");
        assertThat(report).contains("Content-Security-Policy");
        assertThat(details(report)).contains("Within 60 days.");
        assertThat(report).doesNotContain("<script>alert", "<img src=x", "\u001b", "\u0000", "\u202e");
        String record = suite.read("target/promptgate/demo/results.jsonl");
        assertThat(record.lines()).allSatisfy(line -> JsonText.read(line, "results.jsonl"));
        assertThat(record).doesNotContain("\u001b", "\u0000");
        assertThat(run.out())
                .doesNotContain("\u001b", "\u0000", "\u202e", "##[error]")
                .doesNotContainPattern("(?m)^\\s*::");
    }

    /** What the page unpacks when a case is opened. */
    private static String details(String page) throws IOException {
        Matcher chunk = Pattern.compile("id=\"data-0\"[^>]*>([^<]+)</script>").matcher(page);
        assertThat(chunk.find()).isTrue();
        byte[] packed = Base64.getDecoder().decode(chunk.group(1));
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void provider(ResponseDefinitionBuilder response) throws IOException {
        PROVIDER.stubFor(post(urlEqualTo("/v1/chat/completions")).willReturn(response));
        suite.replace(
                "demo.suite.yaml",
                "mock: replies.yaml",
                "provider: openai, model: gpt-9, base-url: \"" + PROVIDER.baseUrl() + "/v1\"");
    }

    private static ResponseDefinitionBuilder status(int status, String body) {
        return aResponse().withStatus(status).withBody(body);
    }

    private static ResponseDefinitionBuilder answered(String text, String finish) {
        return status(
                        200,
                        "{\"id\": \"1\", \"model\": \"gpt-9\", \"choices\": [{\"index\": 0, \"finish_reason\": \""
                                + finish + "\", \"message\": {\"role\": \"assistant\", \"content\": \"" + text
                                + "\"}}]}")
                .withHeader("Content-Type", "application/json");
    }

    private void judged(String replies) throws IOException {
        suite.file("judge.yaml", "replies:\n" + replies.indent(2))
                .file("cases.csv", "id,question,context\nwindow,How long?,Within 60 days.\nfee,What fee?,15 %\n")
                .replace(
                        "demo.suite.yaml",
                        "scorers:",
                        "judge: {id: judge, mock: judge.yaml, limits: {attempts: 1}}\nscorers:")
                .replace("demo.suite.yaml", "contains: \"{{ expected }}\"", "faithfulness")
                .replace("demo.suite.yaml", "metric: contains", "metric: faithfulness");
    }

    /** Nothing is run: exit code 2, and the problems are the first that is said. */
    private void refused(ProblemCode code, String told, String... flags) {
        CliRun run = suite.evaluate(here(), flags);

        assertThat(run.out()).startsWith(told + "\nNOT RUN  demo  ");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
        MapNode outcome = outcome();
        assertThat(text(outcome, "outcome")).isEqualTo("error");
        assertThat(text(outcome, "exitCode")).isEqualTo("2");
        assertThat(codes(outcome)).contains(code.id());
        assertThat(folder.resolve("target/promptgate/demo/results.jsonl")).doesNotExist();
    }

    /** Nothing is known: exit code 3, every trial unscored, and the cause is said with its first trial. */
    private void unjudged(ProblemCode code, String told, String... flags) {
        CliRun run = suite.evaluate(here().with("OPENAI_API_KEY", KEY), flags);

        assertThat(run.out().replaceAll("localhost:\\d+", "localhost:PORT")).contains(told.strip());
        assertThat(run.out()).contains("GATE INCONCLUSIVE  demo  ");
        assertThat(run.code()).isEqualTo(3);
        MapNode outcome = outcome();
        assertThat(text(outcome, "outcome")).isEqualTo("inconclusive");
        assertThat(text(outcome, "exitCode")).isEqualTo("3");
        MapNode counts = (MapNode) outcome.get("counts").orElseThrow();
        boolean call = code.name().startsWith("CALL_");
        if (code == ProblemCode.RUN_001) {
            assertThat(text(counts, "trials")).isEqualTo("0");
            assertThat(codes(outcome)).contains(code.id());
        } else {
            assertThat(text(counts, "scored")).isEqualTo("0");
            assertThat(text(counts, "unscored")).isEqualTo("2");
            assertThat(text(counts, "errors")).isEqualTo(call ? "2" : "0");
            assertThat(codes(outcome)).contains("GATE-003");
        }
        assertThat(everythingSaid(run)).doesNotContain(KEY);
    }

    private CliRun.In here() {
        return new CliRun.In(folder).with("PATH", System.getenv("PATH"));
    }

    private MapNode outcome() {
        String file = "target/promptgate/demo/outcome.json";
        return (MapNode) JsonText.read(unchecked(() -> suite.read(file)), file);
    }

    private String everythingSaid(CliRun run) {
        String files = Stream.of("outcome.json", "results.jsonl", "report.html")
                .map(name -> folder.resolve("target/promptgate/demo/" + name))
                .filter(Files::exists)
                .map(file -> unchecked(() -> Files.readString(file)))
                .collect(Collectors.joining());
        return run.out() + run.err() + files;
    }

    private static List<String> codes(MapNode outcome) {
        return ((ListNode) outcome.get("problems").orElseThrow())
                .items().stream()
                        .map(problem -> text((MapNode) problem, "code"))
                        .toList();
    }

    private static String text(MapNode map, String key) {
        return map.get(key).map(Node::asText).orElse("");
    }

    private interface Reading {
        String read() throws IOException;
    }

    private static String unchecked(Reading reading) {
        try {
            return reading.read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
