import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures whole processes of the command line from outside and prints a table: {@code mvn -Pbench verify}.
 *
 * <p>CPU is user plus system of the child as the kernel booked it on its parent; memory is the child's own high-water
 * mark, read from {@code /proc} while it runs. Linux only. Wall times on a busy machine are noise: quote medians,
 * ratios and CPU.
 */
final class Bench {

    private static final int RUNS = 5;
    private static final Path PROJECT = Path.of(System.getProperty("project", ".")).toAbsolutePath().normalize();
    private static final Path JAR = PROJECT.resolve("github-action/target/promptgate.jar");
    private static final Path SLIM = PROJECT.resolve("github-action/target/promptgate-slim.jar");
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    private record Run(double wallSeconds, double cpuSeconds, double peakMegabytes, int exitCode) {}

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("promptgate-bench");
        try {
            System.out.printf(
                    Locale.ROOT,
                    "%nJDK %s, %d processors, median of %d runs%n%n",
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    RUNS);
            startup(work);
            trials(work);
            sizes();
        } finally {
            delete(work);
        }
    }

    private static void startup(Path work) throws Exception {
        Files.writeString(work.resolve("Empty.java"), "class Empty { public static void main(String[] a) {} }");
        new ProcessBuilder(Path.of(JAVA).resolveSibling("javac").toString(), "-d", work.toString(), work.resolve("Empty.java").toString())
                .inheritIO()
                .start()
                .waitFor();
        System.out.println("| start | wall s | CPU s | peak MB | to an empty JVM | exit |");
        System.out.println("| --- | --: | --: | --: | --: | --: |");
        Run empty = median(work, "-cp", work.toString(), "Empty");
        row("empty JVM", empty, empty);
        row("promptgate --version", median(work, "-jar", JAR.toString(), "--version"), empty);
        row("promptgate-slim --version", median(work, "-jar", SLIM.toString(), "--version"), empty);
        Path suite = PROJECT.resolve("datasets/quickstart/quickstart.suite.yaml");
        row(
                "quickstart, green",
                median(work, "-jar", JAR.toString(), "evaluate", suite.toString(), "--output", work.toString()),
                empty);
    }

    private static void row(String name, Run run, Run empty) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.0f | %.1f x | %d |%n",
                name,
                run.wallSeconds,
                run.cpuSeconds,
                run.peakMegabytes,
                run.wallSeconds / empty.wallSeconds,
                run.exitCode);
    }

    private static void trials(Path work) throws Exception {
        System.out.printf("%n| trials on the mock model, three scorers | wall s | CPU s | CPU ms/trial | peak MB | exit |%n");
        System.out.println("| --- | --: | --: | --: | --: | --: |");
        Run thousand = evaluate(work, 250);
        trialsRow("1,000", thousand, thousand.cpuSeconds, 1_000);
        Run tenThousand = evaluate(work, 2_500);
        trialsRow("10,000", tenThousand, tenThousand.cpuSeconds, 10_000);
        trialsRow("each beyond the first 1,000", tenThousand, tenThousand.cpuSeconds - thousand.cpuSeconds, 9_000);
        Run fortyThousand = evaluate(work, 10_000);
        trialsRow("40,000", fortyThousand, fortyThousand.cpuSeconds, 40_000);
    }

    private static void trialsRow(String name, Run run, double cpu, int trials) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.3f | %.0f | %d |%n",
                name,
                run.wallSeconds,
                cpu,
                cpu * 1000 / trials,
                run.peakMegabytes,
                run.exitCode);
    }

    /** Cases x 2 prompts x 2 models. */
    private static Run evaluate(Path work, int cases) throws Exception {
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
        return median(
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

    private static Run median(Path folder, String... arguments) throws Exception {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i <= RUNS; i++) {
            Run run = run(folder, arguments);
            if (i > 0) {
                runs.add(run);
            }
        }
        return new Run(
                middle(runs, Comparator.comparing(Run::wallSeconds)).wallSeconds,
                middle(runs, Comparator.comparing(Run::cpuSeconds)).cpuSeconds,
                middle(runs, Comparator.comparing(Run::peakMegabytes)).peakMegabytes,
                runs.get(0).exitCode);
    }

    private static Run middle(List<Run> runs, Comparator<Run> order) {
        return runs.stream().sorted(order).toList().get(runs.size() / 2);
    }

    private static Run run(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(Arrays.asList(arguments));
        double before = childrenCpuSeconds();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        double peak = 0;
        while (!process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakMegabytes(process.pid()));
        }
        double wall = (System.nanoTime() - start) / 1e9;
        return new Run(wall, childrenCpuSeconds() - before, peak, process.exitValue());
    }

    private static double peakMegabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }

    /** User and system time of all children that have ended, in ticks of 10 ms. */
    private static double childrenCpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
