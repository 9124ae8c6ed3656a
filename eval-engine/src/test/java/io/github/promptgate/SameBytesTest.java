package io.github.promptgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Counts;
import io.github.promptgate.run.RunListener;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Overrides;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole suite twice, with one call in flight and with seven: what ends first leaves no trace in the record. */
@Timeout(120)
class SameBytesTest {

    @TempDir
    Path root;

    private SuiteFolder matrix() {
        SuiteFolder folder = new SuiteFolder(root).file("cases.csv", "id,question,expected");
        for (int i = 1; i <= 20; i++) {
            folder.append("cases.csv", "c" + i + ",\"question, " + i + "\",answer " + i);
        }
        return folder.file("prompts/short.md", "Answer: {{ question }}")
                .file("prompts/long.md", "Think, then answer: {{ question | upper }}")
                .file(
                        "replies.yaml",
                        "replies:",
                        "  - {when: {case: c3, model: second}, status: 400}",
                        "  - {when: {case: c4, prompt: long}, reply: \"\"}",
                        "  - {when: {case: c5}, reply: answer 5, usage: {input: 7, output: 3}, delay: 20ms}",
                        "  - {when: {case: c?, sample: 2}, reply: something else, usage: {input: 10, output: 3}}",
                        "  - {reply: answer 11, usage: {input: 11, output: 3}}")
                .suite(
                        "suite: shop",
                        "prompts: [prompts/*.md]",
                        "models:",
                        "  - {id: first, mock: replies.yaml, price: {input: 0.1, output: 0.7}}",
                        "  - {id: second, mock: replies.yaml, price: {input: 0.3, output: 0.9}}",
                        "dataset: cases.csv",
                        "scorers:",
                        "  - contains: \"{{ expected }}\"",
                        "  - regex: {value: answer, name: says-answer}",
                        "gate:",
                        "  - {metric: says-answer, min: 10%}",
                        "  - {metric: pass-rate, min: 1%, scope: run}",
                        "run: {samples: 2, seed: 42, max-errors: 9, max-unscored: 20%}");
    }

    private EvalOutcome run(SuiteFolder folder, int concurrency) {
        MapNode run = MapNode.of(
                Where.nowhere(),
                Map.of("concurrency", ScalarNode.number(Where.nowhere(), BigDecimal.valueOf(concurrency))));
        EvalRequest request = folder.request();
        EvalRequest overridden = new EvalRequest(
                request.suite(), request.output(), request.workingFolder(), new Overrides(run, List.of()));
        return SuiteFolder.engine().evaluate(overridden, RunListener.silent());
    }

    private static String withoutTiming(String record) {
        return record.replaceAll("\"timing\":\\{[^}]*}", "\"timing\":{}");
    }

    @Test
    void two_runs_leave_the_same_bytes_but_for_timing() {
        SuiteFolder folder = matrix();

        EvalOutcome one = run(folder, 1);
        String first = withoutTiming(folder.text("out/shop/results.jsonl"));
        EvalOutcome seven = run(folder, 7);
        String second = withoutTiming(folder.text("out/shop/results.jsonl"));

        assertThat(one.problems()).isEmpty();
        assertThat(first.lines()).hasSize(162);
        assertThat(second).isEqualTo(first);
        assertThat(one.verdict()).isEqualTo(seven.verdict());
        assertThat(one.record().orElseThrow().footer().counts())
                .isEqualTo(seven.record().orElseThrow().footer().counts());
    }

    /** Each case of each model waits for a time of its own, another one in each run. */
    private static SuiteFolder shuffled(SuiteFolder folder, long seed) {
        Random random = new Random(seed);
        List<String> replies = new ArrayList<>(List.of("replies:"));
        for (int i = 1; i <= 20; i++) {
            for (String model : List.of("first", "second")) {
                replies.add("  - {when: {case: c" + i + ", model: " + model + "}, reply: answer " + i % 7
                        + ", usage: {input: " + i + ", output: 3}, delay: " + random.nextInt(20) + "ms}");
            }
        }
        return folder.file("replies.yaml", replies.toArray(String[]::new));
    }

    @Test
    void however_many_calls_are_in_flight_and_however_long_each_takes_the_bytes_are_the_same() {
        SuiteFolder folder = matrix();
        Set<String> records = new HashSet<>();

        for (int concurrency : List.of(1, 8, 64)) {
            run(shuffled(folder, concurrency), concurrency);
            records.add(withoutTiming(folder.text("out/shop/results.jsonl"))
                    .replaceFirst("\"models\":\\{[^}]*}", "\"models\":\"by scripts of other delays\""));
        }

        assertThat(records).hasSize(1);
        assertThat(records.iterator().next().lines()).hasSize(162);
    }

    @Test
    void the_counts_of_the_matrix_add_up() {
        Counts counts = run(matrix(), 4).record().orElseThrow().footer().counts();

        assertThat(counts.planned()).isEqualTo(160);
        assertThat(counts.trials()).isEqualTo(160);
        assertThat(counts.errors()).isEqualTo(4);
        assertThat(counts.unscored()).isEqualTo(8);
        assertThat(counts.passed() + counts.failed() + counts.unscored() + counts.notApplicable())
                .isEqualTo(160);
    }
}
