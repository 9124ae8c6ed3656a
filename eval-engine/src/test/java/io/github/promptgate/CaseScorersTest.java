package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.gate.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Scorers that cases bring, and scorers of the suite that are a user's own, through whole runs. */
@Timeout(120)
class CaseScorersTest {

    private static final String JSONL = "{\"id\":\"c1\",\"question\":\"red?\",\"expected\":\"red\","
            + "\"scorers\":[{\"any-of\":{\"name\":\"short\",\"scorers\":[{\"equals\":\"red\"},\"json\"]}}]}\n"
            + "{\"id\":\"c2\",\"question\":\"green?\",\"expected\":\"green\","
            + "\"scorers\":[{\"any-of\":{\"name\":\"short\",\"scorers\":[{\"equals\":\"no\"},{\"contains\":\"{{ missing }}\"}]}}]}\n"
            + "{\"id\":\"c3\",\"question\":\"blue?\",\"expected\":\"blue\"}\n";

    @TempDir
    Path root;

    @Test
    void a_rule_on_a_metric_of_cases_counts_those_cases_alone_whatever_the_format() {
        String rule = "gate: [{metric: starts, min: 100%}, {metric: starts, statistic: count, min: 2}]";
        for (String[] dataset : List.of(
                new String[] {
                    "cases.csv",
                    "id,question,expected,scorers",
                    "c1,red?,red,\"starts-with: {value: re, name: starts}\"",
                    "c2,green?,green,",
                    "c3,blue?,blue,\"[starts-with: {value: bl, name: starts}]\""
                },
                new String[] {
                    "cases.jsonl",
                    "{\"id\":\"c1\",\"question\":\"r\",\"expected\":\"red\",\"scorers\":{\"starts-with\":{\"value\":\"re\",\"name\":\"starts\"}}}",
                    "{\"id\":\"c2\",\"question\":\"g\",\"expected\":\"green\"}",
                    "{\"id\":\"c3\",\"question\":\"b\",\"expected\":\"blue\",\"scorers\":[{\"starts-with\":{\"value\":\"bl\",\"name\":\"starts\"}}]}"
                },
                new String[] {
                    "cases.yaml",
                    "- {id: c1, question: r, expected: red, scorers: [{starts-with: {value: re, name: starts}}]}",
                    "- {id: c2, question: g, expected: green}",
                    "- {id: c3, question: b, expected: blue, scorers: [{starts-with: {value: bl, name: starts}}]}"
                })) {
            SuiteFolder folder = SuiteFolder.shop(root, rule);
            String[] lines = java.util.Arrays.copyOfRange(dataset, 1, dataset.length);
            folder.file(dataset[0], lines)
                    .file("shop.suite.yaml", folder.text("shop.suite.yaml").replace("cases.csv", dataset[0]));

            assertThat(messages(folder.evaluate()))
                    .as(dataset[0])
                    .containsExactly(
                            "PASS starts min 100% in plain@small: was 100.0 % [34.2 %, 100.0 %] (2 scored, 0 unscored); none of these missed it, but so few leave a chance of about 27 % that as many new ones would",
                            "PASS starts count min 2 in plain@small: was 2 (2 scored, 0 unscored)");
        }
    }

    @Test
    void a_case_that_misses_its_own_scorer_breaks_the_rule_and_is_named() {
        SuiteFolder folder = SuiteFolder.shop(root, "gate: [{metric: short, min: 100%}]")
                .file(
                        "cases.csv",
                        "id,question,expected,scorers",
                        "c1,red?,red,\"equals: {value: red, name: short}\"",
                        "c2,green?,green,\"equals: {value: grey, name: short}\"",
                        "c3,blue?,blue,");

        EvalOutcome outcome = folder.evaluate();

        assertThat(messages(outcome))
                .containsExactly(
                        "FAIL short min 100% in plain@small: was 50.0 % [9.5 %, 90.5 %] (2 scored, 0 unscored)");
        assertThat(outcome.verdict().orElseThrow().rules().get(0).worstText(3)).isEqualTo("cases.csv:3 (0.0 %)");
    }

    @Test
    void groups_of_cases_may_be_made_of_different_scorers() {
        SuiteFolder folder = SuiteFolder.shop(root, "run: {max-unscored: 100%}", "gate: [{metric: short, min: 100%}]")
                .file("cases.jsonl", JSONL.split("\n"));
        folder.file("shop.suite.yaml", folder.text("shop.suite.yaml").replace("cases.csv", "cases.jsonl"));

        EvalOutcome outcome = folder.evaluate();

        assertThat(outcome.exitCode()).isNotEqualTo(ExitCode.BAD_INPUT);
        assertThat(outcome.record().orElseThrow().footer().counts().unscored()).isEqualTo(1);
    }

    @Test
    void what_a_cases_scorer_needs_is_asked_for_also_where_only_a_later_case_needs_it() {
        SuiteFolder folder = SuiteFolder.shop(root, "gate: [{metric: mine, min: 100%}]")
                .file(
                        "cases.csv",
                        "id,question,expected,scorers",
                        "c1,red?,red,\"all-of: {name: mine, scorers: [json]}\"",
                        "c2,green?,green,\"all-of: {name: mine, scorers: [json, judge: polite]}\"");

        assertThat(SuiteFolder.lines(folder.evaluate().problems()))
                .singleElement()
                .asString()
                .contains("MODEL-003");
    }

    @Test
    void a_mistake_in_a_cases_scorer_is_told_with_its_row() {
        SuiteFolder folder = SuiteFolder.shop(root, "gate: [{metric: pass-rate, min: 100%}]")
                .file(
                        "cases.csv",
                        "id,question,expected,scorers",
                        "c1,red?,red,",
                        "c2,green?,green,\"regex: '('\"",
                        "c3,blue?,blue,\"exec: sh\"");

        assertThat(SuiteFolder.lines(folder.evaluate().problems()))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("cases.csv:3").contains(" SUITE-012 "),
                        line -> assertThat(line)
                                .startsWith("cases.csv:4")
                                .endsWith("DATA-008 a case cannot bring the scorer \"exec\": data starts no program"
                                        + " and calls no address"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_program_scores_in_a_run_and_is_not_started_by_a_plan() {
        SuiteFolder folder = SuiteFolder.shop(
                        root,
                        "  - exec: {name: mine, command: [/bin/sh, score.sh]}",
                        "gate: [{metric: mine, min: 100%}]")
                .file("score.sh", "echo x >> started.txt", "echo '{\"pass\": true}'");

        SuiteFolder.engine().plan(folder.request());
        assertThat(folder.has("started.txt")).isFalse();

        assertThat(messages(folder.evaluate()))
                .containsExactly(
                        "PASS mine min 100% in plain@small: was 100.0 % [29.2 %, 100.0 %] (3 scored, 0 unscored); none of these missed it, but so few leave a chance of about 28 % that as many new ones would");
        assertThat(folder.text("started.txt")).hasLineCount(3);
    }

    private static List<String> messages(EvalOutcome outcome) {
        Verdict verdict = outcome.verdict().orElseThrow(() -> new AssertionError(outcome.problems()));
        return verdict.rules().stream()
                .map(rule -> rule.state() + " " + rule.message())
                .toList();
    }
}
