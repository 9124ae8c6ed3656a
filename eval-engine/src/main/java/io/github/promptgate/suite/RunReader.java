package io.github.promptgate.suite;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Problems;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.Shard;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.Node;
import io.github.promptgate.source.ScalarNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a {@code run} map that fits its shape into a {@link RunSpec}, with the defaults of what it leaves out. */
final class RunReader {

    private static final List<String> FILTERS = List.of("prompts", "models", "cases", "tags");
    private static final int CONCURRENCY = 8;
    private static final double MIN_SCORED = 0.5;
    private static final double CONFIDENCE = 0.95;

    private final Problems problems;

    RunReader(Problems problems) {
        this.problems = problems;
    }

    RunSpec read(MapNode map) {
        Options run = new Options(map);
        Optional<Sampling> sampling = new SamplingReader(problems).read(run);
        return new RunSpec(
                run.texts("prompts"),
                run.texts("models"),
                run.texts("cases"),
                run.texts("tags"),
                optionalCount(run, "limit"),
                sampling.map(Sampling::max).orElseGet(() -> samples(run)),
                run.number("seed").map(seed -> seed.longValueExact()).orElse(0L),
                run.count("concurrency", CONCURRENCY),
                optionalCount(run, "max-errors"),
                run.text("max-unscored").map(RunReader::allowance).orElse(new RunSpec.Allowance(0, false)),
                run.share("min-scored").orElse(MIN_SCORED),
                confidence(run),
                run.time("timeout"),
                run.time("trial-timeout"),
                run.money("budget"),
                run.flag("fail-fast", false),
                run.text("truncated", "unscored").equals("score"),
                recordings(run),
                run.text("shard").map(text -> shard(text, run.where("shard"))).orElse(new ShardChoice.Whole()),
                run.text(SuiteGrammar.ENVIRONMENT),
                sampling,
                filters(run),
                ReportFormat.in(run));
    }

    private static int samples(Options run) {
        return run.node("samples").filter(ScalarNode.class::isInstance).isPresent() ? run.count("samples", 1) : 1;
    }

    private static Map<String, Where> filters(Options run) {
        return FILTERS.stream()
                .filter(key -> run.node(key).isPresent())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), run::where));
    }

    private double confidence(Options run) {
        double confidence = run.share("confidence").orElse(CONFIDENCE);
        if (confidence > 0 && confidence < 1) {
            return confidence;
        }
        problems.add(new Problem(
                ProblemCode.SUITE_003,
                run.where("confidence"),
                "\"confidence\" must be between 0 and 1, not " + run.text("confidence", ""),
                "write for example 95%"));
        return CONFIDENCE;
    }

    private ShardChoice shard(String text, Where where) {
        if (text.equals("auto")) {
            return new ShardChoice.Auto(where);
        }
        String[] parts = text.split("/", -1);
        int index = Integer.parseInt(parts[0]);
        int total = Integer.parseInt(parts[1]);
        if (index > total) {
            problems.add(new Problem(
                    ProblemCode.SUITE_003,
                    where,
                    "there is no shard " + text,
                    "count from 1: the last of " + total + " is " + total + "/" + total));
            return new ShardChoice.Whole();
        }
        return new ShardChoice.Part(new Shard(index, total));
    }

    private static OptionalInt optionalCount(Options run, String key) {
        return run.node(key).isPresent() ? OptionalInt.of(run.count(key, 0)) : OptionalInt.empty();
    }

    private static RunSpec.Allowance allowance(String text) {
        return text.endsWith("%")
                ? new RunSpec.Allowance(Units.share(text), true)
                : new RunSpec.Allowance(new java.math.BigDecimal(text).doubleValue(), false);
    }

    /** A word, or a map of mode and max-age. */
    private static RunSpec.Recordings recordings(Options run) {
        Options map = run.options("recordings");
        String mode = run.node("recordings")
                .filter(ScalarNode.class::isInstance)
                .map(Node::asText)
                .orElseGet(() -> map.text("mode", "auto"));
        return new RunSpec.Recordings(
                RunSpec.Recordings.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                map.text("max-age").map(Units::age));
    }
}
