package io.github.promptgate.score;

import io.github.promptgate.source.JsonText;
import io.github.promptgate.source.MapNode;
import io.github.promptgate.source.ScalarNode;
import io.github.promptgate.suite.Vocabulary.ScorerWord;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Times every scorer that asks nobody, rules included, on the first row of its page and on 10,000 letters of the same
 * answer over and over: {@code mvn -Pbench verify -Dbench.parts=scorers}. Of 15 iterations the fastest is printed: on a
 * machine that does other work as well, noise only ever adds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScorerBench {

    private static final int LONG = 10_000;

    @Param("contains")
    public String id;

    @Param({"page", "long"})
    public String answer;

    private List<Scorer> scorers = List.of();
    private Subject subject = Answer.of("x").subject();

    /** Builds the scorer and the answer as the page shows them. */
    @Setup
    public void read() {
        ScorerWord word = Scorers.words().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        ScorerPage page = ScorerPage.of(id);
        scorers = List.of(ScorerListTest.example(word));
        MapNode row = (MapNode) JsonText.read(page.rows().get(0), id);
        subject = ScorerPagesTest.answer(answer.equals("page") ? row : lengthened(row)).subject();
    }

    private static MapNode lengthened(MapNode row) {
        String text = row.get("answer").orElseThrow().asText() + " ";
        String over = text.repeat(LONG / text.length() + 1).substring(0, LONG);
        return new MapNode(
                row.where(),
                row.entries().stream()
                        .map(entry -> entry.key().equals("answer")
                                ? new MapNode.Entry(
                                        entry.key(),
                                        entry.keyWhere(),
                                        ScalarNode.text(row.where(), over))
                                : entry)
                        .toList());
    }

    /** One score under the rules of all. */
    @Benchmark
    public Object score() {
        return Scorers.score(scorers, subject, Asked.NOTHING, false);
    }

    public static void main(String[] arguments) throws Exception {
        if (!List.of(System.getProperty("bench.parts", "").split(",")).contains("scorers")) {
            return;
        }
        String[] ids = Scorers.words().stream()
                .filter(word -> word.needs().isEmpty())
                .map(ScorerWord::id)
                .toArray(String[]::new);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ScorerBench.class.getName())
                        .param("id", ids)
                        .forks(1)
                        .jvmArgsAppend("-Xmx512m")
                        .warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(300))
                        .measurementIterations(15)
                        .measurementTime(TimeValue.milliseconds(100))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        print(ids, results);
    }

    private static void print(String[] ids, Collection<RunResult> results) {
        Map<String, String> figures = new TreeMap<>();
        for (RunResult result : results) {
            Result<?> score = result.getPrimaryResult();
            figures.put(
                    result.getParams().getParam("id") + " " + result.getParams().getParam("answer"),
                    String.format(Locale.ROOT, "%.1f", score.getStatistics().getMin()));
        }
        System.out.printf("%nJDK %s, %d processors%n%n", Runtime.version(), Runtime.getRuntime().availableProcessors());
        System.out.printf("| scorer | µs, the page's answer | µs, 10,000 letters |%n| --- | --: | --: |%n");
        for (String id : ids) {
            System.out.printf("| %s | %s | %s |%n", id, figures.get(id + " page"), figures.get(id + " long"));
        }
    }
}
