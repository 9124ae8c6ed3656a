package io.github.promptgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.promptgate.reports.terminal.Color;
import io.github.promptgate.source.Digest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Run, label on the served page, run again: the kappa appears and gates. */
@Timeout(60)
class ReviewTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private SuiteFolder suite;

    @BeforeEach
    void check_out() throws IOException {
        suite = SuiteFolder.in(folder)
                .replace("replies.yaml", "The fee is 15 %.", "There is no fee.")
                .replace(
                        SuiteFolder.SUITE,
                        "  - {metric: contains, min: 90%}",
                        "  - {metric: contains, min: 50%}\n  - {metric: judge-agreement, min: 0.6}\nlabels: labels.jsonl");
    }

    private CliRun run(String... args) {
        return new CliRun.In(folder).run(args);
    }

    private static String label(String caseId, String answer, String verdict, String at) {
        return "{\"case\":\"" + caseId + "\",\"cell\":\"plain@scripted\",\"answerSha256\":\"" + Digest.sha256(answer)
                + "\",\"verdict\":\"" + verdict + "\",\"reviewer\":\"ann\",\"at\":\"" + at + "\"}\n";
    }

    /** Labels on the page that the command serves, and says that one is done. */
    private CliRun review(String labels, String... flags) throws Exception {
        PipedInputStream in = new PipedInputStream(1 << 16);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        PrintStream out = new PrintStream(new PipedOutputStream(in), true, StandardCharsets.UTF_8);
        try {
            Surroundings process = new Surroundings(
                    new Surroundings.Streams(out, out, StandardCharsets.UTF_8, Color.Destination.OTHER),
                    folder,
                    name -> Optional.ofNullable(environment.get(name)),
                    Clock.systemUTC(),
                    () -> "token");
            String[] args = Stream.concat(Stream.of("review", SuiteFolder.SUITE), Stream.of(flags))
                    .toArray(String[]::new);
            Future<Integer> code = thread.submit(() -> new Cli(process).run(args));
            BufferedReader told = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String first = told.readLine();
            String address = first.replace("Review: ", "");
            assertThat(send("PUT", address + "labels", labels)).isEqualTo(200);
            assertThat(send("POST", address + "done", "")).isEqualTo(200);
            int ended = code.get();
            out.close();
            return new CliRun(ended, first + "\n" + told.lines().collect(Collectors.joining("\n")), "");
        } finally {
            thread.shutdownNow();
        }
    }

    private static int send(String method, String address, String body) throws Exception {
        URI page = URI.create(address);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(page)
                                .header("Origin", "http://" + page.getAuthority())
                                .header("Content-Type", "application/x-ndjson")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void label_save_run_again_and_the_kappa_appears_and_gates() throws Exception {
        assertThat(run("evaluate", SuiteFolder.SUITE).code()).isEqualTo(3);

        CliRun reviewed = review(label("window", "Within 60 days.", "good", "2026-11-22T10:00:00Z")
                + label("fee", "There is no fee.", "bad", "2026-11-22T10:00:00Z"));

        assertThat(reviewed.code()).isZero();
        CliRun agreeing = run("evaluate", SuiteFolder.SUITE);
        assertThat(agreeing.out()).contains("Judge and people: pass-rate kappa 1.00 on 2 labelled answers");
        assertThat(agreeing.code()).isZero();
        assertThat(Files.readString(folder.resolve("target/promptgate/demo/outcome.json")))
                .contains("\"source\": \"labels\"", "\"kappa\": 1.0", "\"file\": \"labels.jsonl\"", "\"answers\": 2");
        String written = Files.readString(folder.resolve("target/promptgate/demo/report.html"));
        assertThat(run("report", "target").err()).isEmpty();
        assertThat(Files.readString(folder.resolve("target/promptgate/demo/report.html")))
                .isEqualTo(written);

        review(label("fee", "There is no fee.", "good", "2026-11-22T11:00:00Z"));
        CliRun disagreeing = run("evaluate", SuiteFolder.SUITE);
        assertThat(disagreeing.code()).isEqualTo(3);
        assertThat(disagreeing.out()).contains("judge-agreement min 0.6");
    }

    @Test
    void a_report_without_the_labels_that_the_run_had_says_so() throws Exception {
        run("evaluate", SuiteFolder.SUITE);
        assertThat(run("report", "target").out()).contains("labels.jsonl  LABEL-002  there are no labels yet");
        Path labels = folder.resolve("labels.jsonl");
        String ann = label("window", "Within 60 days.", "good", "2026-11-22T10:00:00Z");
        Files.writeString(labels, ann + label("fee", "There is no fee.", "bad", "2026-11-22T10:00:00Z"));
        assertThat(run("evaluate", SuiteFolder.SUITE).code()).isZero();
        assertThat(run("report", "target").out()).doesNotContain("LABEL-");

        Files.writeString(labels, ann);
        assertThat(run("report", "target").out())
                .contains("labels.jsonl  LABEL-005  the run had 2 labels, and there is 1 now:"
                        + " agreement, corrected rates and rules on them are not those of the run");
        Files.delete(labels);
        assertThat(run("report", "target").out())
                .contains("labels.jsonl  LABEL-005  the run had 2 labels, and the file is not there now:"
                        + " agreement, corrected rates and rules on them are not those of the run")
                .doesNotContain("LABEL-002");
        assertThat(Files.readString(folder.resolve("target/promptgate/demo/report.html")))
                .contains("LABEL-005");
        assertThat(review("").out()).contains("LABEL-005  the run had 2 labels, and the file is not there now");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the browser is a shell script")
    void a_browser_gets_the_address_as_its_argument_and_one_that_cannot_is_a_note() throws Exception {
        run("evaluate", SuiteFolder.SUITE);
        Path opened = folder.resolve("opened $(touch owned)");
        Path program =
                Files.writeString(folder.resolve("browser"), "#!/bin/sh\nprintf '%s' \"$*\" > '" + opened + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        environment.put("BROWSER", program.toString());

        CliRun reviewed = review("", "--open");

        String address = reviewed.out().lines().findFirst().orElseThrow().replace("Review: ", "");
        assertThat(Files.readString(opened)).isEqualTo(address);
        assertThat(reviewed.out()).doesNotContain("No browser");

        Files.writeString(program, "#!/bin/sh\nexit 3\n");
        assertThat(review("", "--open").out())
                .contains(
                        "No browser was opened by " + program + ": it ended with 3. Open the address above yourself.");
        environment.put("BROWSER", folder.resolve("nowhere").toString());
        CliRun without = review("", "--open");
        assertThat(without.code()).isZero();
        assertThat(without.out()).contains("it cannot be run.");
        assertThat(without.out().split("/[0-9a-f]{64}/", -1)).hasSize(2);
    }

    @Test
    void each_system_has_its_program_and_no_shell() {
        assertThat(Stream.of("Linux", "Mac OS X", "Windows 11", "FreeBSD")
                        .map(system ->
                                SystemBrowser.of(Optional.empty(), system).command()))
                .containsExactly(
                        List.of("xdg-open"),
                        List.of("open"),
                        List.of("rundll32", "url.dll,FileProtocolHandler"),
                        List.of("xdg-open"));
    }

    @Test
    void a_broken_file_of_labels_is_refused_before_anything_is_served() throws Exception {
        suite.replace(SuiteFolder.SUITE, "\nlabels: labels.jsonl", "")
                .replace(SuiteFolder.SUITE, "\n  - {metric: judge-agreement, min: 0.6}", "");
        run("evaluate", SuiteFolder.SUITE);
        Files.writeString(
                folder.resolve("labels.jsonl"),
                label("window", "Within 60 days.", "good", "2026-11-22T10:00:00Z") + "<<<<<<< HEAD\n");

        CliRun refused = run("review", SuiteFolder.SUITE);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("labels.jsonl:2:1  LABEL-001  ");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void without_a_run_or_with_a_port_that_is_none_nothing_is_served() {
        assertThat(run("review", SuiteFolder.SUITE).err()).contains("SOURCE-001  there is no finished run to review");
        run("evaluate", SuiteFolder.SUITE);
        assertThat(run("review", SuiteFolder.SUITE, "--port", "99999").err())
                .contains("RUN-003  \"99999\" is not a port");
    }
}
