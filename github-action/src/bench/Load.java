import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many calls against a plain server on loopback, beside the limit (calls x latency / in flight) and the peer. */
final class Load implements AutoCloseable {

    private static final int RUNS = 3;

    /** What the Action starts Java with. */
    private static final String[] QUICK = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};


    private final Path work;
    private final Path jar;
    private final Path peer;
    private final Process server;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param peer folder that holds promptfoo's node_modules; where there is none, its rows are left out */
    Load(Path work, Path jar, Path peer) throws Exception {
        this.work = work;
        this.jar = jar;
        this.peer = peer;
        this.server = new ProcessBuilder(
                        Measured.JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("java.class.path"), "LoadServer", "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.port = Integer.parseInt(
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    /** @param millions whether the run of a million trials is wanted, which takes minutes */
    void table(boolean millions) throws Exception {
        System.out.printf(
                "%n| calls, latency, in flight | limit s | wall s | to limit | last half to limit | CPU s | CPU ms/call | peak MB | calls seen | most in flight | exit |%n");
        System.out.println("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        ours(250, 50, 50, RUNS, QUICK);
        peers(250, 50, 50);
        ours(2_500, 50, 50, RUNS, QUICK);
        peers(2_500, 50, 50);
        ours(2_500, 0, 50, RUNS, QUICK);
        ours(2_500, 0, 50, RUNS);
        ours(2_500, 200, 200, RUNS, QUICK);
        again(2_500);
        ours(25_000, 0, 50, 1, "-Xmx256m", QUICK[0], QUICK[1]);
        if (millions) {
            inProcess(25_000);
            inProcess(250_000);
        }
    }

    private void ours(int cases, int latency, int inFlight, int runs, String... options) throws Exception {
        List<Measured> measured = new ArrayList<>();
        List<Double> halves = new ArrayList<>();
        long seen = 0;
        long most = 0;
        Path folder = work.resolve("load");
        for (int i = 0; i < runs; i++) {
            Measured.delete(folder);
            Path suite = Tickets.ours(folder, cases, port, latency, inFlight);
            say("/reset?half=" + cases * Tickets.CELLS / 2);
            measured.add(evaluate(folder, suite, options));
            String stats = say("/stats");
            seen = number(stats, "calls");
            most = number(stats, "mostInFlight");
            halves.add(number(stats, "lastHalfMillis") / 1000.0);
        }
        halves.sort(null);
        row(
                "ours" + (List.of(options).contains(QUICK[0]) ? "" : ", plain java -jar")
                        + (List.of(options).contains("-Xmx256m") ? ", -Xmx256m" : ""),
                new Size(cases * Tickets.CELLS, latency, inFlight),
                Measured.median(measured),
                halves.get(runs / 2),
                seen + " | " + most);
    }

    private Measured evaluate(Path folder, Path suite, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-jar", jar.toString(), "evaluate", suite.toString(), "--output", folder.resolve("out").toString(), "--quiet"));
        return Measured.java(folder, arguments.toArray(String[]::new));
    }

    /** All recorded by a first run. */
    private void again(int cases) throws Exception {
        Path folder = work.resolve("load");
        Measured.delete(folder);
        Path suite = Tickets.ours(folder, cases, port, 0, 50);
        evaluate(folder, suite, QUICK);
        say("/reset");
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            measured.add(evaluate(folder, suite, QUICK));
        }
        row("ours, all recorded", new Size(cases * Tickets.CELLS, 0, 50), Measured.median(measured), 0, number(say("/stats"), "calls") + " | 0");
    }

    private void inProcess(int cases) throws Exception {
        Path folder = work.resolve("process");
        Path suite = Tickets.inProcess(folder, cases, 8);
        row("ours, mock model in process, -Xmx512m", new Size(cases * Tickets.CELLS, 0, 8), evaluate(folder, suite, "-Xmx512m"), 0, "0 | 0");
        Measured.delete(folder);
    }

    private void peers(int cases, int latency, int inFlight) throws Exception {
        Path program = peer.resolve("node_modules/promptfoo/dist/src/entrypoint.js");
        Path node = peer.resolve("node_modules/.bin/node");
        if (!Files.exists(node)) {
            return;
        }
        Path folder = work.resolve("peer");
        Measured.delete(folder);
        Tickets.peers(folder, cases, port, latency);
        say("/reset?half=" + cases * Tickets.CELLS / 2);
        Measured run = Measured.run(
                folder,
                Map.of(
                        "PROMPTFOO_CONFIG_DIR", folder.resolve("config").toString(),
                        "PROMPTFOO_DISABLE_TELEMETRY", "1",
                        "PROMPTFOO_DISABLE_UPDATE", "1",
                        "PROMPTFOO_DISABLE_SHARING", "1",
                        "PROMPTFOO_DISABLE_REMOTE_GENERATION", "1",
                        "PROMPTFOO_SELF_HOSTED", "1",
                        "NO_COLOR", "1"),
                List.of(
                        node.toString(), program.toString(), "eval", "-c", "promptfooconfig.yaml", "-j", "" + inFlight,
                        "--no-table", "--no-progress-bar", "--no-share", "--no-cache", "-o", "out.json"));
        String stats = say("/stats");
        row(
                "promptfoo",
                new Size(cases * Tickets.CELLS, latency, inFlight),
                run,
                number(stats, "lastHalfMillis") / 1000.0,
                number(stats, "calls") + " | " + number(stats, "mostInFlight"));
    }

    private record Size(int calls, int latency, int inFlight) {
        double limit() {
            return (double) calls * latency / inFlight / 1000;
        }
    }

    private static void row(String who, Size size, Measured run, double half, String seen) {
        double limit = size.limit();
        System.out.printf(
                Locale.ROOT,
                "| %s: %,d, %d ms, %d | %s | %.2f | %s | %s | %.2f | %.2f | %.0f | %s | %d |%n",
                who.strip(),
                size.calls,
                size.latency,
                size.inFlight,
                limit == 0 ? "" : "%.2f".formatted(limit),
                run.wallSeconds(),
                limit == 0 ? "" : "%.2f x".formatted(run.wallSeconds() / limit),
                limit == 0 ? "" : "%.2f x".formatted(half / (limit / 2)),
                run.cpuSeconds(),
                run.cpuSeconds() * 1000 / size.calls,
                run.peakMegabytes(),
                seen,
                run.exitCode());
    }

    private String say(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static long number(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
