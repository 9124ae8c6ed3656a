package io.github.promptgate.reports.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.promptgate.Reviewed;
import io.github.promptgate.label.HumanLabel;
import io.github.promptgate.label.LabelFile;
import io.github.promptgate.problem.ProblemException;
import io.github.promptgate.reports.Fixture;
import io.github.promptgate.reports.text.Rerun;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real requests, byte for byte as a browser or an attacker sends them. */
@Timeout(60)
class ReviewServerTest {

    @TempDir
    Path folder;

    private Path labels;
    private ReviewServer server;
    private String host;
    private String token;

    @BeforeEach
    void serve() {
        labels = folder.resolve("labels.jsonl");
        server = ReviewServer.start(new Reviewed(Fixture.failed(), labels, "labels.jsonl"), Rerun.Door.maven(), 0);
        URI address = server.address();
        host = address.getHost() + ":" + address.getPort();
        token = address.getPath();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private record Answer(int status, String head, String body) {}

    private Answer ask(String request, String... headers) throws IOException {
        return ask(request, new byte[0], headers);
    }

    private Answer ask(String request, byte[] body, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(request + " HTTP/1.1"));
        lines.addAll(List.of(headers));
        if (Stream.of(headers).noneMatch(header -> header.startsWith("Content-Length"))) {
            lines.add("Content-Length: " + body.length);
        }
        lines.add("Connection: close");
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end), answer.substring(end + 4));
        }
    }

    private String hostLine() {
        return "Host: " + host;
    }

    private String originLine() {
        return "Origin: http://" + host;
    }

    private Answer put(String text) throws IOException {
        return ask(
                "PUT " + token + "labels",
                text.getBytes(StandardCharsets.UTF_8),
                hostLine(),
                originLine(),
                "Content-Type: application/x-ndjson");
    }

    private static String line(String caseId, String reviewer, String verdict) {
        return "{\"case\":\"" + caseId + "\",\"cell\":\"p@m\",\"answerSha256\":\"" + "a".repeat(64)
                + "\",\"verdict\":\"" + verdict + "\",\"comment\":\"\",\"reviewer\":\"" + reviewer
                + "\",\"at\":\"2026-11-22T10:00:00Z\"}\n";
    }

    @Test
    void the_page_is_served_to_who_knows_its_address_and_may_ask_only_its_own_server() throws IOException {
        Answer page = ask("GET " + token, hostLine());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("connect-src &#39;self&#39;").doesNotContain("connect-src &#39;none&#39;");
        assertThat(page.head())
                .contains("no-store")
                .contains("nosniff")
                .contains("frame-ancestors 'none'")
                .contains("no-referrer")
                .doesNotContain("Access-Control");
        assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
        assertThat(token).hasSize(66);
    }

    @Test
    void labels_are_saved_beside_those_of_others_and_all_come_back() throws IOException {
        Files.writeString(labels, line("c1", "bob", "bad"));

        Answer saved = put(line("c1", "ann", "good"));

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body()).isEqualTo(line("c1", "bob", "bad") + line("c1", "ann", "good"));
        assertThat(labels).content().isEqualTo(saved.body());
        assertThat(put("").body()).isEqualTo(saved.body());
    }

    @Test
    void a_wrong_token_host_or_origin_is_refused_and_changes_nothing() throws IOException {
        String other = "/" + "0".repeat(64) + "/";
        byte[] body = line("c1", "ann", "good").getBytes(StandardCharsets.UTF_8);
        String type = "Content-Type: application/x-ndjson";

        assertThat(ask("GET " + other, hostLine()).status()).isEqualTo(403);
        assertThat(ask("GET /", hostLine()).status()).isEqualTo(403);
        assertThat(ask("PUT " + other + "labels", body, hostLine(), originLine(), type)
                        .status())
                .isEqualTo(403);
        for (String wrong : List.of(
                "Host: evil.example", "Host: localhost:" + server.address().getPort(), "Host: 127.0.0.1")) {
            assertThat(ask("GET " + token, wrong).status()).as(wrong).isEqualTo(403);
        }
        for (String wrong :
                List.of("Origin: http://evil.example", "Origin: null", "Origin: http://" + host + ".evil.example")) {
            assertThat(ask("PUT " + token + "labels", body, hostLine(), wrong, type)
                            .status())
                    .as(wrong)
                    .isEqualTo(403);
            assertThat(ask("GET " + token, hostLine(), wrong).status())
                    .as(wrong)
                    .isEqualTo(403);
        }
        assertThat(ask("PUT " + token + "labels", body, hostLine(), type).status())
                .as("without origin")
                .isEqualTo(403);
        assertThat(ask("GET " + token, hostLine(), "Sec-Fetch-Site: cross-site").status())
                .isEqualTo(403);
        assertThat(ask("OPTIONS " + token + "labels", hostLine(), "Origin: http://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(labels).doesNotExist();
    }

    @Test
    void nothing_but_the_page_its_labels_and_done_can_be_asked_for() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        for (String path : List.of(
                "../secret.txt", "%2e%2e/secret.txt", "labels/../../secret.txt", "secret.txt", "//etc/passwd")) {
            Answer answer = ask("GET " + token + path, hostLine());
            assertThat(answer.status()).as(path).isIn(400, 403, 404);
            assertThat(answer.body()).as(path).doesNotContain("secret");
        }
        assertThat(ask("GET " + token + "labels", hostLine()).status()).isEqualTo(405);
        assertThat(ask("DELETE " + token + "labels", hostLine(), originLine()).status())
                .isEqualTo(405);
        assertThat(ask("POST " + token, hostLine(), originLine()).status()).isEqualTo(405);
        assertThat(ask("GET " + token + "done", hostLine()).status()).isEqualTo(405);
    }

    @Test
    void what_is_too_large_or_no_label_is_refused_and_told() throws IOException {
        byte[] large = new byte[ReviewHandler.MOST + 1];
        assertThat(ask("PUT " + token + "labels", large, hostLine(), originLine(), "Content-Type: application/x-ndjson")
                        .status())
                .isEqualTo(413);
        assertThat(ask("PUT " + token + "labels", hostLine(), originLine(), "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(put("{\"case\": \"<script>alert(1)</script>\"}").body())
                .startsWith("labels:1:1 LABEL-001 a label has no \"cell\"");
        assertThat(put(line("c1", "ann", "fine")).status()).isEqualTo(422);
        assertThat(put("[".repeat(100_000)).status()).isEqualTo(422);
        assertThat(ask(
                                "PUT " + token + "labels",
                                new byte[] {(byte) 0xff},
                                hostLine(),
                                originLine(),
                                "Content-Type: application/x-ndjson")
                        .status())
                .isEqualTo(422);
        assertThat(labels).doesNotExist();
    }

    @Test
    void hostile_labels_are_kept_as_the_text_that_they_are() throws IOException {
        String hostile = line("</script><script>alert(1)</script>", "=cmd|' /C calc'!A0\\u202e\\u0000", "bad");

        assertThat(put(hostile).status()).isEqualTo(200);
        List<HumanLabel> kept = LabelFile.read(labels, "labels.jsonl");
        assertThat(kept).singleElement().satisfies(label -> {
            assertThat(label.caseId()).isEqualTo("</script><script>alert(1)</script>");
            assertThat(label.reviewer()).endsWith("\u202e\u0000");
        });
    }

    @Test
    void a_file_that_somebody_broke_is_told_and_left() throws IOException {
        Files.writeString(labels, "<<<<<<< HEAD\n");

        Answer answer = put(line("c1", "ann", "good"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).startsWith("labels.jsonl:1:");
        assertThat(labels).hasContent("<<<<<<< HEAD");
    }

    @Test
    void of_many_saves_at_once_none_is_lost() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(8);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String line = line("c" + i, "r" + i % 4, "good");
            answers.add(people.submit(() -> put(line)));
        }
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(200);
        }
        people.shutdown();
        assertThat(people.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(LabelFile.read(labels, "labels.jsonl")).hasSize(40);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(labels);
        }
    }

    @Test
    void done_ends_the_wait_and_a_port_that_is_taken_is_told() throws Exception {
        assertThatThrownBy(() -> ReviewServer.start(
                        new Reviewed(Fixture.failed(), labels, "labels.jsonl"),
                        Rerun.Door.maven(),
                        server.address().getPort()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be used");

        assertThat(ask("POST " + token + "done", hostLine(), originLine()).status())
                .isEqualTo(200);
        server.untilDone();
    }
}
