import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures whole processes of the command line and prints tables: {@code mvn -Pbench verify}. Wall times on a busy
 * machine are noise: quote medians, ratios and CPU.
 *
 * <p>{@code -Dbench.parts=start,trials,load,formats,million,sizes} chooses; {@code -Dbench.peer=true} installs promptfoo by npm
 * into a folder below {@code target} and prints its rows beside ours.
 */
final class Bench {

    private static final int RUNS = 5;
    private static final String PEER = "0.123.1";
    private static final Path PROJECT = Path.of(System.getProperty("project", ".")).toAbsolutePath().normalize();
    private static final Path JAR = PROJECT.resolve("github-action/target/promptgate.jar");
    private static final Path SLIM = PROJECT.resolve("github-action/target/promptgate-slim.jar");

    private static final List<String> PARTS =
            List.of(property("bench.parts", "start,trials,load,sizes").split(","));

    private Bench() {}

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    /** Where promptfoo is or is to be; a folder that lacks it means: without the peer. */
    private static Path peer() throws Exception {
        String asked = property("bench.peer", "false");
        Path folder = asked.equals("true") || asked.equals("false")
                ? PROJECT.resolve("github-action/target/peer")
                : Path.of(asked);
        if (asked.equals("true") && !Files.exists(folder.resolve("node_modules/promptfoo"))) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
            System.out.println("installing promptfoo " + PEER + " by npm, which takes minutes and 2 GB");
            new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "node@22.23.3", "promptfoo@" + PEER)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        return asked.equals("false") ? folder.resolve("none") : folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("promptgate-bench");
        try {
            System.out.printf(
                    Locale.ROOT,
                    "%nJDK %s, %d processors, median of %d runs%n%n",
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    RUNS);
            if (PARTS.contains("start")) {
                startup(work);
            }
            if (PARTS.contains("trials")) {
                trials(work);
            }
            if (PARTS.contains("load")) {
                try (Load load = new Load(work, SLIM, peer())) {
                    load.table(PARTS.contains("million"));
                }
            }
            if (PARTS.contains("formats")) {
                Formats formats = new Formats(work, List.of("-jar", SLIM.toString()));
                formats.table(20_000, "256m");
                formats.table(200_000, "512m");
                if (PARTS.contains("million")) {
                    formats.table(1_000_000, "1g");
                }
            }
            if (PARTS.contains("sizes")) {
                sizes();
            }
        } finally {
            Measured.delete(work);
        }
    }

    private static void startup(Path work) throws Exception {
        Files.writeString(work.resolve("Empty.java"), "class Empty { public static void main(String[] a) {} }");
        new ProcessBuilder(Path.of(Measured.JAVA).resolveSibling("javac").toString(), "-d", work.toString(), work.resolve("Empty.java").toString())
                .inheritIO()
                .start()
                .waitFor();
        System.out.println("| start | wall s | CPU s | peak MB | to an empty JVM | exit |");
        System.out.println("| --- | --: | --: | --: | --: | --: |");
        Measured empty = Measured.median(RUNS, work, "-cp", work.toString(), "Empty");
        row("empty JVM", empty, empty);
        row("promptgate --version", Measured.median(RUNS, work, "-jar", JAR.toString(), "--version"), empty);
        row("promptgate-slim --version", Measured.median(RUNS, work, "-jar", SLIM.toString(), "--version"), empty);
        Path suite = PROJECT.resolve("datasets/quickstart/quickstart.suite.yaml");
        row(
                "quickstart, green",
                Measured.median(RUNS, work, "-jar", JAR.toString(), "evaluate", suite.toString(), "--output", work.toString()),
                empty);
    }

    private static void row(String name, Measured run, Measured empty) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.0f | %.1f x | %d |%n",
                name,
                run.wallSeconds(),
                run.cpuSeconds(),
                run.peakMegabytes(),
                run.wallSeconds() / empty.wallSeconds(),
                run.exitCode());
    }

    private static void trials(Path work) throws Exception {
        System.out.printf("%n| trials on the mock model, three scorers | wall s | CPU s | CPU ms/trial | peak MB | exit |%n");
        System.out.println("| --- | --: | --: | --: | --: | --: |");
        Measured thousand = evaluate(work, 250);
        trialsRow("1,000", thousand, thousand.cpuSeconds(), 1_000);
        Measured tenThousand = evaluate(work, 2_500);
        trialsRow("10,000", tenThousand, tenThousand.cpuSeconds(), 10_000);
        trialsRow("each beyond the first 1,000", tenThousand, tenThousand.cpuSeconds() - thousand.cpuSeconds(), 9_000);
        Measured fortyThousand = evaluate(work, 10_000);
        trialsRow("40,000", fortyThousand, fortyThousand.cpuSeconds(), 40_000);
    }

    private static void trialsRow(String name, Measured run, double cpu, int trials) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.3f | %.0f | %d |%n",
                name,
                run.wallSeconds(),
                cpu,
                cpu * 1000 / trials,
                run.peakMegabytes(),
                run.exitCode());
    }

    /** Cases x 2 prompts x 2 models. */
    private static Measured evaluate(Path work, int cases) throws Exception {
        Path folder = Files.createDirectories(work.resolve("trials-" + cases));
        StringBuilder csv = new StringBuilder("id,question\n");
        for (int i = 0; i < cases; i++) {
            csv.append("case-%d,What is the state of order %d?%n".formatted(i, i));
        }
        Files.writeString(folder.resolve("cases.csv"), csv);
        Files.writeString(
                folder.resolve("replies.yaml"),
                "replies:\n  - reply: {state: shipped, confidence: 0.9}\n    usage: {input: 40, output: 12}\n");
        Files.writeString(
                folder.resolve("bench.suite.yaml"),
                """
                suite: bench
                prompts:
                  - {id: plain, messages: [{user: "{{ question }}"}]}
                  - {id: strict, messages: [{system: Answer in JSON.}, {user: "{{ question }}"}]}
                models:
                  - {id: one, mock: replies.yaml}
                  - {id: two, mock: replies.yaml}
                dataset: cases.csv
                scorers:
                  - contains: shipped
                  - regex: "confidence"
                  - json-schema: {schema: {type: object, required: [state, confidence]}}
                gate:
                  - {metric: pass-rate, min: 99%}
                """);
        return Measured.median(
                RUNS,
                folder,
                "-jar",
                SLIM.toString(),
                "evaluate",
                folder.resolve("bench.suite.yaml").toString(),
                "--output",
                folder.resolve("out").toString());
    }

    private static void sizes() throws IOException {
        System.out.printf("%n| size | MB | limit MB |%n| --- | --: | --: |%n");
        Path libraries = PROJECT.resolve("eval-engine/target/libs");
        long bytes;
        try (Stream<Path> files = Files.list(libraries)) {
            bytes = files.mapToLong(file -> file.toFile().length()).sum();
        }
        System.out.printf(Locale.ROOT, "| the engine's dependencies | %.1f | 25 |%n", bytes / 1e6);
        System.out.printf(Locale.ROOT, "| promptgate-slim.jar | %.1f | |%n", SLIM.toFile().length() / 1e6);
        System.out.printf(Locale.ROOT, "| promptgate.jar | %.1f | |%n%n", JAR.toFile().length() / 1e6);
    }

}
