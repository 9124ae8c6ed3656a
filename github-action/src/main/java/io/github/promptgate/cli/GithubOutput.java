package io.github.promptgate.cli;

import io.github.promptgate.EvalOutcome;
import io.github.promptgate.ExitCode;
import io.github.promptgate.gate.RuleResult;
import io.github.promptgate.gate.Verdict;
import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Counts;
import io.github.promptgate.reports.summary.RunSummary;
import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.ListNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The Action's outputs: words, numbers and paths only, never a model's text. Of several suites the worst decides,
 * counts and costs are added up, the pass rate is weighted by cases, the latency is the slowest suite's; the paths are
 * then the folder that holds them all. What is not known is empty.
 */
record GithubOutput(List<EvalOutcome> outcomes, Path output) {

    GithubOutput {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Appends in GitHub's form for values that could hold line breaks.
     *
     * @throws ProblemException RUN-002
     */
    void append(Path file, Supplier<String> token) {
        StringBuilder text = new StringBuilder();
        values().forEach((key, value) -> {
            String delimiter = "ghadelimiter_" + token.get();
            if (value.contains(delimiter)) {
                throw new IllegalStateException("the token is not random");
            }
            text.append(key).append("<<").append(delimiter).append('\n');
            text.append(value).append('\n').append(delimiter).append('\n');
        });
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new ProblemException(new Problem(
                    ProblemCode.RUN_002,
                    Where.file("--github-output"),
                    "\"" + file + "\" cannot be written",
                    "give the path that the runner has in GITHUB_OUTPUT"));
        }
    }

    Map<String, String> values() {
        List<RunSummary> runs = outcomes.stream()
                .flatMap(outcome -> outcome.record().stream())
                .map(record -> RunSummary.of(record, 0))
                .toList();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("outcome", worst().outcome());
        values.put("pass-rate", isShard() ? "" : number(passRate(runs), 6));
        values.put("failed-rules", failedRules());
        values.put("cases", sum(runs, run -> run.header().cases()));
        values.put("trials", count(runs, Counts::trials));
        values.put("failed", count(runs, Counts::failed));
        values.put("unscored", count(runs, Counts::unscored));
        values.put("errors", count(runs, Counts::errors));
        values.put("cost-usd", number(cost(runs), 6));
        values.put("p95-ms", number(slowest(runs), 0));
        values.put(
                "report-path",
                isShard() ? "" : outcomes.size() == 1 ? slashed(outcomes.get(0).page()) : slashed(output));
        values.put("results-path", runs.isEmpty() ? "" : path("results.jsonl"));
        return values;
    }

    /** Nothing was judged yet. */
    private boolean isShard() {
        return outcomes.stream().anyMatch(outcome -> outcome.shard().isPresent());
    }

    private ExitCode worst() {
        return outcomes.stream().map(EvalOutcome::exitCode).reduce(ExitCode.PASSED, ExitCode::worse);
    }

    private static OptionalDouble passRate(List<RunSummary> runs) {
        List<RunSummary> judged =
                runs.stream().filter(run -> run.run().passRate().isPresent()).toList();
        double cases = total(judged, run -> run.header().cases());
        return cases == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(total(
                                judged,
                                run -> run.run().passRate().getAsDouble()
                                        * run.header().cases())
                        / cases);
    }

    private static OptionalDouble cost(List<RunSummary> runs) {
        boolean known = !runs.isEmpty()
                && runs.stream().allMatch(run -> run.footer().cost().isPresent());
        return known
                ? OptionalDouble.of(total(runs, run -> run.footer().cost().getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble slowest(List<RunSummary> runs) {
        return runs.stream()
                .flatMapToDouble(run -> run.run().amounts().latencyP95().stream())
                .max();
    }

    private static double total(List<RunSummary> runs, ToDoubleFunction<RunSummary> of) {
        return runs.stream().mapToDouble(of).sum();
    }

    private static String sum(List<RunSummary> runs, ToLongFunction<RunSummary> of) {
        return Long.toString(runs.stream().mapToLong(of).sum());
    }

    private static String count(List<RunSummary> runs, ToLongFunction<Counts> of) {
        return sum(runs, run -> of.applyAsLong(run.footer().counts()));
    }

    private static String number(OptionalDouble value, int decimals) {
        return value.isEmpty()
                ? ""
                : BigDecimal.valueOf(value.getAsDouble())
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private String failedRules() {
        List<Node> ids = new ArrayList<>();
        for (EvalOutcome outcome : outcomes) {
            String prefix = outcomes.size() == 1 ? "" : outcome.suite() + "/";
            outcome.verdict().map(Verdict::rules).orElse(List.of()).stream()
                    .filter(result -> result.state() == RuleResult.State.FAIL)
                    .map(result -> prefix + result.rule().id())
                    .distinct()
                    .forEach(id -> ids.add(ScalarNode.text(Where.nowhere(), id)));
        }
        return JsonText.write(new ListNode(Where.nowhere(), ids));
    }

    private String path(String file) {
        Path path = outcomes.size() == 1 ? outcomes.get(0).folder().resolve(file) : output;
        return slashed(path);
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
