package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code explain} says of each kind of verdict, word for word; {@code -Dgolden.update=true} writes the files anew. */
class ExplainedVerdictsTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/explain");

    private static final String WITHOUT_BASELINE = "baseline-missing";
    private static final Map<String, Told> KINDS = new LinkedHashMap<>();

    /** A rule, and how many cases are: right before and now, newly wrong, newly right, wrong before and now. */
    private record Told(String rule, int right, int broke, int mended, int wrong) {

        boolean isOfChange() {
            return rule.contains("against: baseline");
        }
    }

    static {
        String least = "{metric: pass-rate, min: 90%}";
        String surely = "{metric: pass-rate, min: 90%, decide: interval}";
        String drop = "{metric: equals, max-drop: 2pp, against: baseline}";
        String inferior = "{metric: equals, max-drop: 5pp, against: baseline, decide: interval}";
        KINDS.put("point-holds", new Told(least, 97, 0, 0, 3));
        KINDS.put("point-fails", new Told(least, 50, 0, 0, 50));
        KINDS.put("point-warns", new Told("{metric: equals, min: 90%, severity: warn}", 44, 0, 0, 6));
        KINDS.put("interval-holds", new Told(surely, 99, 0, 0, 1));
        KINDS.put("interval-fails", new Told(surely, 70, 0, 0, 30));
        KINDS.put("interval-not-decided", new Told(surely, 46, 0, 0, 4));
        KINDS.put("interval-never-decided", new Told(surely, 45, 0, 0, 5));
        KINDS.put("test-holds", new Told(drop, 94, 2, 1, 3));
        KINDS.put("test-fails", new Told(drop, 85, 9, 1, 5));
        KINDS.put("test-within-noise", new Told(drop, 91, 5, 2, 2));
        KINDS.put("test-of-too-few", new Told(drop, 0, 4, 0, 0));
        KINDS.put("change-by-interval-holds", new Told(inferior, 196, 0, 0, 4));
        KINDS.put("change-by-interval-fails", new Told(inferior, 150, 40, 0, 10));
        KINDS.put("change-by-interval-not-decided", new Told(inferior, 90, 4, 2, 4));
        KINDS.put("change-by-point-fails", new Told(drop.replace("}", ", decide: point}"), 90, 4, 0, 6));
        KINDS.put("mean-by-point-fails", new Told("{metric: levenshtein, min: 0.95}", 40, 0, 0, 10));
        KINDS.put(
                "mean-by-interval-holds", new Told("{metric: levenshtein, min: 0.8, decide: interval}", 90, 0, 0, 10));
        KINDS.put(
                "mean-by-interval-not-decided",
                new Told("{metric: levenshtein, min: 0.95, decide: interval}", 36, 0, 0, 4));
        KINDS.put(
                "mean-test-fails", new Told("{metric: levenshtein, max-drop: 0.01, against: baseline}", 60, 20, 0, 0));
        KINDS.put("quantile-holds", new Told("{metric: output-tokens, statistic: p95, max: 30}", 30, 0, 0, 10));
        KINDS.put(
                "cost-of-the-run-holds",
                new Told("{metric: cost, statistic: sum, max: $1.00, scope: run}", 4, 0, 0, 1));
        KINDS.put(
                "labels-turn-together",
                new Told("{metric: classification, statistic: macro-f1, min: 0.9}", 9, 0, 0, 1));
        KINDS.put("count-has-no-turn", new Told("{metric: equals, statistic: count, min: 3}", 5, 0, 0, 0));
        KINDS.put(WITHOUT_BASELINE, new Told(drop, 5, 0, 0, 0));
        KINDS.put("samples-by-point-hold", new Told(least + "\nrun: {samples: 2}", 19, 0, 0, 1));
        KINDS.put("judge-agrees", new Told("{metric: judge-agreement, min: 0.6}", 9, 0, 0, 9));
        KINDS.put("judge-does-not-agree", new Told("{metric: judge-agreement, min: 0.6}", 6, 4, 3, 5));
    }

    @TempDir
    Path folder;

    private SuiteFolder suite(Told told) throws IOException {
        boolean judged = told.rule().contains("judge-agreement");
        SuiteFolder suite = SuiteFolder.in(folder)
                .file(
                        SuiteFolder.SUITE,
                        """
                        suite: demo
                        prompts:
                          - {id: plain, messages: [{user: "{{ question }}"}]}
                        models:
                          - {id: scripted, mock: replies.yaml, price: {input: 3.00, output: 15.00}}
                        dataset: cases.csv
                        scorers:
                          - equals: "{{ expected }}"
                          - levenshtein: "{{ expected }}"
                        """ + (told.rule().contains("classification") ? """
                          - classification: {labels: [sixty days, ten days]}
                        """ : "") + (judged ? """
                          - judge: {name: tone, rubric: Polite.}
                        judge: {id: j, mock: judge.yaml}
                        calibration: labelled.jsonl
                        """ : "") + "gate:\n  - "
                                + told.rule() + "\n")
                .file("cases.csv", "id,question,expected\n" + lines(told, "%s,Where?,sixty days\n"));
        if (judged) {
            suite.file(
                            "labelled.jsonl",
                            rows("right", told.right(), "pass")
                                    + rows("broke", told.broke(), "pass")
                                    + rows("mended", told.mended(), "fail")
                                    + rows("wrong", told.wrong(), "fail"))
                    .file("judge.yaml", """
                            replies:
                              - {when: {case: broke*}, reply: {reason: r, verdict: fail}}
                              - {when: {case: wrong*}, reply: {reason: r, verdict: fail}}
                              - {reply: {reason: r, verdict: pass}}
                            """);
        }
        return suite;
    }

    private static String lines(Told told, String line) {
        return lines("right", told.right(), line)
                + lines("broke", told.broke(), line)
                + lines("mended", told.mended(), line)
                + lines("wrong", told.wrong(), line);
    }

    private static String lines(String kind, int count, String line) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> line.formatted(kind + "-" + i))
                .reduce("", String::concat);
    }

    private static String rows(String kind, int count, String label) {
        String row = "{\"id\": \"%s\", \"question\": \"q\", \"answer\": \"a %1$s\", \"label\": \"" + label + "\"}\n";
        return lines(kind, count, row);
    }

    private static String replies(String wrong, String otherwise) {
        String reply = "  - {when: {case: %s}, reply: %s, usage: {input: 20, output: %d}}%n";
        return "replies:\n"
                + reply.formatted("wrong*", "sixty weeks", 25).replace("\r", "")
                + reply.formatted(wrong, "sixty weeks", 25).replace("\r", "")
                + reply.formatted(otherwise, "sixty days", 12).replace("\r", "")
                + reply.formatted("right*", "sixty days", 12).replace("\r", "");
    }

    private CliRun run(String... args) {
        return new CliRun.In(folder).run(args);
    }

    static Stream<String> kinds() {
        return KINDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_verdict_is_explained_with_what_would_turn_it(String kind) throws IOException {
        Told told = KINDS.get(kind);
        SuiteFolder suite = suite(told).file("replies.yaml", replies("mended*", "broke*"));
        if (told.isOfChange() && !kind.equals(WITHOUT_BASELINE)) {
            suite.evaluate("--recordings", "live");
            assertThat(run("accept", SuiteFolder.SUITE, "--inconclusive").err()).isEmpty();
            suite.file("replies.yaml", replies("broke*", "mended*"));
        }
        assertThat(suite.evaluate("--recordings", "live").out()).contains("GATE");

        CliRun explained = run("explain", SuiteFolder.SUITE);
        assertThat(explained.err()).isEmpty();
        String said = explained.out();

        Path file = FOLDER.resolve(kind + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, said);
        }
        assertThat(said).isEqualTo(Files.readString(file));
    }

    @Test
    void the_page_on_the_gate_shows_one_of_them() throws IOException {
        assertThat(Files.readString(Path.of("../docs/gate.md")))
                .contains("```text\n" + Files.readString(FOLDER.resolve("test-within-noise.txt")) + "```");
    }

    @Test
    void no_explanation_is_left_over() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            KINDS.keySet().stream().map(kind -> kind + ".txt").toList());
        }
    }
}
