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
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Run, label on the served page, run again: the kappa appears and gates. */
@Timeout(60)
class ReviewTest {

    @TempDir
    Path folder;

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
    private int review(String labels) throws Exception {
        PipedInputStream in = new PipedInputStream(1 << 16);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (PrintStream out = new PrintStream(new PipedOutputStream(in), true, StandardCharsets.UTF_8)) {
            Surroundings process = new Surroundings(
                    new Surroundings.Streams(out, out, StandardCharsets.UTF_8, Color.Destination.OTHER),
                    folder,
                    name -> Optional.empty(),
                    Clock.systemUTC(),
                    () -> "token");
            Future<Integer> code = thread.submit(() -> new Cli(process).run("review", SuiteFolder.SUITE));
            String address = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .readLine()
                    .replace("Review: ", "");
            assertThat(send("PUT", address + "labels", labels)).isEqualTo(200);
            assertThat(send("POST", address + "done", "")).isEqualTo(200);
            return code.get();
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

        int code = review(label("window", "Within 60 days.", "good", "2026-11-22T10:00:00Z")
                + label("fee", "There is no fee.", "bad", "2026-11-22T10:00:00Z"));

        assertThat(code).isZero();
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
    void without_a_run_or_with_a_port_that_is_none_nothing_is_served() {
        assertThat(run("review", SuiteFolder.SUITE).err()).contains("SOURCE-001  there is no finished run to review");
        run("evaluate", SuiteFolder.SUITE);
        assertThat(run("review", SuiteFolder.SUITE, "--port", "99999").err())
                .contains("RUN-003  \"99999\" is not a port");
    }
}
