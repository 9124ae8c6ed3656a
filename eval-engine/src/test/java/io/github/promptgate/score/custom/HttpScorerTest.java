package io.github.promptgate.score.custom;

import static io.github.promptgate.score.Asked.NOTHING;
import static io.github.promptgate.score.Asked.scored;
import static io.github.promptgate.score.Asked.unscored;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.promptgate.model.transport.Deadline;
import io.github.promptgate.model.transport.Ticker;
import io.github.promptgate.record.Score;
import io.github.promptgate.record.Score.Mark;
import io.github.promptgate.record.UnscoredCause;
import io.github.promptgate.score.Answer;
import io.github.promptgate.score.Asked;
import io.github.promptgate.score.Scorer;
import io.github.promptgate.source.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpScorerTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("SCORE_TOKEN", "tok-123456");
    private static final Answer ANSWER = Answer.of("30 days")
            .to("{\"question\": \"How \\\"long\\\"?\", \"expected\": [\"a\", \"b\"]}")
            .from("Within 30 days.");

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private int status = 200;
    private String says = "{\"score\": 0.75, \"reason\": \"fine\"}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/score", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Key")));
            byte[] reply = says.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.createContext("/silent", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void an_endpoint_is_told_all_about_the_reply_and_gives_the_score() {
        Score.Scored score = scored(score("threshold: 0.75"));

        assertThat(score.value()).isEqualTo(0.75);
        assertThat(score.mark()).isEqualTo(Mark.PASSED);
        assertThat(score.evidence().reason()).isEqualTo("fine");
        assertThat(bodies)
                .singleElement()
                .satisfies(body -> assertThat(JsonText.write(JsonText.read(body, "body")))
                        .isEqualTo("{\"answer\":\"30 days\",\"case\":\"c1\",\"cell\":\"grounded@small\","
                                + "\"contexts\":[\"Within 30 days.\"],\"expected\":[\"a\",\"b\"],\"metric\":\"http\","
                                + "\"question\":\"How \\\"long\\\"?\",\"reference\":null,\"sample\":1,"
                                + "\"variables\":{\"expected\":[\"a\",\"b\"],\"question\":\"How \\\"long\\\"?\"}}"));
    }

    @Test
    void a_body_of_ones_own_is_a_template_that_no_value_leaves() {
        scored(score("body: {text: \"Q: {{ question }}\", gold: \"{{ variables.expected }}\"}"));

        assertThat(bodies).containsExactly("{\"text\":\"Q: How \\\"long\\\"?\",\"gold\":\"[\\\"a\\\",\\\"b\\\"]\"}");
    }

    @Test
    void a_secret_goes_into_a_header_and_into_nothing_else() {
        says = "{\"score\": 1, \"reason\": \"your key is tok-123456\"}";

        Score.Scored score = scored(score("headers: {X-Key: \"${env:SCORE_TOKEN}\"}"));

        assertThat(keys).containsExactly("tok-123456");
        assertThat(score.evidence().reason()).isEqualTo("your key is ***");
    }

    @Test
    void a_refusal_is_unscored_and_says_what_the_endpoint_said() {
        status = 400;
        says = "no such style";

        Score.Unscored score = unscored(score(""));

        assertThat(score.cause()).isEqualTo(UnscoredCause.SCORER_FAILED);
        assertThat(score.detail()).startsWith("CALL-008 ").endsWith("no such style");
    }

    @Test
    void what_is_no_score_is_unscored() {
        says = "<html>fine</html>";

        assertThat(unscored(score("")).detail()).isEqualTo("its reply is no JSON: <html>fine</html>");
    }

    @Test
    void an_endpoint_that_is_silent_ends_with_its_trial() {
        Deadline soon = Deadline.in("trial-timeout", Duration.ofMillis(300), Ticker.system());
        Scorer scorer = Asked.scorer("http: " + url("/silent"), Path.of("."), ENVIRONMENT);

        Score.Unscored score = unscored(Asked.score(scorer, ANSWER, NOTHING.by(Optional.of(soon))));

        assertThat(score.cause()).isEqualTo(UnscoredCause.LIMIT);
        assertThat(score.detail()).startsWith("CALL-005 ").contains("trial-timeout");
    }

    private Score score(String option) {
        String options = option.isEmpty() ? "" : ", " + option;
        return Asked.score(
                Asked.scorer("http: {url: \"" + url("/score") + "\"" + options + "}", Path.of("."), ENVIRONMENT),
                ANSWER,
                NOTHING);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }
}
