package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs on disk, put side by side. */
class CompareTest {

    private static final int CASES = 20;

    @TempDir
    Path folder;

    private SuiteFolder suite;

    @BeforeEach
    void run_once() throws IOException {
        suite = SuiteFolder.in(folder);
        suite.file(
                "cases.csv",
                "id,question,expected\n"
                        + IntStream.range(0, CASES)
                                .mapToObj(i -> "c" + (10 + i) + ",Question " + i + "?,yes\n")
                                .collect(Collectors.joining()));
        answers(18);
        evaluate("before");
    }

    /** The first so many cases are answered rightly. */
    private void answers(int right) throws IOException {
        suite.file(
                "replies.yaml",
                "replies:\n"
                        + IntStream.range(0, right)
                                .mapToObj(i -> "  - {when: {case: c" + (10 + i) + "}, reply: yes}\n")
                                .collect(Collectors.joining())
                        + "  - {reply: no}\n");
    }

    private void evaluate(String output) {
        new CliRun.In(folder).run("evaluate", SuiteFolder.SUITE, "--output", output);
    }

    private CliRun compare(String... more) {
        String[] all = new String[3 + more.length];
        all[0] = "compare";
        all[1] = "before";
        all[2] = "after";
        System.arraycopy(more, 0, all, 3, more.length);
        return new CliRun.In(folder).run(all);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(folder.resolve("target/promptgate/compare.json")))
                .path("suites")
                .path(0);
    }

    @Test
    void figures_and_cases_that_changed_are_told_worst_first_in_the_numbers_of_the_gate() throws Exception {
        suite.replace(SuiteFolder.SUITE, "{{ question }}", "Well: {{ question }}");
        answers(12);
        evaluate("after");

        CliRun told = compare("--max-listed", "2");

        assertThat(told.code()).isZero();
        assertThat(told.out())
                .contains("  prompt plain has another text")
                .containsPattern(
                        "plain@scripted  pass-rate +90\\.0 % +60\\.0 % +-30\\.0 pp \\[-[0-9.]+ pp, -[0-9.]+ pp\\] +0\\.031 +6 +0 +20/20")
                .contains("Cases that changed, worst first (6 worse, 0 better):")
                .contains("  worse  c22 [plain@scripted]  contains 1 -> 0, pass-rate 1 -> 0   cases.csv:14")
                .contains("  and 4 more, all in compare.json");
        JsonNode rate = figure("pass-rate");
        assertThat(rate.path("before").asDouble()).isEqualTo(0.9);
        assertThat(rate.path("after").asDouble()).isEqualTo(0.6);
        assertThat(rate.path("p").asDouble())
                .as("McNemar's exact test of 6 to 0, both ways")
                .isEqualTo(0.03125);
        assertThat(rate.path("interval").path("method").asText()).isNotEmpty();
        assertThat(json().path("cases")).hasSize(6);
    }

    @Test
    void a_model_with_another_script_and_another_price_is_named() throws Exception {
        suite.replace(
                SuiteFolder.SUITE, "mock: replies.yaml", "mock: replies.yaml, price: {input: 0.25, output: 1.00}");
        evaluate("before");
        suite.replace(SuiteFolder.SUITE, "input: 0.25", "input: 0.5");
        evaluate("after");

        assertThat(compare().out())
                .contains("  model scripted has another price (USD per million tokens): input 0.25, output 1 before,"
                        + " input 0.5, output 1 after")
                .doesNotContain("another script");
        answers(17);
        evaluate("after");
        assertThat(compare().out()).contains("  model scripted has other settings or another script");
    }

    private JsonNode figure(String metric) throws IOException {
        for (JsonNode figure : json().path("figures")) {
            if (figure.path("metric").asText().equals(metric)) {
                return figure;
            }
        }
        throw new AssertionError("no figure of " + metric);
    }

    @Test
    void the_same_run_twice_changes_nothing_and_is_the_same_bytes() throws Exception {
        evaluate("after");
        assertThat(compare().out()).contains("No case changed.");
        String first = Files.readString(folder.resolve("target/promptgate/compare.json"));
        compare();

        assertThat(Files.readString(folder.resolve("target/promptgate/compare.json")))
                .isEqualTo(first);
    }

    @Test
    void runs_are_told_by_their_shortest_paths() {
        assertThat(new CliRun.In(folder).run("compare", "x/../gone", "after").err())
                .contains("no file or folder \"" + folder.resolve("gone") + "\"");
    }

    @Test
    void what_is_not_comparable_is_said() throws Exception {
        suite.replace(
                SuiteFolder.SUITE,
                "- contains: \"{{ expected }}\"",
                "- contains: {value: \"{{ expected }}\", ignore-case: true}");
        suite.replace(
                SuiteFolder.SUITE, "prompts:", "prompts:\n  - {id: other, messages: [{user: \"{{ question }}\"}]}");
        suite.replace("cases.csv", "c10,Question 0?", "c10,Really 0?");
        suite.replace("cases.csv", "c29,", "c99,");
        evaluate("after");

        CliRun told = compare();

        assertThat(told.code()).isZero();
        assertThat(told.out())
                .contains("  the datasets differ: only cases with the same content are compared")
                .contains("  cells only after: 1 (other@scripted)")
                .contains("  cases added: 1 (c99)")
                .contains("  cases removed: 1 (c29)")
                .contains("  cases with other content: 1 (c10)")
                .contains("  contains in plain@scripted is not compared: in the run before contains was measured by a"
                        + " scorer with other options");
    }

    @Test
    void a_run_of_a_part_lost_no_case_and_is_compared_in_what_it_judged() throws Exception {
        new CliRun.In(folder).run("evaluate", SuiteFolder.SUITE, "--output", "after", "--limit", "5");

        assertThat(compare().out())
                .contains("  the run after is a part: 5 of 20 cases (limit: 5)")
                .contains("  cases that only the run before judged: 15 (c15, c16, c17, c18, c19, ...)")
                .doesNotContain("removed")
                .containsPattern("plain@scripted  pass-rate .* 0 +0 +5/5");
        assertThat(json().path("casesRemoved")).isEmpty();
        assertThat(json().path("casesLeftOutAfter")).hasSize(15);
        assertThat(new CliRun.In(folder).run("compare", "after", "before").out())
                .contains("  cases that only the run after judged: 15 (c15, ")
                .doesNotContain("added");
    }

    @Test
    void a_prompt_by_another_name_is_the_same_cell() throws Exception {
        suite.replace(
                SuiteFolder.SUITE,
                "- {id: plain, messages: [{user: \"{{ question }}\"}]}",
                "- {id: kind, messages: [{user: \"{{ question }}\"}]}\n"
                        + "  - {id: other, messages: [{user: \"Well: {{ question }}\"}]}");
        evaluate("after");

        assertThat(compare().out())
                .contains("  cell kind@scripted is compared with plain@scripted of before")
                .contains("  cells only after: 1 (other@scripted)")
                .doesNotContain("cells only before")
                .containsPattern("kind@scripted  pass-rate +90\\.0 % +90\\.0 % .* 20/20");
    }

    @Test
    void a_prompt_and_one_of_two_like_models_may_be_renamed_at_once() throws Exception {
        suite.replace(SuiteFolder.SUITE, "models:", "models:\n  - {id: second, mock: replies.yaml}");
        evaluate("before");
        suite.replace(SuiteFolder.SUITE, "id: plain", "id: kind");
        suite.replace(SuiteFolder.SUITE, "id: second", "id: third");
        evaluate("after");

        assertThat(compare().out())
                .contains("  cell kind@scripted is compared with plain@scripted of before")
                .contains("  cell kind@third is compared with plain@second of before")
                .doesNotContain("cells only");
    }

    @Test
    void where_two_would_fit_no_cell_is_taken_for_another() throws Exception {
        suite.replace(
                SuiteFolder.SUITE,
                "- {id: plain, messages: [{user: \"{{ question }}\"}]}",
                "- {id: kind, messages: [{user: \"{{ question }}\"}]}\n"
                        + "  - {id: twin, messages: [{user: \"{{ question }}\"}]}");
        evaluate("after");

        assertThat(compare().out())
                .contains("  cells only before: 1 (plain@scripted)")
                .contains("  cells only after: 2 (kind@scripted, twin@scripted)")
                .contains("No cell has a figure on both sides.");
    }

    @Test
    void the_one_model_that_is_left_on_each_side_is_compared_if_the_prompt_is_the_same() throws Exception {
        suite.replace(SuiteFolder.SUITE, "id: scripted", "id: newer");
        suite.replace(SuiteFolder.SUITE, "attempts: 2", "attempts: 3");
        evaluate("after");

        assertThat(compare().out()).contains("  cell plain@newer is compared with plain@scripted of before");

        suite.replace(SuiteFolder.SUITE, "id: plain", "id: kind");
        suite.replace(SuiteFolder.SUITE, "{{ question }}", "Well: {{ question }}");
        evaluate("after");

        assertThat(compare().out())
                .contains("  cells only before: 1 (plain@scripted)")
                .contains("  cells only after: 1 (kind@newer)");
    }

    @Test
    void sides_that_were_scored_in_other_cases_say_over_how_many_they_are_compared() throws Exception {
        suite.replace("replies.yaml", "  - {reply: no}\n", "");
        evaluate("after");

        assertThat(compare().out())
                .containsPattern("plain@scripted  pass-rate +100\\.0 % +100\\.0 % .* 18/20")
                .contains("pairs: cases that were scored on both sides, of those that should")
                .contains("  pass-rate in plain@scripted was scored in 20 cases before and 18 after: compared are the"
                        + " 18 of both");
        JsonNode rate = figure("pass-rate");
        assertThat(rate.path("paired").asInt()).isEqualTo(18);
        assertThat(rate.path("scoredBefore").asInt()).isEqualTo(20);
        assertThat(rate.path("scoredAfter").asInt()).isEqualTo(18);
    }

    @Test
    void what_is_no_run_is_bad_input() throws Exception {
        assertThat(new CliRun.In(folder).run("compare", "before").err())
                .contains("RUN-003  compare takes two runs, 1 was given")
                .contains("run \"promptgate compare BEFORE AFTER\" with two folders or results.jsonl files");
        assertThat(compare().code()).isEqualTo(2);
        assertThat(compare().err()).contains("SOURCE-001  no file or folder \"");
        Files.createDirectories(folder.resolve("after"));
        assertThat(compare().err()).contains("SOURCE-001  no results.jsonl in ");
        Files.createDirectories(folder.resolve("after/x"));
        Files.createDirectories(folder.resolve("after/y"));
        Files.copy(folder.resolve("before/demo/results.jsonl"), folder.resolve("after/x/results.jsonl"));
        Files.copy(folder.resolve("before/demo/results.jsonl"), folder.resolve("after/y/results.jsonl"));
        assertThat(compare().err()).contains("RUN-003  not compared: suite \"demo\" was run here too: ");
        Files.delete(folder.resolve("after/y/results.jsonl"));
        Files.writeString(
                folder.resolve("after/x/results.jsonl"),
                Files.readString(folder.resolve("before/demo/results.jsonl"))
                        .replace("\"suite\":\"demo\"", "\"suite\":\"shop\""));
        assertThat(compare().err()).contains("RUN-003  no suite was run on both sides: demo in ");
    }
}
