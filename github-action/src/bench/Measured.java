import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One process, measured from outside. CPU is user plus system of the child as the kernel booked it on its parent;
 * memory is the high-water mark of the child (its largest descendant where it only starts another), read from
 * {@code /proc} while it runs. Linux only.
 */
record Measured(double wallSeconds, double cpuSeconds, double peakMegabytes, int exitCode, String output) {

    static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    /** A Java process. */
    static Measured java(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(List.of(arguments));
        return run(folder, Map.of(), command);
    }

    /** The medians of several runs after a warm-up. */
    static Measured median(int runs, Path folder, String... arguments) throws Exception {
        java(folder, arguments);
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            measured.add(java(folder, arguments));
        }
        return median(measured);
    }

    static Measured median(List<Measured> runs) {
        return new Measured(
                middle(runs, Comparator.comparing(Measured::wallSeconds)).wallSeconds,
                middle(runs, Comparator.comparing(Measured::cpuSeconds)).cpuSeconds,
                middle(runs, Comparator.comparing(Measured::peakMegabytes)).peakMegabytes,
                runs.get(0).exitCode,
                runs.get(0).output);
    }

    private static Measured middle(List<Measured> runs, Comparator<Measured> order) {
        return runs.stream().sorted(order).toList().get(runs.size() / 2);
    }

    static Measured run(Path folder, Map<String, String> environment, List<String> command) throws Exception {
        Path log = Files.createTempFile("bench", ".log");
        double before = childrenCpuSeconds();
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        double peak = 0;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(process.toHandle()));
        }
        double wall = (System.nanoTime() - start) / 1e9;
        Measured measured =
                new Measured(wall, childrenCpuSeconds() - before, peak, process.exitValue(), Files.readString(log));
        Files.delete(log);
        return measured;
    }

    private static double peak(ProcessHandle process) {
        return Math.max(
                peakMegabytes(process.pid()),
                process.descendants().mapToDouble(child -> peakMegabytes(child.pid())).max().orElse(0));
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

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
