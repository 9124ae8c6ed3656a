import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What each format takes of memory and time, written from the record of a large run by {@code report} in a small heap. */
record Formats(Path work, List<String> tool) {

    private static final List<String> ALL = List.of(
            "outcome",
            "html",
            "junit",
            "ctrf",
            "open-test",
            "sarif",
            "gitlab",
            "otel",
            "attestation",
            "summary",
            "agents",
            "csv",
            "badge");

    /** @param heap as {@code -Xmx} takes it */
    void table(int trials, String heap) throws Exception {
        Path folder = Files.createDirectories(work.resolve("formats-" + trials));
        suite(folder, trials / 4);
        Measured run =
                process(folder, "1g", "evaluate", "formats.suite.yaml", "--formats", "outcome", "--output", "out");
        System.out.printf(
                Locale.ROOT,
                "%nThe record of %,d trials: exit %d, %,.0f MB%n%n",
                trials,
                run.exitCode(),
                megabytes(folder.resolve("out")));
        System.out.printf("| %,d trials, -Xmx%s | MB written | wall s | CPU s | peak MB | exit |%n", trials, heap);
        System.out.println("| --- | --: | --: | --: | --: | --: |");
        for (String format : ALL) {
            Path written = folder.resolve("written-" + format);
            Measured told = process(folder, heap, "report", "out", "--formats", format, "--output", written.toString());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.0f | %d |%n",
                    format,
                    megabytes(written),
                    told.wallSeconds(),
                    told.cpuSeconds(),
                    told.peakMegabytes(),
                    told.exitCode());
            Measured.delete(written);
        }
    }

    private Measured process(Path folder, String heap, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("-Xmx" + heap, "-XX:+UseSerialGC"));
        command.addAll(tool);
        command.addAll(List.of(arguments));
        return Measured.java(folder, command.toArray(String[]::new));
    }

    private static double megabytes(Path folder) throws Exception {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() / 1e6;
        }
    }

    /** Cases x 2 prompts x 2 models; one case in ten fails. */
    private static void suite(Path folder, int cases) throws Exception {
        try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("cases.csv"))) {
            csv.write("id,question\n");
            for (int i = 0; i < cases; i++) {
                csv.write("case-%d,May I return order %d within 60 days?%n".formatted(i, i));
            }
        }
        Files.writeString(folder.resolve("replies.yaml"), """
                replies:
                  - {when: {case: "*7"}, reply: There is no fee.}
                  - {reply: "Within 60 days, unused and in its box."}
                """);
        Files.writeString(folder.resolve("formats.suite.yaml"), """
                suite: formats
                prompts:
                  - {id: plain, messages: [{user: "{{ question }}"}]}
                  - {id: kind, messages: [{user: "Kindly: {{ question }}"}]}
                models:
                  - {id: small, mock: replies.yaml}
                  - {id: large, mock: replies.yaml}
                dataset: cases.csv
                scorers:
                  - contains: 60 days
                gate:
                  - {metric: pass-rate, min: 50%}
                """);
    }
}
