package io.github.promptgate.gate;

import static io.github.promptgate.gate.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.problem.Problem;
import io.github.promptgate.problem.ProblemCode;
import io.github.promptgate.problem.Where;
import io.github.promptgate.record.CaseRef;
import io.github.promptgate.record.Cell;
import io.github.promptgate.suite.GateRule.Against;
import io.github.promptgate.suite.GateRule.Decide;
import io.github.promptgate.suite.GateRule.Fold;
import io.github.promptgate.suite.GateRule.Scope;
import io.github.promptgate.suite.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate says of each kind of result, word for word; {@code -Dgolden.update=true} writes the files anew. */
class GateMessagesTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/gate");
    private static final List<Cell> ONE = List.of(new Cell("answer", "small"));
    private static final List<Cell> TWO = List.of(new Cell("answer", "small"), new Cell("answer", "large"));

    private static final Map<String, Supplier<Verdict>> KINDS = new LinkedHashMap<>();

    static {
        Asked least = asked("pass-rate min 90%");
        Asked drop = asked("pass-rate max-drop 2pp");
        KINDS.put("point-holds", () -> run(100, 99).judge(least));
        KINDS.put("point-holds-by-luck", () -> run(50, 46).judge(least));
        KINDS.put("point-fails", () -> run(50, 30).judge(least));
        KINDS.put("point-fails-maybe-by-luck", () -> run(50, 44).judge(least));
        KINDS.put("point-warns", () -> run(50, 44).judge(least.warning()));
        KINDS.put("interval-holds", () -> run(100, 99).judge(least.by(Decide.INTERVAL)));
        KINDS.put("interval-fails", () -> run(100, 70).judge(least.by(Decide.INTERVAL)));
        KINDS.put("interval-not-decided", () -> run(50, 46).judge(least.by(Decide.INTERVAL)));
        KINDS.put("interval-not-decided-at-the-bound", () -> run(50, 45).judge(least.by(Decide.INTERVAL)));
        KINDS.put(
                "interval-not-decided-warns",
                () -> run(50, 46).judge(least.by(Decide.INTERVAL).onIndecisionWarn()));
        KINDS.put(
                "interval-in-clusters",
                () -> Scores.clustered(ONE, 60, 1, 5)
                        .right("+".repeat(55) + "-".repeat(5))
                        .judge(least.by(Decide.INTERVAL)));
        KINDS.put(
                "interval-of-means",
                () -> qualities(40, .9).judge(asked("quality min 0.85").by(Decide.INTERVAL)));
        KINDS.put(
                "interval-of-few-means",
                () -> qualities(8, .9).judge(asked("quality min 0.85").by(Decide.INTERVAL)));
        KINDS.put(
                "interval-of-a-quantile",
                () -> latencies(80).judge(asked("latency p95 max 3s").by(Decide.INTERVAL)));
        KINDS.put(
                "interval-of-a-quantile-of-few",
                () -> latencies(20).judge(asked("latency p95 max 3s").by(Decide.INTERVAL)));
        KINDS.put(
                "interval-two-rules",
                () -> run(100, 78)
                        .judge(least.by(Decide.INTERVAL), asked("right min 85%").by(Decide.INTERVAL)));
        KINDS.put(
                "interval-not-decided-whether-broken",
                () -> run(40, 30)
                        .judge(least.by(Decide.INTERVAL), asked("right min 85%").by(Decide.INTERVAL)));
        KINDS.put(
                "interval-best-cell",
                () -> Scores.of(TWO, 60, 1)
                        .right(0, "+".repeat(50) + "-".repeat(10))
                        .right(1, "+".repeat(60))
                        .judge(least.by(Decide.INTERVAL).in(Scope.BEST_CELL)));
        KINDS.put(
                "all-samples", () -> samples().judge(asked("pass-rate min 90%").folded(Fold.ALL)));
        KINDS.put("test-holds", () -> run(100, 95).since(run(100, 96)).judge(drop));
        KINDS.put("test-improved", () -> run(100, 97).since(run(100, 90)).judge(drop));
        KINDS.put("test-unchanged", () -> run(100, 90).since(run(100, 90)).judge(drop));
        KINDS.put("test-fails", () -> run(100, 88).since(run(100, 97)).judge(drop));
        KINDS.put("test-within-noise", () -> run(100, 93).since(run(100, 96)).judge(drop));
        KINDS.put("test-of-too-few", () -> run(4, 0).since(run(4, 4)).judge(drop));
        KINDS.put(
                "test-in-clusters",
                () -> Scores.clustered(ONE, 60, 1, 5)
                        .right("+".repeat(30) + "-".repeat(30))
                        .since(Scores.clustered(ONE, 60, 1, 5).right("+".repeat(60)))
                        .judge(drop));
        KINDS.put(
                "test-two-cells",
                () -> Scores.of(TWO, 60, 1)
                        .right(0, "+".repeat(50) + "-".repeat(10))
                        .right(1, "+".repeat(59) + "-")
                        .since(Scores.of(TWO, 60, 1).right(0, "+".repeat(60)).right(1, "+".repeat(60)))
                        .judge(drop));
        KINDS.put(
                "test-against-a-cell",
                () -> Scores.of(TWO, 60, 1)
                        .right(0, "+".repeat(50) + "-".repeat(10))
                        .right(1, "+".repeat(60))
                        .judge(drop.against(new Against.OfCell("answer@large"))));
        KINDS.put(
                "test-against-a-revision",
                () -> run(100, 88)
                        .against(new Against.Git("main"), run(100, 97).known("main 36e211f"))
                        .judge(drop.against(new Against.Git("main"))));
        KINDS.put("non-inferior", () -> run(200, 180).since(run(200, 180)).judge(drop.by(Decide.INTERVAL)));
        KINDS.put("inferior", () -> run(200, 150).since(run(200, 190)).judge(drop.by(Decide.INTERVAL)));
        KINDS.put(
                "not-decided-whether-inferior",
                () -> run(100, 94).since(run(100, 96)).judge(drop.by(Decide.INTERVAL)));
        KINDS.put(
                "not-decided-though-worse",
                () -> run(100, 92).since(run(100, 96)).judge(drop.by(Decide.INTERVAL)));
        KINDS.put("cost-rises", () -> prices(40, .002).since(prices(40, .001)).judge(asked("cost max-rise 25%")));
        KINDS.put(
                "cost-of-the-run-rises",
                () -> prices(40, .002)
                        .since(prices(40, .001))
                        .judge(asked("cost sum max-rise $0.01").in(Scope.RUN)));
        KINDS.put("latency-rises", () -> latencies(40).since(latencies(20)).judge(asked("latency p95 max-rise 10%")));
        KINDS.put("baseline-missing", () -> run(10, 9).judge(drop));
        KINDS.put(
                "baseline-unreadable",
                () -> run(10, 9)
                        .since(new Reference.Unknown(new Problem(
                                ProblemCode.GATE_007,
                                Where.nowhere(),
                                "s.baseline.json is not there",
                                "run accept once")))
                        .judge(drop));
        KINDS.put(
                "cell-not-accepted",
                () -> Scores.of(TWO, 10, 1)
                        .right(0, "+".repeat(10))
                        .right(1, "+".repeat(10))
                        .since(Scores.of(ONE, 10, 1).right("+".repeat(10)))
                        .judge(drop));
        KINDS.put("cell-not-in-this-run", () -> run(10, 9).judge(drop.against(new Against.OfCell("old@small"))));
        KINDS.put(
                "cases-changed",
                () -> Scores.ofCases(ONE, cases("a", "b", "c", "d"))
                        .right("++++")
                        .since(Scores.ofCases(ONE, cases("a", "b")).right("++"))
                        .judge(drop));
        KINDS.put(
                "scorer-changed",
                () -> run(10, 9)
                        .defined(Map.of("pass-rate", "new"))
                        .since(run(10, 9), Map.of("pass-rate", "old"))
                        .judge(drop));
        KINDS.put("metric-unknown", () -> run(10, 9).judge(asked("tone min 0.9")));
        KINDS.put("nothing-scored", () -> run(10, 0, "?".repeat(10)).judge(limits(), least.by(Decide.INTERVAL)));
        KINDS.put(
                "missing-decides",
                () -> run(100, 94, "+".repeat(94) + "-".repeat(4) + "??").judge(limits(), asked("pass-rate min 93%")));
        KINDS.put(
                "change-with-missing",
                () -> run(100, 94, "+".repeat(94) + "-".repeat(3) + "???")
                        .since(run(100, 96))
                        .judge(limits(), drop));
    }

    private static RunSpec limits() {
        return Scores.limits(5, new RunSpec.Allowance(5, false), .5);
    }

    private static Scores run(int cases, int passed) {
        return run(cases, passed, "+".repeat(passed) + "-".repeat(cases - passed));
    }

    private static Scores run(int cases, int passed, String marks) {
        return Scores.of(ONE, cases, 1).right(marks);
    }

    private static Scores qualities(int cases, double about) {
        return Scores.of(ONE, cases, 1)
                .quality(IntStream.range(0, cases)
                        .mapToDouble(i -> about + (i % 5 - 2) * .04)
                        .toArray());
    }

    private static Scores latencies(int cases) {
        Scores scores = Scores.of(ONE, 80, 1);
        for (int i = 0; i < 80; i++) {
            scores.call(i, 1000 + 20L * i * cases / 80, .001);
        }
        return cases == 80 ? scores : few(cases);
    }

    private static Scores few(int cases) {
        Scores scores = Scores.of(ONE, 20, 1);
        for (int i = 0; i < 20; i++) {
            scores.call(i, 1000 + 2L * i * cases, .001);
        }
        return scores;
    }

    private static Scores prices(int cases, double usd) {
        Scores scores = Scores.of(ONE, cases, 1);
        for (int i = 0; i < cases; i++) {
            scores.call(i, 100, usd + i * .00001);
        }
        return scores;
    }

    private static Scores samples() {
        Scores scores = Scores.of(ONE, 10, 3);
        for (int i = 0; i < 10; i++) {
            for (int sample = 1; sample <= 3; sample++) {
                scores.right(0, i, sample, i == 4 && sample == 2 ? '-' : '+');
            }
        }
        return scores;
    }

    private static List<CaseRef> cases(String... ids) {
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new CaseRef(ids[i], new Where("cases.csv", i + 2, 1), "0".repeat(64), List.of(), ids[i]))
                .toList();
    }

    static Stream<String> kinds() {
        return KINDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_result_reads_well_at_two_in_the_morning(String kind) throws IOException {
        String said = KINDS.get(kind).get().rules().stream()
                .map(GateMessagesTest::said)
                .collect(Collectors.joining("\n"));
        Path file = FOLDER.resolve(kind + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, said);
        }

        assertThat(said).isEqualTo(Files.readString(file));
    }

    @Test
    void no_message_is_left_over() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            KINDS.keySet().stream().map(kind -> kind + ".txt").toList());
        }
    }

    private static String said(RuleResult result) {
        String worst = result.worstText(3);
        return result.state() + " " + result.message() + "\n"
                + (worst.isEmpty() ? "" : "  worst: " + worst + "\n")
                + result.problem()
                        .map(problem ->
                                "  " + problem.where() + " " + problem.code().id() + " fix: " + problem.fix() + "\n")
                        .orElse("");
    }
}
